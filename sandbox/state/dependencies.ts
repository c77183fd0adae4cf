import type { StateResource } from "./resources";
import { providerUrn } from "./urn";

/** What of a resource tells its place in the graph; what is left out is empty. */
export type GraphResource = Pick<StateResource, "urn"> & Partial<StateResource>;

/**
 * What the engine takes each resource to wait for, by URN, itself left out. A dependency on a component means
 * what comes before the resource in it (DependenciesOf in pkg/resource/graph/dependency_graph.go).
 */
export function dependenciesOf(resources: readonly GraphResource[]): Map<string, Set<string>> {
    const before: GraphResource[] = [];
    const graph = new Map<string, Set<string>>();
    for (const resource of resources) {
        const found = new Set(namedBy(resource));
        for (const urn of [...found]) {
            const isComponent = before.some((other) => other.urn === urn && !other.custom);
            if (isComponent) inside(urn, before).forEach((child) => found.add(child));
        }
        if (resource.parent) found.add(resource.parent);
        found.delete(resource.urn);
        graph.set(resource.urn, found);
        before.push(resource);
    }
    return graph;
}

function namedBy(resource: GraphResource): string[] {
    const { provider, deletedWith, dependencies = [], propertyDependencies = {} } = resource;
    return [
        ...dependencies,
        ...Object.values(propertyDependencies).flat(),
        ...(deletedWith ? [deletedWith] : []),
        ...(provider ? [providerUrn(provider)] : []),
    ];
}

/** What is parented to a component, directly or not. */
function inside(urn: string, resources: readonly GraphResource[]): string[] {
    const family = new Set([urn]);
    for (const { urn: child, parent } of resources) {
        if (parent && family.has(parent)) family.add(child);
    }
    family.delete(urn);
    return [...family];
}

/** The transitive closure: everything that must exist before each resource, and outlive it. */
export function closureOf(graph: ReadonlyMap<string, Set<string>>): Map<string, Set<string>> {
    const closure = new Map<string, Set<string>>();
    const visit = (urn: string): Set<string> => {
        const known = closure.get(urn);
        if (known) return known;
        const all = new Set<string>();
        closure.set(urn, all);
        for (const other of graph.get(urn) ?? []) {
            all.add(other);
            visit(other).forEach((further) => all.add(further));
        }
        return all;
    };
    for (const urn of graph.keys()) visit(urn);
    return closure;
}

/**
 * The level of each resource, counted from what waits for nothing. A destroy empties one level after the other,
 * the highest first (ScheduleDeletes in pkg/resource/deploy/step_generator.go).
 */
export function levelsOf(graph: ReadonlyMap<string, Set<string>>): Map<string, number> {
    const levels = new Map<string, number>();
    const visit = (urn: string): number => {
        const known = levels.get(urn);
        if (known !== undefined) return known;
        const below = [...(graph.get(urn) ?? [])].map(visit);
        const level = below.length === 0 ? 0 : Math.max(...below) + 1;
        levels.set(urn, level);
        return level;
    };
    for (const urn of graph.keys()) visit(urn);
    return levels;
}
