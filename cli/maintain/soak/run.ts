import { setTimeout as sleep } from "node:timers/promises";

import type { FaultKind, LogEntry } from "../../../sandbox/cloud/world/entity";
import type { Sandbox } from "../../../sandbox/sandbox";

/** When the account has been asked nothing for so long, whatever can hang does. */
const QUIET_MS = 500;
const POLL_MS = 25;

export interface RunEnd {
    /** Operations that a fault hit. */
    hits: LogEntry[];
    error: Error | undefined;
}

/** One operation of the engine; where answers stay out, its process is killed in the middle. */
export async function runInto(
    sandbox: Sandbox,
    kind: FaultKind,
    run: () => Promise<unknown>,
): Promise<RunEnd> {
    const { log } = sandbox.cloud.world;
    const from = log.length;
    let ended = false;
    const end = run()
        .then(
            () => undefined,
            (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
        )
        .finally(() => {
            ended = true;
        });
    const hits = () => log.slice(from).filter(({ fault }) => fault !== undefined);
    if (kind === "hang" && (await hangs(log, hits, () => ended))) {
        sandbox.session.kill("SIGKILL");
        await end;
        await sandbox.session.unlock();
    }
    const error = await end;
    return { hits: hits(), error };
}

/** Waits until something hangs and nothing else goes on; false when the run ends before. */
async function hangs(
    log: readonly LogEntry[],
    hits: () => LogEntry[],
    ended: () => boolean,
): Promise<boolean> {
    let [seen, since] = [log.length, Date.now()];
    while (!ended()) {
        await sleep(POLL_MS);
        if (log.length !== seen) [seen, since] = [log.length, Date.now()];
        if (hits().length > 0 && Date.now() - since > QUIET_MS) return true;
    }
    return false;
}
