import { allocatable, type Resources } from "./capacity";
import { DAEMONS, type Demand, type Large, sumOf } from "./demand";

/** The nodes of a group as it starts. */
export interface Nodes {
    count: number;
    /** Those that the group may start nodes of. */
    types: readonly string[];
}

/** What the stack runs. */
export interface Demands {
    istiod: Large;
    gateway: Large;
    others: readonly Demand[];
}

/** What the stack's pods lack on the nodes, in a clause; undefined where nothing is lacking, or nobody knows. */
export function lacking(groups: readonly Nodes[], demands: Demands): string | undefined {
    const rooms = groups.map(({ count, types }) => ({ count, room: roomOf(types) }));
    const known = rooms.flatMap(({ count, room }) => (room === undefined ? [] : [{ count, room }]));
    if (known.length < rooms.length) return undefined;
    const total = (each: (room: Resources) => number) =>
        known.reduce((sum, { count, room }) => sum + count * Math.max(0, each(room)), 0);
    const crowded = ({ title, ...demand }: Large) => {
        const places = total((room) => placesFor(demand, room));
        return places < demand.count
            ? `${title}'s ${demand.count} pods ask for ${demand.cpu}m and ${demand.memoryMiB} MiB each, and the nodes have room for ${places}`
            : undefined;
    };

    const { istiod, gateway, others } = demands;
    const needs = sumOf([istiod, gateway, ...others]);
    const short = (["cpu", "memoryMiB", "pods"] as const).find(
        (what) => total((room) => room[what]) < needs[what],
    );
    return (
        crowded(istiod) ??
        (short && SHORT[short](needs[short], Math.floor(total((room) => room[short])))) ??
        crowded(gateway)
    );
}

const SHORT: Readonly<Record<keyof Resources, (needs: number, left: number) => string>> = {
    cpu: (needs, left) => `its pods ask for ${needs}m of CPU, and the nodes leave ${left}m`,
    memoryMiB: (needs, left) =>
        `its pods ask for ${needs} MiB of memory, and the nodes leave ${left} MiB`,
    pods: (needs, left) => `it has ${needs} pods, and the nodes leave room for ${left}`,
};

/** What a node of one of the types leaves beside its daemons: of each the most that any of them does. */
function roomOf(types: readonly string[]): Resources | undefined {
    const all = types.map(allocatable);
    const known = all.flatMap((resources) => resources ?? []);
    if (known.length < all.length) return undefined;
    const most = (what: keyof Resources) =>
        Math.max(...known.map((resources) => resources[what])) - DAEMONS[what];
    return { cpu: most("cpu"), memoryMiB: most("memoryMiB"), pods: most("pods") };
}

function placesFor({ cpu, memoryMiB }: Demand, room: Resources): number {
    return Math.floor(Math.min(room.cpu / cpu, room.memoryMiB / memoryMiB, room.pods));
}
