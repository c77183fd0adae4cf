import type * as aws from "@pulumi/aws";

import type { WafConfig } from "../../config/sections/waf";
import type { Answer } from "./acl-rule";

const CONTENT_TYPES = {
    json: "APPLICATION_JSON",
    html: "TEXT_HTML",
    text: "TEXT_PLAIN",
} as const;

const ANSWERS: readonly Answer[] = ["blocked", "rateLimited"];

/** The bodies that blocking rules refer to by key. */
export function responseBodies({
    responses,
}: Pick<WafConfig, "responses">): aws.types.input.wafv2.WebAclCustomResponseBody[] {
    return ANSWERS.flatMap((key) => {
        const response = responses[key];
        return response === undefined
            ? []
            : [{ key, content: response.body, contentType: CONTENT_TYPES[response.contentType] }];
    });
}
