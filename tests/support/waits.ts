import { closureOf, dependenciesOf } from "../../sandbox/state/dependencies";
import type { StateResource } from "../../sandbox/state/resources";
import { titleOf } from "../../sandbox/state/urn";

/** `who` and what it must, or must not, wait for, each by kind and logical name. */
export interface Wait {
    who: string;
    forWhat: string[];
    because: string;
}

/** Everything that each resource waits for, by `NodeGroup cluster-nodes-main`; components stand for nothing. */
export function waitsIn(resources: readonly StateResource[]): Map<string, string[]> {
    return titled(resources, closureOf(dependenciesOf(resources)));
}

/** What each resource, or a component that it is in, names itself, and not only through another resource. */
export function directWaitsIn(resources: readonly StateResource[]): Map<string, string[]> {
    const graph = dependenciesOf(resources);
    const parents = new Map(resources.map(({ urn, parent }) => [urn, parent]));
    const named = (urn: string | undefined): string[] =>
        urn === undefined ? [] : [...(graph.get(urn) ?? []), ...named(parents.get(urn))];
    return titled(resources, new Map(resources.map(({ urn }) => [urn, new Set(named(urn))])));
}

function titled(
    resources: readonly StateResource[],
    graph: ReadonlyMap<string, Set<string>>,
): Map<string, string[]> {
    const titles = new Map(
        resources.filter(({ custom }) => custom).map(({ urn }) => [urn, titleOf(urn)]),
    );
    return new Map(
        [...graph].flatMap(([urn, others]) => {
            const who = titles.get(urn);
            return who ? [[who, [...others].flatMap((other) => titles.get(other) ?? [])]] : [];
        }),
    );
}

/** What `who` should wait for and doesn't. */
export function missing(waits: Map<string, string[]>, { who, forWhat }: Wait): string[] {
    return forWhat.filter((other) => !waits.get(who)?.includes(other));
}

/** What `who` waits for without need; `forWhat` are beginnings of titles. */
export function needless(waits: Map<string, string[]>, { who, forWhat }: Wait): string[] {
    const found = waits.get(who) ?? [`${who} is not there`];
    return found.filter(
        (other) => !waits.has(who) || forWhat.some((title) => other.startsWith(title)),
    );
}
