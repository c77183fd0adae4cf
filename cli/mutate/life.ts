import type { Sandbox } from "../../sandbox/sandbox";
import { NEEDLESS, WAITS } from "../../tests/engine/edges";
import { type StateResource, resourcesOf } from "../../tests/support/engine";
import { missing, needless, waitsIn } from "../../tests/support/waits";
import { destroyLevels } from "../bench/levels";

/** What noticed that something is wrong, and its words. */
export interface Breach {
    by: "up" | "warning" | "edges" | "levels" | "second up" | "destroy" | "leftovers" | "unit test";
    says: string;
}

/** Seconds that a destroy of `dev` may take: what the account insists on, and 5 % (docs/reliability.md). */
const DESTROY_SECONDS = 1.05 * 478;

/** One life of a stack, with everything that the engine tests look at; the first breach ends it. */
export async function live({ session, cloud, leftovers }: Sandbox): Promise<Breach | undefined> {
    const up = await failureOf(session.up());
    if (up !== undefined) return { by: "up", says: up };
    const [warning] = cloud.warnings();
    if (warning !== undefined) return { by: "warning", says: warning };
    const breach = edgesOf(await resourcesOf(session));
    if (breach) return breach;
    const { changes } = await session.up();
    if (Object.keys(changes).some((op) => op !== "same")) {
        return { by: "second up", says: JSON.stringify(changes) };
    }
    const destroy = await failureOf(session.destroy());
    if (destroy !== undefined) return { by: "destroy", says: destroy };
    const [left] = leftovers();
    return left === undefined ? undefined : { by: "leftovers", says: left };
}

function edgesOf(resources: StateResource[]): Breach | undefined {
    const waits = waitsIn(resources);
    for (const wait of WAITS) {
        const [other] = missing(waits, wait);
        if (other) return { by: "edges", says: `${wait.who} doesn't wait for ${other}` };
    }
    for (const wait of NEEDLESS) {
        const [other] = needless(waits, wait);
        if (other) return { by: "edges", says: `${wait.who} waits for ${other}` };
    }
    const seconds = destroyLevels(resources).reduce((sum, level) => sum + level.seconds, 0);
    return seconds <= DESTROY_SECONDS
        ? undefined
        : { by: "levels", says: `a destroy takes ${String(seconds)} s` };
}

async function failureOf(operation: Promise<unknown>): Promise<string | undefined> {
    try {
        await operation;
        return undefined;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
