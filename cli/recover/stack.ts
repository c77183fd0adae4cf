import { z } from "zod";

const properties = z.record(z.string(), z.unknown());

const resourceSchema = z.object({
    urn: z.string(),
    type: z.string(),
    custom: z.boolean().default(false),
    id: z.string().default(""),
    inputs: properties.default({}),
    outputs: properties.default({}),
    parent: z.string().default(""),
    provider: z.string().default(""),
    /** Deleted to be made anew, under a name that can't be there twice. */
    pendingReplacement: z.boolean().default(false),
});

const exportSchema = z.object({
    deployment: z.object({
        resources: z.array(resourceSchema).default([]),
        pending_operations: z
            .array(z.object({ type: z.string(), resource: z.object({ urn: z.string() }) }))
            .default([]),
    }),
});

const previewSchema = z.object({
    steps: z.array(z.object({ op: z.string(), newState: resourceSchema.optional() })).default([]),
});

/** A resource in the state, or one that the next update would make; then it has no id. */
export type Resource = z.infer<typeof resourceSchema>;

/** What the engine knows. */
export interface StackFacts {
    /** The tags that every resource of the stack has. */
    tags: Record<string, string>;
    held: Resource[];
    /** What the next update would make. */
    planned: Resource[];
    /** URNs of those that it would make in the place of something held: a state takes none in beside it. */
    replacements: string[];
    /** URNs whose operation was cut off, with what was under way. */
    pending: { urn: string; type: string }[];
}

/** A preview's one step for a create and a delete. */
const REPLACEMENT = "replace";

/** Reads `pulumi stack export` and `pulumi preview --json`. */
export function stackFacts(exported: string, preview: string): StackFacts {
    const { deployment } = exportSchema.parse(JSON.parse(exported));
    const steps = previewSchema.parse(JSON.parse(preview)).steps;
    const all = steps.flatMap(({ newState }) => newState ?? []);
    const madeBy = (...ops: string[]) =>
        steps
            .flatMap(({ op, newState }) => (ops.includes(op) && newState ? newState : []))
            .filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    return {
        tags: tagsOf([...deployment.resources, ...all]),
        held: deployment.resources.filter(
            ({ custom, pendingReplacement }) => custom && !pendingReplacement,
        ),
        planned: madeBy("create", REPLACEMENT),
        replacements: madeBy(REPLACEMENT).map(({ urn }) => urn),
        pending: deployment.pending_operations.map(({ type, resource }) => ({
            type,
            urn: resource.urn,
        })),
    };
}

const defaultTagsSchema = z.object({ tags: z.record(z.string(), z.string()) });

/**
 * The default tags of the AWS provider; the one for zones of another account has none. The engine keeps
 * a provider's structures as JSON text.
 */
function tagsOf(resources: Resource[]): Record<string, string> {
    const [tags] = resources
        .filter(({ type }) => type === "pulumi:providers:aws")
        .flatMap(({ inputs }) => inputs["defaultTags"] ?? []);
    if (tags === undefined) throw new Error("The stack has no AWS provider with default tags.");
    const value: unknown = typeof tags === "string" ? JSON.parse(tags) : tags;
    return defaultTagsSchema.parse(value).tags;
}

/** The logical name at the end of a URN. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** What a preview writes for a string that isn't known yet (sdk/go/common/resource/plugin/rpc.go). */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A known string of the inputs, else of the outputs. */
export function text({ inputs, outputs }: Resource, property: string): string | undefined {
    const value = inputs[property] ?? outputs[property];
    return typeof value === "string" && value !== UNKNOWN ? value : undefined;
}
