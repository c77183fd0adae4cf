import { join } from "node:path";

import { openSandbox } from "../../../sandbox/sandbox";
import { openSession } from "../../../sandbox/session/open";
import type { Session } from "../../../sandbox/session/session";

export interface PreviewTimes {
    rounds: number;
    /** Milliseconds of each preview, the warming one left out. */
    program: number[];
    empty: number[];
}

/** Previews of a stack and of an empty program, in turn, so that both see the same machine. */
export async function previewTimes(stack: string, rounds: number): Promise<PreviewTimes> {
    const sandbox = await openSandbox({ stack });
    try {
        const nothing = await openSession({
            stack,
            programDir: join(__dirname, "empty"),
            providers: sandbox.cloud.ports,
        });
        try {
            const times: PreviewTimes = { rounds, program: [], empty: [] };
            await timed(sandbox.session);
            await timed(nothing);
            for (let round = 0; round < rounds; round += 1) {
                times.program.push(await timed(sandbox.session));
                times.empty.push(await timed(nothing));
            }
            return times;
        } finally {
            await nothing.close();
        }
    } finally {
        await sandbox.close();
    }
}

export async function timed(session: Session): Promise<number> {
    const start = performance.now();
    await session.preview();
    return Math.round(performance.now() - start);
}

export function median(values: readonly number[]): number {
    return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
