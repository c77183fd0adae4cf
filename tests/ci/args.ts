import { asPulumiDoes } from "../support/config";
import { checkCi, type LoadedCi } from "../../components/config/ci/load";
import type { Problem } from "../../components/config/reading/problem";

export const KEY = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";
export const PROD_KEY =
    "arn:aws:kms:eu-west-1:111122223333:key/9f8e7d6c-1111-2222-3333-444455556666";

/** A section of two platforms and one team. */
export const SECTION = {
    repository: "example/mesh-edge",
    stateBucket: "example-state",
    secretsKey: KEY,
    stacks: { dev: {}, prod: { secretsKey: PROD_KEY } },
    teams: {
        shop: {
            stacks: {
                "shop-dev": {
                    platform: "dev",
                    zones: { Z0123456789DEV: ["shop.dev.example.com"] },
                },
            },
        },
    },
};

const check = (ci: unknown, others: Record<string, unknown> = {}) =>
    checkCi({
        project: "mesh-edge",
        stack: "ci",
        isSecret: () => false,
        config: asPulumiDoes({
            "aws:region": "eu-west-1",
            "pulumi:disable-default-providers": ["aws", "kubernetes"],
            "mesh-edge:team": "platform",
            "mesh-edge:accountId": "111122223333",
            "mesh-edge:ci": ci,
            ...others,
        }),
    });

export function problemsOf(ci: unknown, others?: Record<string, unknown>): Problem[] {
    const checked = check(ci, others);
    return "problems" in checked ? checked.problems : [];
}

export function loadedCi(changes: object = {}, others?: Record<string, unknown>): LoadedCi {
    const checked = check({ ...SECTION, ...changes }, others);
    if ("problems" in checked) throw new Error(JSON.stringify(checked.problems));
    return checked.config;
}
