import { z } from "zod";

/** A stack as the engine knows it: its name, with organization and project if they are others. */
const stackName = z
    .string()
    .regex(
        /^([\w.-]+\/[\w.-]+\/)?[\w.-]+$/,
        "must be the name of a stack, or <organization>/<project>/<stack>",
    );

/** SSM (PutParameter, `Name`): up to 15 levels of letters, digits and .-_ */
const parameterName = z
    .string()
    .max(1011, "must not be longer than 1011 characters")
    .regex(
        /^(\/[\w.-]+){1,15}$/,
        "must be the name of a parameter, such as /mesh-edge/platform-dev",
    );

/** Key `platform`: it makes a stack that of a team, and says where the platform's contract is. */
export const platformSchema = z.union([
    stackName,
    z.strictObject({
        stack: stackName.meta({
            description: "Stack of the platform, whose output `contract` is read.",
            examples: ["platform-dev"],
        }),
    }),
    z.strictObject({
        parameter: parameterName.meta({
            description:
                "SSM parameter that the platform keeps for the team, for those who may not read the platform's state.",
            examples: ["/mesh-edge/platform-dev/contract/storefront"],
        }),
    }),
]);

/** Where a contract is. */
export type Carrier = { stack: string } | { parameter: string };

export function carrierOf(platform: z.infer<typeof platformSchema>): Carrier {
    return typeof platform === "string" ? { stack: platform } : platform;
}

/** A platform as messages call it. */
export function carrierText(carrier: Carrier): string {
    return "stack" in carrier ? carrier.stack : carrier.parameter;
}
