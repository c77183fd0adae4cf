import type { Sandbox } from "../../../sandbox/sandbox";
import { DIRECT, NEEDLESS, WAITS } from "../../../tests/engine/edges";
import type { StateResource } from "../../../sandbox/state/resources";
import { resourcesOf } from "../../../tests/support/engine";
import { directWaitsIn, missing, needless, waitsIn } from "../../../tests/support/waits";
import { destroyLevels } from "../bench/levels";

/** What noticed that something is wrong, and its words. */
export interface Breach {
    by:
        | "up"
        | "warning"
        | "edges"
        | "levels"
        | "second up"
        | "destroy"
        | "leftovers"
        | "engine test"
        | "unit test";
    says: string;
}

/** Seconds that a destroy of `dev` may take: what the account insists on, and 5 % (docs/reliability.md). */
const DESTROY_SECONDS = 1.05 * 478;

/**
 * Runs a stack from up to destroy and returns every breach that the engine tests would find. It continues after a breach if it can, so
 * that one sees whether the account itself refuses what the list of edges finds missing.
 */
export async function breachesOf({ session, cloud, leftovers }: Sandbox): Promise<Breach[]> {
    const breaches: Breach[] = [];
    const note = (by: Breach["by"], says: string | undefined) => {
        if (says !== undefined) breaches.push({ by, says });
    };
    const failed = await failureOf(session.up());
    note("up", failed);
    if (failed !== undefined) return breaches;
    note("warning", cloud.warnings()[0]);
    const resources = await resourcesOf(session);
    note("edges", edgeBreach(resources));
    const seconds = destroyLevels(resources).reduce((sum, level) => sum + level.seconds, 0);
    note("levels", seconds > DESTROY_SECONDS ? `a destroy takes ${String(seconds)} s` : undefined);
    const { changes } = await session.up();
    const changed = Object.keys(changes).some((op) => op !== "same");
    note("second up", changed ? JSON.stringify(changes) : undefined);
    note("destroy", await failureOf(session.destroy()));
    note("leftovers", leftovers()[0]);
    return breaches;
}

function edgeBreach(resources: StateResource[]): string | undefined {
    const waits = waitsIn(resources);
    for (const wait of WAITS) {
        const [other] = missing(waits, wait);
        if (other) return `${wait.who} doesn't wait for ${other}`;
    }
    const direct = directWaitsIn(resources);
    for (const wait of DIRECT) {
        const [other] = missing(direct, wait);
        if (other) return `${wait.who} doesn't wait by itself for ${other}`;
    }
    for (const wait of NEEDLESS) {
        const [other] = needless(waits, wait);
        if (other) return `${wait.who} waits for ${other}`;
    }
    return undefined;
}

async function failureOf(operation: Promise<unknown>): Promise<string | undefined> {
    try {
        await operation;
        return undefined;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
