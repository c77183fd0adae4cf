/** A resource as the state holds it. */
export interface Node {
    urn: string;
    parent: string;
    provider: string;
    dependencies: string[];
    propertyDependencies: Record<string, string[]>;
}

/**
 * Resources by how many others must be there first, one after the other. None of a level waits for
 * another of it, so that one run of the engine can meet a fault at each.
 */
export function levels(nodes: readonly Node[]): string[][] {
    const byUrn = new Map(nodes.map((node) => [node.urn, node]));
    const depths = new Map<string, number>();
    const depth = (urn: string): number => {
        const known = depths.get(urn);
        if (known !== undefined) return known;
        const node = byUrn.get(urn);
        const own = node === undefined ? 0 : 1 + Math.max(-1, ...before(node).map(depth));
        depths.set(urn, own);
        return own;
    };
    const result: string[][] = [];
    for (const { urn } of nodes) (result[depth(urn)] ??= []).push(urn);
    return result.filter((level) => level.length > 0);
}

function before(node: Node): string[] {
    const { parent, provider, dependencies, propertyDependencies } = node;
    const providerUrn = provider.split("::").slice(0, -1).join("::");
    return [parent, providerUrn, ...dependencies, ...Object.values(propertyDependencies).flat()];
}
