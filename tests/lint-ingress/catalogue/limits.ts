import { expect } from "vitest";

import type { Case } from "./case";

const values = (...hosts: string[]) =>
    JSON.stringify([{ field: "host-header", hostHeaderConfig: { values: hosts } }]);

/** By ARN, so that no Service has to be there. */
const split = (count: number) =>
    JSON.stringify({
        type: "forward",
        forwardConfig: {
            targetGroups: Array.from({ length: count }, (_, index) => ({
                targetGroupARN: `arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/t${index}/0a1b2c3d`,
                weight: 1,
            })),
        },
    });

export const limits: Case[] = [
    {
        what: "a rule of six values",
        changes: {
            annotations: {
                "conditions.gateway": values("b.example.com", "c.example.com", "d.example.com"),
            },
            rules: [["a.example.com Prefix /shop gateway:443"]],
        },
        found: [
            "error rule-limit: Prefix /shop has 6 values, and an ALB allows 5 per rule; a Prefix path counts as two → split it into two paths, each with its own backend and conditions",
        ],
    },
    {
        what: "a rule of seven wildcards",
        changes: {
            annotations: { "conditions.gateway": values("*.*.*.example.com", "*.?.?.example.com") },
        },
        found: [
            "error rule-limit: Prefix / has 7 wildcards, and an ALB allows 6 per rule; a Prefix path counts as one → split it into two paths, or use fewer wildcards in a value",
        ],
    },
    {
        what: "a path that is too long",
        changes: { rules: [[`Prefix /${"a".repeat(126)} gateway:443`]] },
        found: [
            `error rule-limit: Prefix /${"a".repeat(126)} has a value of 129 characters, and an ALB allows 128 → shorten it, or replace its end with a wildcard`,
        ],
    },
    ...(
        [
            [
                "idle_timeout.timeout_seconds=7200",
                "must be a whole number from 1 to 4000",
                "write 4000, or a number between",
            ],
            [
                "client_keep_alive.seconds=30",
                "must be a whole number from 60 to 604800",
                "write 60, or a number between",
            ],
            [
                "routing.http.xff_header_processing.mode=appended",
                "must be exactly append or preserve or remove",
                "did you mean append?",
            ],
            ["routing.http2.enabled=yes", "must be true or false", "write true"],
        ] as const
    ).map(([attribute, says, cure]) => ({
        what: attribute,
        changes: { annotations: { "load-balancer-attributes": attribute } },
        found: [
            `error malformed-value: ${attribute.split("=")[0] ?? ""} of load-balancer-attributes ${says} → ${cure}`,
        ],
    })),
    ...(
        [
            [
                "deregistration_delay.timeout_seconds=30s",
                "must be a whole number from 0 to 3600",
                'write "30"',
            ],
            [
                "deregistration_delay.timeout_seconds=5m",
                "must be a whole number from 0 to 3600",
                'write "300"',
            ],
            [
                "stickiness.type=source_ip",
                "must be exactly lb_cookie or app_cookie",
                "write lb_cookie or app_cookie",
            ],
            [
                "slow_start.duration_seconds=10",
                "must be 0 or a whole number from 30 to 900",
                "write for example 30",
            ],
            ["stickiness.enabled=off", "must be true or false", "write false"],
        ] as const
    ).map(([attribute, says, cure]) => ({
        what: attribute,
        changes: { annotations: { "target-group-attributes": attribute } },
        found: [
            `error malformed-value: ${attribute.split("=")[0] ?? ""} of target-group-attributes ${says} → ${cure}`,
        ],
    })),
    {
        what: "an attribute out of bounds on the Service",
        changes: {
            serviceAnnotations: {
                "alb.ingress.kubernetes.io/target-group-attributes":
                    "stickiness.lb_cookie.duration_seconds=0",
            },
        },
        found: [
            "error malformed-value: stickiness.lb_cookie.duration_seconds of target-group-attributes must be a whole number from 1 to 604800 → write 1, or a number between",
        ],
    },
    {
        what: "a name that begins as AWS's own",
        changes: { annotations: { "load-balancer-name": "internal-shop_edge-" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/load-balancer-name must be letters, digits and -, not start or end with - and not start with internal- → write shop-edge",
        ],
    },
    {
        what: "what EKS Auto Mode does not take",
        changes: {
            classController: "eks.amazonaws.com/alb",
            annotations: {
                "group.name": "shared",
                "auth-type": "oidc",
                "auth-idp-oidc":
                    '{"issuer":"https://id.example.com","authorizationEndpoint":"https://id.example.com/a","tokenEndpoint":"https://id.example.com/t","userInfoEndpoint":"https://id.example.com/u","secretName":"oidc"}',
            },
        },
        found: [
            "warning auto-mode: group.name is not supported by EKS Auto Mode → write spec.group.name into the IngressClassParams of the class",
            "warning auto-mode: auth-type oidc is not supported by EKS Auto Mode → use cognito, or authenticate behind the ALB",
        ],
    },
    {
        what: "a tag that AWS reserves",
        changes: { annotations: { tags: "aws:owner=shop" } },
        found: [
            "error malformed-value: the key aws:owner of tags must be a tag key of 1-128 letters, digits, spaces and _.:/+-@, not starting with aws: → write another key",
        ],
    },
    {
        what: "more target groups than an action may have",
        changes: {
            annotations: { "actions.split": split(6) },
            rules: [["Prefix /split split:use-annotation", "Prefix / gateway:443"]],
        },
        found: [
            expect.stringMatching(
                /^error malformed-value: .*actions\.split forwardConfig\.targetGroups must be 5 at most → /,
            ) as string,
        ],
    },
];
