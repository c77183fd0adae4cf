import type { StateResource } from "../../../sandbox/state/resources";
import { kindOf, nameOf } from "../../../sandbox/state/urn";
import { compare } from "../../render/state";

/** What the picture needs of a resource in a stack's state. */
export type DrawnResource = Pick<StateResource, "urn" | "type"> & Partial<StateResource>;

/** Resources of one type with one parent. */
export interface Node {
    id: string;
    /** The component that `index.ts` makes, such as `network`. */
    box: string;
    label: string;
}

export interface Drawing {
    nodes: Node[];
    /** From what depends to what it depends on. */
    edges: [from: string, to: string][];
}

const STACK = "pulumi:pulumi:Stack";

/** The stack as nodes, one a type and parent, and what waits for what, without detours. */
export function drawing(resources: DrawnResource[]): Drawing {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const drawn = resources.filter(
        ({ custom, type }) => custom === true && !type.startsWith("pulumi:"),
    );
    const nodeOf = (resource: DrawnResource) =>
        `${boxOf(resource, byUrn)}/${nameOf(resource.parent ?? "")}/${resource.type}`;

    const counts = new Map<string, number>();
    for (const resource of drawn) {
        counts.set(nodeOf(resource), (counts.get(nodeOf(resource)) ?? 0) + 1);
    }
    const edges = new Set<string>();
    for (const resource of drawn) {
        for (const urn of waitsFor(resource, byUrn)) {
            for (const target of standsFor(urn, drawn, byUrn)) {
                if (nodeOf(target) !== nodeOf(resource)) {
                    edges.add(`${nodeOf(resource)} ${nodeOf(target)}`);
                }
            }
        }
    }
    return {
        nodes: [...counts]
            .map(([id, count]) => ({ id, box: id.split("/")[0] ?? "", label: labelOf(id, count) }))
            .sort((one, other) => compare(one.id, other.id)),
        edges: withoutDetours([...edges].sort(compare).map(asEdge)),
    };
}

/** What a resource depends on, itself and by the components that it is in. */
function waitsFor(resource: DrawnResource, byUrn: Map<string, DrawnResource>): string[] {
    const parent = byUrn.get(resource.parent ?? "");
    const own = resource.dependencies ?? [];
    return parent === undefined ? own : [...own, ...waitsFor(parent, byUrn)];
}

/** The outermost component around a resource. */
function boxOf(resource: DrawnResource, byUrn: Map<string, DrawnResource>): string {
    const parent = byUrn.get(resource.parent ?? "");
    return parent === undefined || parent.type === STACK
        ? nameOf(resource.urn)
        : boxOf(parent, byUrn);
}

/** A dependency on a component is one on everything inside it. */
function standsFor(
    urn: string,
    drawn: DrawnResource[],
    byUrn: Map<string, DrawnResource>,
): DrawnResource[] {
    const isInside = (resource: DrawnResource | undefined): boolean =>
        resource !== undefined &&
        (resource.urn === urn || isInside(byUrn.get(resource.parent ?? "")));
    return drawn.filter(isInside);
}

/** `Subnet ×4` of `network/network/aws:ec2/subnet:Subnet`. */
function labelOf(id: string, count: number): string {
    const name = kindOf(id);
    return count === 1 ? name : `${name} ×${count}`;
}

function asEdge(text: string): [string, string] {
    const [from = "", to = ""] = text.split(" ");
    return [from, to];
}

/** Transitive reduction: drops an edge that a longer path implies. */
function withoutDetours(edges: [string, string][]): [string, string][] {
    const next = new Map<string, string[]>();
    for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
    const reaches = (start: string, goal: string, banned: string): boolean => {
        const seen = new Set([banned]);
        const open = [start];
        for (let at = open.pop(); at !== undefined; at = open.pop()) {
            if (at === goal) return true;
            if (!seen.has(at)) open.push(...(next.get(at) ?? []));
            seen.add(at);
        }
        return false;
    };
    return edges.filter(
        ([from, to]) =>
            !(next.get(from) ?? []).some((other) => other !== to && reaches(other, to, from)),
    );
}
