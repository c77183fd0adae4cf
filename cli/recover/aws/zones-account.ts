import { z } from "zod";

import { type StackFacts, text } from "../stack";
import { type Aws, parsed, type Tool } from "./cli";

const roleSchema = z.object({ roleArn: z.string(), externalId: z.string().optional() });

const assumedSchema = z.object({
    Credentials: z.object({
        AccessKeyId: z.string(),
        SecretAccessKey: z.string(),
        SessionToken: z.string(),
    }),
});

/** The AWS CLI for Route 53: by `edge.dnsRole` where the stack has one, as its second provider works. */
export async function zonesAws(
    aws: Aws,
    toolWith: (env: Record<string, string>) => Tool,
    stack: StackFacts,
): Promise<Aws> {
    const role = roleOf(stack);
    if (role === undefined) return aws;
    const { roleArn, externalId } = role;
    const condition = externalId === undefined ? [] : ["--external-id", externalId];
    const session = ["--role-session-name", "mesh-edge-recover"];
    const answer = await aws("sts", "assume-role", "--role-arn", roleArn, ...session, ...condition);
    const { Credentials: keys } = assumedSchema.parse(parsed(answer));
    // In the environment, where no list of processes shows them; a profile would overrule them.
    const tool = toolWith({
        AWS_ACCESS_KEY_ID: keys.AccessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.SecretAccessKey,
        AWS_SESSION_TOKEN: keys.SessionToken,
    });
    return (...args) => tool("aws", ...args, "--output", "json");
}

/** The engine keeps a provider's structures as JSON text. */
function roleOf({ held, planned }: StackFacts) {
    const provider = [...held, ...planned].find(
        (one) => one.type === "pulumi:providers:aws" && text(one, "assumeRoles") !== undefined,
    );
    const roles: unknown = JSON.parse((provider && text(provider, "assumeRoles")) ?? "[]");
    return z.array(roleSchema).parse(roles)[0];
}
