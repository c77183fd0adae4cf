import { readFile } from "node:fs/promises";

import type { LogEntry } from "../../../sandbox/cloud/world/entity";
import { closureOf, dependenciesOf } from "../../../sandbox/state/dependencies";
import { deploymentOf } from "../../../sandbox/state/resources";
import { openSandbox } from "../../../sandbox/sandbox";
import { type Chain, longestChain, reversed } from "./chain";
import { destroyLevels, type Level } from "./levels";
import { physicalEdges } from "./physics";
import { unprotected } from "./unprotected";

/** One operation of the engine in virtual time, against what no schedule can undercut. */
export interface Schedule {
    /** From the operation's first moment, in virtual seconds. */
    steps: LogEntry[];
    seconds: number;
    chain: Chain;
    /** URNs of those that waited only for the next one. */
    critical: string[];
}

/** Operations at a time: more than the stack ever has ready, so that the order alone counts. */
const PARALLEL = ["--parallel", "32"];

/**
 * Deploys and destroys a stack in virtual time, which moves on when the engine has asked nothing for
 * `quietMs` real milliseconds: too few, on a busy machine, and the program looks slower than it is.
 */
export async function schedules(
    stack: string,
    quietMs: number,
): Promise<{ up: Schedule; destroy: Schedule; levels: Level[] }> {
    const sandbox = await openSandbox({ stack, quietMs });
    try {
        const { session, cloud } = sandbox;
        await session.up({ args: PARALLEL });
        const { resources } = deploymentOf(await session.exportState());
        const edges = await physicalEdges(cloud.world.snapshot(), cloud.account);
        const made = cloud.world.log.length;
        const open = unprotected(await readFile(session.stackFile, "utf8"));
        if (open !== undefined) {
            await session.edit(open);
            await session.up({ args: PARALLEL });
        }
        const before = cloud.world.log.length;
        await session.destroy({ args: PARALLEL });

        const waits = closureOf(dependenciesOf(resources));
        const steps = cloud.world.log.map((step) => ({ ...step }));
        const [ups, deletes] = [steps.slice(0, made), steps.slice(before)];
        return {
            up: scheduleOf(
                ups,
                longestChain(edges, took(ups)),
                (urn, earlier) => waits.get(urn)?.has(earlier) ?? false,
            ),
            destroy: scheduleOf(
                deletes,
                longestChain(reversed(edges), took(deletes)),
                // A level begins when the one before it is empty, whatever its resources depend on.
                () => true,
            ),
            levels: destroyLevels(resources, took(deletes)),
        };
    } finally {
        await sandbox.close();
    }
}

/** Seconds of each operation; 0 where there was none. */
function took(steps: readonly LogEntry[]): (urn: string) => number {
    const seconds = new Map(steps.map(({ urn, start, end }) => [urn, end - start]));
    return (urn) => seconds.get(urn) ?? 0;
}

function scheduleOf(
    log: LogEntry[],
    chain: Chain,
    waitsFor: (urn: string, earlier: string) => boolean,
): Schedule {
    const begin = Math.min(...log.map(({ start }) => start));
    const steps = log.map((step) => ({
        ...step,
        start: step.start - begin,
        end: step.end - begin,
    }));
    return {
        steps,
        seconds: Math.max(...steps.map(({ end }) => end)),
        chain,
        critical: criticalOf(steps, waitsFor).map(({ urn }) => urn),
    };
}

/** From the end backwards: whose end did the next one's beginning wait for? */
function criticalOf(
    steps: readonly LogEntry[],
    waitsFor: (urn: string, earlier: string) => boolean,
): LogEntry[] {
    const path: LogEntry[] = [];
    let next = steps.reduce<LogEntry | undefined>(
        (last, step) => (last === undefined || step.end > last.end ? step : last),
        undefined,
    );
    while (next !== undefined) {
        const { urn, start }: LogEntry = next;
        path.unshift(next);
        next = steps
            .filter((step) => step.end <= start && step.end > step.start && waitsFor(urn, step.urn))
            .reduce<LogEntry | undefined>(
                (last, step) => (last === undefined || step.end > last.end ? step : last),
                undefined,
            );
    }
    return path;
}
