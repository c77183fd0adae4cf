import { z } from "zod";

import { UNKNOWN } from "../../sandbox/cloud/values";
import { deploymentOf, resourceSchema, type StateResource } from "../../sandbox/state/resources";

const previewSchema = z.object({
    steps: z.array(z.object({ op: z.string(), newState: resourceSchema.optional() })).default([]),
});

/** A resource in the state, or one that the next update would make; then it has no id. */
export type Resource = StateResource;

/** What the state holds. */
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
    const deployment = deploymentOf(JSON.parse(exported));
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

/** A known string of the inputs, else of the outputs. */
export function text({ inputs, outputs }: Resource, property: string): string | undefined {
    const value = inputs[property] ?? outputs[property];
    return typeof value === "string" && value !== UNKNOWN ? value : undefined;
}
