import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { CHECKOUT, openSandbox } from "../../../sandbox/sandbox";
import { type Breach, breachesOf } from "./breaches";
import { mutated, type Mutation } from "./mutation";

export interface Verdict {
    mutation: Mutation;
    /** Empty: no test failed. */
    killedBy: Breach[];
}

/** Tests that need no engine; they run if the run on the engine found no breach. */
const UNIT_TESTS = ["network", "cluster", "controller", "mesh", "edge", "iam"].map(
    (folder) => `tests/${folder}`,
);

/** Runs the `dev` stack with a mutated copy of the program; then the other tests. */
export async function judge(mutation: Mutation): Promise<Verdict> {
    const copy = await mkdtemp(join(tmpdir(), "mesh-edge-mutant-"));
    try {
        await copyTo(copy);
        const file = join(copy, mutation.file);
        await writeFile(file, mutated(await readFile(file, "utf8"), mutation));
        const { testedBy } = mutation;
        const breaches =
            testedBy === undefined
                ? await runProgram(copy)
                : await failing(copy, "engine test", [testedBy]);
        return {
            mutation,
            killedBy: breaches.length > 0 ? breaches : await failing(copy, "unit test", UNIT_TESTS),
        };
    } finally {
        await rm(copy, { recursive: true, force: true });
    }
}

export async function runProgram(programDir: string): Promise<Breach[]> {
    const sandbox = await openSandbox({ stack: "dev", programDir });
    try {
        return await breachesOf(sandbox);
    } finally {
        await sandbox.close();
    }
}

async function copyTo(folder: string): Promise<void> {
    await cp(CHECKOUT, folder, {
        recursive: true,
        filter: (path) => !/^(node_modules|\.git)(\/|$)/.test(relative(CHECKOUT, path)),
    });
    await symlink(join(CHECKOUT, "node_modules"), join(folder, "node_modules"), "junction");
}

async function failing(folder: string, by: Breach["by"], tests: string[]): Promise<Breach[]> {
    const vitest = join("node_modules", "vitest", "vitest.mjs");
    const args = [vitest, "run", "--bail=1", "--reporter=json", ...tests];
    const child = spawn(process.execPath, args, {
        cwd: folder,
        stdio: ["ignore", "pipe", "ignore"],
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
    const [code] = (await once(child, "close")) as [number];
    if (code === 0) return [];
    const failed = /"status":"failed","title":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
    return [{ by, says: failed ?? "failed" }];
}
