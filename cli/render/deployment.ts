import { z } from "zod";

import { type RenderedFile, json } from "./files";
import { compare, tidy } from "./state";

/** Of the form of deployments (apitype.DeploymentV3). */
const VERSION = 3;

const exportSchema = z.object({
    version: z.number().default(VERSION),
    deployment: z.object({ resources: z.array(z.looseObject({ urn: z.string() })) }),
});

/** What of a resource changes with each run, and means nothing to a rule. */
const TIMES = ["created", "modified"];

/**
 * The state as `pulumi policy analyze --file` takes it, without a login or a passphrase: secrets are masked,
 * so there is no provider of secrets.
 */
export function deploymentFile(exported: unknown): RenderedFile {
    const { version, deployment } = exportSchema.parse(exported);
    return {
        path: "deployment.json",
        text: json({
            version,
            deployment: {
                resources: deployment.resources
                    .sort((one, other) => compare(one.urn, other.urn))
                    .map((resource) => tidy(own(resource))),
            },
        }),
    };
}

function own(resource: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(resource).filter(([key]) => !TIMES.includes(key)));
}
