import { z } from "zod";

import { ciStackSchema } from "../../../components/config/ci/schema";
import { stackConfigSchema } from "../../../components/config/schema";
import { keysOf, shapeOf } from "../../../components/config/reading/zod-schema";
import { teamStackSchema } from "../../../components/config/team/schema";
import { REGIONS } from "../../../components/values/regions";

/** Prefix of the project's own keys: its name in `Pulumi.yaml`. */
export const PREFIX = "mesh-edge:";

/** Keys of a stack file that are not the project's own; `readSettings` checks them. */
export const SETTINGS: readonly [string, z.ZodType][] = [
    [
        "aws:region",
        z.enum(REGIONS).meta({
            description: "Region of everything in the stack.",
            examples: ["eu-west-1"],
        }),
    ],
    [
        "aws:profile",
        z
            .string()
            .optional()
            .meta({
                description:
                    "Named profile of the AWS credentials; absent means those of the environment.",
                examples: ["payments-dev"],
            }),
    ],
    [
        "pulumi:disable-default-providers",
        z.array(z.string()).meta({
            description:
                "Exactly these two: a resource without a provider then fails instead of using the credentials of your shell. Not `*`, because the EKS cluster needs the default provider of `eks`.",
            examples: [["aws", "kubernetes"]],
        }),
    ],
];

/** The project's own keys that are no sections, and its sections. */
export const SINGLE_KEYS = shapeOf(stackConfigSchema).filter(([, key]) => keysOf(key).length === 0);
export const SECTIONS = shapeOf(stackConfigSchema).filter(([, key]) => keysOf(key).length > 0);

/** The key that makes a stack that of a team, which an editor offers in any stack. */
export const TEAM_KEYS: readonly [string, z.ZodType][] = [
    [`${PREFIX}platform`, teamStackSchema.shape.platform],
];

/** The section that makes a stack that of CI's access, likewise. */
export const CI_KEYS: readonly [string, z.ZodType][] = [[`${PREFIX}ci`, ciStackSchema.shape.ci]];

/** Sections of which a stack has all, or has `platform`. */
export const CLUSTER_KEYS = ["network", "cluster"].map((key) => PREFIX + key);

/** Every key below `config:` in a `Pulumi.<stack>.yaml`, as it is written there. */
export const STACK_KEYS: readonly [string, z.ZodType][] = [
    ...SETTINGS,
    ...[...SINGLE_KEYS, ...SECTIONS].map(
        ([key, schema]) => [PREFIX + key, schema] as [string, z.ZodType],
    ),
];
