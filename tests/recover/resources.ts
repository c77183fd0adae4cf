import type { Found } from "../../cli/recover/inventory";
import type { Resource, StackFacts } from "../../cli/recover/stack";
import { resourceSchema } from "../../sandbox/state/resources";

export const TAGS = { project: "mesh-edge", stack: "dev", team: "payments" };

/** A resource of the `dev` stack as the engine tells of it; without an id it is planned. */
export function resource(
    type: string,
    name: string,
    inputs: Record<string, unknown> = {},
    id = "",
): Resource {
    const urn = `urn:pulumi:dev::mesh-edge::mesh-edge:network:Network$${type}::${name}`;
    return resourceSchema.parse({
        urn,
        type,
        custom: true,
        id,
        inputs,
        parent: "urn:pulumi:dev::mesh-edge::mesh-edge:network:Network::network",
        provider: "urn:pulumi:dev::mesh-edge::pulumi:providers:aws::cloud::0a1b",
    });
}

export function facts(parts: Partial<StackFacts>): StackFacts {
    return { tags: TAGS, held: [], planned: [], replacements: [], pending: [], ...parts };
}

export function thing(type: string, id: string, more: Partial<Found> = {}): Found {
    return { type, id, ...more };
}
