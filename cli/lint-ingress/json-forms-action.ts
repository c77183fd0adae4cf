import { z } from "zod";

import { STICKINESS, TARGETS_PER_ACTION } from "../../components/values/elb-limits";
import { says, text, textLike, whole } from "./json-values";

const WEIGHT = { min: 0, max: 999 };

const targetGroup = z
    .strictObject({
        targetGroupARN: text.optional(),
        targetGroupName: text.optional(),
        serviceName: text.optional(),
        servicePort: z.union([z.int(), text]).optional(),
        weight: whole(WEIGHT).optional(),
    })
    .refine(
        (group) =>
            [group.targetGroupARN ?? group.targetGroupName, group.serviceName].filter(Boolean)
                .length === 1,
        says(
            "needs either serviceName or targetGroupARN (or targetGroupName)",
            "write one of them",
        ),
    )
    .refine(
        (group) => group.serviceName === undefined || group.servicePort !== undefined,
        says("needs servicePort with serviceName", "add servicePort, a port of that Service"),
    );

const fixedResponse = z.strictObject({
    contentType: text.optional(),
    messageBody: text.max(1024).optional(),
    // Text, too: the controller's Go types refuse a number.
    statusCode: textLike(
        (code) => /^[245]\d\d$/.test(code),
        "must be 2xx, 4xx or 5xx",
        (code) =>
            /^3\d\d$/.test(code)
                ? "answer with another code, or make the action one of type redirect"
                : "write three digits of such a code",
    ),
});

/** An ALB has two codes; other ones come nearest to them by whether they last. */
const REDIRECTS: Readonly<Record<string, string>> = {
    "301": "HTTP_301",
    "302": "HTTP_302",
    "303": "HTTP_302",
    "307": "HTTP_302",
    "308": "HTTP_301",
};

const redirect = z.strictObject({
    host: text.optional(),
    path: text.optional(),
    port: text.optional(),
    protocol: z.enum(["HTTP", "HTTPS", "#{protocol}"]).optional(),
    query: text.optional(),
    statusCode: textLike(
        (code) => /^HTTP_30[12]$/.test(code),
        "must be HTTP_301 or HTTP_302",
        (code) => {
            const meant = REDIRECTS[/\d+/.exec(code)?.[0] ?? ""];
            return meant === undefined
                ? "write HTTP_301 for a permanent redirect, HTTP_302 for a temporary one"
                : `write ${meant}`;
        },
    ),
});

const forward = z.strictObject({
    targetGroups: z
        .array(targetGroup)
        .max(TARGETS_PER_ACTION)
        .refine(
            (groups) => groups.length < 2 || groups.every(({ weight }) => weight !== undefined),
            says(
                "must each have a weight if there are several",
                `give each a weight from ${WEIGHT.min} to ${WEIGHT.max}`,
            ),
        )
        .refine(
            (groups) => groups.length === 0 || groups.some(({ weight }) => weight !== 0),
            says("must not all have the weight 0", "give one of them a higher weight"),
        ),
    targetGroupStickinessConfig: z
        .strictObject({
            enabled: z.boolean().optional(),
            durationSeconds: whole(STICKINESS).optional(),
        })
        .optional(),
});

/** What a rule does, as an annotation `actions.<name>` has it. */
export const ACTION = z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("fixed-response"), fixedResponseConfig: fixedResponse }),
    z.strictObject({ type: z.literal("redirect"), redirectConfig: redirect }),
    z
        .strictObject({
            type: z.literal("forward"),
            targetGroupARN: text.optional(),
            targetGroupName: text.optional(),
            forwardConfig: forward.optional(),
        })
        .refine(
            (forwarding) =>
                [
                    forwarding.targetGroupARN ?? forwarding.targetGroupName,
                    forwarding.forwardConfig,
                ].filter(Boolean).length === 1,
            says(
                "needs either forwardConfig or targetGroupARN (or targetGroupName)",
                "write one of them",
            ),
        ),
]);
