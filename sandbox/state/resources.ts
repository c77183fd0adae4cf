import { z } from "zod";

const text = z.string().default("");
const flag = z.boolean().default(false);
const properties = z.record(z.string(), z.unknown()).default({});
const urns = z.array(z.string());

/** A resource of a deployment's state (apitype.ResourceV3), which leaves out what is empty. */
export const resourceSchema = z.object({
    urn: z.string(),
    type: z.string(),
    custom: flag,
    id: text,
    inputs: properties,
    outputs: properties,
    parent: text,
    /** URN and id of the provider. */
    provider: text,
    deletedWith: text,
    dependencies: urns.default([]),
    propertyDependencies: z
        .record(
            z.string(),
            urns.nullable().transform((some) => some ?? []),
        )
        .default({}),
    protect: flag,
    /** Replaced, and waiting to be deleted. */
    delete: flag,
    /** Deleted before it is replaced, because its name can't exist twice. */
    pendingReplacement: flag,
});

const exportSchema = z.object({
    deployment: z.object({
        resources: z.array(resourceSchema).default([]),
        pending_operations: z
            .array(z.object({ type: z.string(), resource: z.object({ urn: z.string() }) }))
            .default([]),
    }),
});

export type StateResource = z.infer<typeof resourceSchema>;

/** What `pulumi stack export` prints. */
export function deploymentOf(exported: unknown): z.infer<typeof exportSchema>["deployment"] {
    return exportSchema.parse(exported).deployment;
}
