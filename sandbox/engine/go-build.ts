import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

import { run } from "./run";
import type { Report } from "./way";

const SAY_EVERY = 30_000;

export interface GoBuild {
    /** What is built and how long it takes, for a person who waits. */
    what: string;
    /** Folder of the go.mod and go.sum that pin everything that goes into the binary. */
    folder: string;
    /** The main package. */
    package: string;
    /** The variable that holds the program's version, and its value. */
    version: [variable: string, value: string];
    /** The binary. */
    to: string;
}

/** Builds a program from its Go module; says why where it can't. The binary is there whole or not at all. */
export async function goBuild(build: GoBuild, report: Report): Promise<string | undefined> {
    if (!(await run("go", ["version"])).ok) return "go is not installed";
    await mkdir(dirname(build.to), { recursive: true });
    const unfinished = `${build.to}.${process.pid}`;
    const trouble = await buildTo(unfinished, build, report);
    if (trouble !== undefined) {
        await rm(unfinished, { force: true });
        return `go build: ${trouble}`;
    }
    await rename(unfinished, build.to);
    return undefined;
}

async function buildTo(to: string, build: GoBuild, report: Report): Promise<string | undefined> {
    report(`Building ${build.what}, once.`);
    const start = Date.now();
    let packages = 0;
    const clock = setInterval(() => {
        const seconds = Math.round((Date.now() - start) / 1000);
        report(`  still building: ${seconds} s, ${packages} packages`);
    }, SAY_EVERY);
    try {
        // No VCS stamp: it would be the checkout's commit, and asking for it fails without a usable git.
        const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-v"];
        const link = `-s -w -X ${build.version.join("=")}`;
        const args = ["build", ...flags, "-ldflags", link, "-o", to, build.package];
        const result = await run("go", args, {
            cwd: build.folder,
            env: { ...process.env, GOWORK: "off" },
            onLine: () => (packages += 1),
        });
        return result.ok ? undefined : result.trouble;
    } finally {
        clearInterval(clock);
    }
}
