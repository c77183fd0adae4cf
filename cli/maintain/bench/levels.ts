import { table } from "../../../sandbox/cloud/table";
import { dependenciesOf, type GraphResource, levelsOf } from "../../../sandbox/state/dependencies";
import { typeOf } from "../../../sandbox/state/urn";

/** Typical seconds that an operation on a resource takes; 0 for components and providers. */
export function secondsOf(urn: string, operation: "create" | "delete"): number {
    return table[typeOf(urn)]?.seconds[operation === "create" ? 0 : 2] ?? 0;
}

export interface Level {
    level: number;
    seconds: number;
    /** What takes longest in it. */
    longest: string;
}

/** What a destroy takes: the engine empties one level after the other, so each costs its slowest resource. */
export function destroyLevels(
    resources: readonly GraphResource[],
    took = (urn: string) => secondsOf(urn, "delete"),
): Level[] {
    const levels = new Map<number, Level>();
    for (const [urn, level] of levelsOf(dependenciesOf(resources))) {
        const seconds = took(urn);
        const known = levels.get(level);
        if (known === undefined || seconds > known.seconds) {
            levels.set(level, { level, seconds, longest: urn });
        }
    }
    return [...levels.values()].sort((a, b) => b.level - a.level);
}
