import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { openSandbox, type Sandbox } from "../../../sandbox/sandbox";
import { timed } from "./previews";
import { routeStack } from "./route-stack";

/** Previews of a stack with so many routes; the warming one is left out. */
export interface RouteTimes {
    routes: number;
    resources: number;
    /** Milliseconds of each preview. */
    ms: number[];
    /** The most memory that the program took, in KiB, of each preview. */
    peakKiB: number[];
}

/** Previews of new stacks, one of each size in turn, so that all see the same machine. */
export async function routePreviews(
    sizes: readonly number[],
    rounds: number,
): Promise<RouteTimes[]> {
    const folder = await mkdtemp(join(tmpdir(), "mesh-edge-bench-"));
    const sandboxes: Sandbox[] = [];
    try {
        const stacks: { times: RouteTimes; sandbox: Sandbox; peaks: string }[] = [];
        for (const routes of sizes) {
            const stackFile = join(folder, `${routes}.yaml`);
            const peaks = join(folder, `${routes}.peaks`);
            await writeFile(stackFile, routeStack(routes));
            const sandbox = await openSandbox({ stack: "routes", stackFile, env: noting(peaks) });
            sandboxes.push(sandbox);
            const { changes } = await sandbox.session.preview();
            const times = { routes, resources: changes.create ?? 0, ms: [], peakKiB: [] };
            stacks.push({ times, sandbox, peaks });
        }
        for (let round = 0; round < rounds; round += 1) {
            for (const { times, sandbox, peaks } of stacks) {
                await rm(peaks, { force: true });
                times.ms.push(await timed(sandbox.session));
                times.peakKiB.push(Math.max(...numbersIn(await readFile(peaks, "utf8"))));
            }
        }
        return stacks.map(({ times }) => times);
    } finally {
        for (const sandbox of sandboxes) await sandbox.close();
        await rm(folder, { recursive: true, force: true });
    }
}

/** Has the program, and each Node.js process it starts, write its peak of memory into a file. */
function noting(peaks: string): Record<string, string> {
    const module = pathToFileURL(join(__dirname, "peak-memory.mjs")).href;
    return { NODE_OPTIONS: `--import=${module}`, PEAK_MEMORY_FILE: peaks };
}

function numbersIn(text: string): number[] {
    return text.trim().split("\n").map(Number);
}
