import { readFileSync } from "node:fs";

import { parse } from "yaml";
import { z } from "zod";

/** What the emulated account must hold for a stack to be deployable. */
export interface Account {
    accountId: string;
    region: string;
    /** Hosted zones that exist already. */
    zones: string[];
    /** ARNs of certificates that are issued already. */
    certificates: string[];
    /** ARNs of target groups, functions and topics that are there already. */
    outside: string[];
}

const stackFileSchema = z.object({
    config: z.object({
        "aws:region": z.string().catch("eu-west-1"),
        "mesh-edge:accountId": z.coerce.string().catch("111122223333"),
        "mesh-edge:edge": z
            .object({
                zone: z.string(),
                certificateArn: z.string().optional(),
                paths: z.unknown().optional(),
            })
            .optional()
            .catch(undefined),
        "mesh-edge:observability": z.unknown().optional(),
    }),
});

/** The account that a stack file speaks of. What is wrong in the file is left to the program to say. */
export function accountOf(stackFile: string): Account {
    const { config } = stackFileSchema.parse(parse(readFileSync(stackFile, "utf8")));
    const edge = config["mesh-edge:edge"];
    return {
        accountId: config["mesh-edge:accountId"],
        region: config["aws:region"],
        zones: edge ? [edge.zone] : [],
        certificates: edge?.certificateArn ? [edge.certificateArn] : [],
        outside: textsIn([edge?.paths, config["mesh-edge:observability"]])
            .filter((text) => OUTSIDE.test(text))
            .map(withoutQualifier),
    };
}

/** A version or an alias is the function's. */
function withoutQualifier(arn: string): string {
    return arn.replace(/(:function:[^:]+):.*$/, "$1");
}

const OUTSIDE = /^arn:[\w-]+:(elasticloadbalancing:.*:targetgroup\/|lambda:.*:function:|sns:)/;

function textsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
