import type { Edges } from "./physics";

export interface Chain {
    seconds: number;
    /** URNs in the order in which they come. */
    urns: string[];
}

/** The longest way through the edges: no schedule, however wide, is shorter. */
export function longestChain(edges: Edges, secondsOf: (urn: string) => number): Chain {
    const known = new Map<string, Chain>();
    const underway = new Set<string>();
    const longestTo = (urn: string): Chain => {
        const found = known.get(urn);
        if (found) return found;
        if (underway.has(urn)) throw new Error(`${urn} would have to come before itself`);
        underway.add(urn);
        const before = [...(edges.get(urn) ?? [])].map(longestTo);
        const longest = before.reduce((a, b) => (b.seconds > a.seconds ? b : a), NOTHING);
        const chain = {
            seconds: longest.seconds + secondsOf(urn),
            urns: [...longest.urns, urn],
        };
        known.set(urn, chain);
        return chain;
    };
    return [...edges.keys()]
        .map(longestTo)
        .reduce((a, b) => (b.seconds > a.seconds ? b : a), NOTHING);
}

const NOTHING: Chain = { seconds: 0, urns: [] };

/** The same edges for a destroy: what had to come first goes last. */
export function reversed(edges: Edges): Edges {
    const opposite: Edges = new Map([...edges.keys()].map((urn) => [urn, new Set<string>()]));
    for (const [urn, others] of edges) {
        for (const other of others) opposite.get(other)?.add(urn);
    }
    return opposite;
}
