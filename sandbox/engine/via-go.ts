import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cachedBinary, cacheFolder } from "./cache";
import { run } from "./run";
import { pinnedVersion } from "./versions";
import type { Report, Way } from "./way";

/**
 * Holds the go.mod and go.sum that the engine is built with. `go install` refuses Pulumi's module
 * because of its `replace` lines; a module of our own that requires it is the way round, and go.sum
 * pins and verifies every module that goes into the binary.
 */
export const MODULE_FOLDER = join(__dirname, "build");

const PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const SAY_EVERY = 30_000;

/** Builds the engine from its Go module: for networks that have a Go proxy but not the download site. */
export function viaGo(cache: string = cacheFolder()): Way {
    return {
        name: "Go",
        async attempt(report) {
            if (!(await run("go", ["version"])).ok) {
                return { reason: "go is not installed" };
            }
            const version = pinnedVersion();
            const command = cachedBinary(version, cache);
            await mkdir(dirname(command), { recursive: true });
            const unfinished = `${command}.${process.pid}`;
            const trouble = await build(version, unfinished, report);
            if (trouble !== undefined) {
                await rm(unfinished, { force: true });
                return { reason: `go build: ${trouble}` };
            }
            // The rename makes it visible whole or not at all.
            await rename(unfinished, command);
            return { engine: { command, version, origin: "built with Go" } };
        },
    };
}

async function build(version: string, to: string, report: Report): Promise<string | undefined> {
    report(`Building the engine, pulumi ${version}, with Go: about 7 minutes on 2 cores, once.`);
    const start = Date.now();
    let packages = 0;
    const clock = setInterval(() => {
        const seconds = Math.round((Date.now() - start) / 1000);
        report(`  still building: ${seconds} s, ${packages} packages`);
    }, SAY_EVERY);
    try {
        // No VCS stamp: it would be the checkout's commit, and asking for it fails without a usable git.
        const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-v"];
        const link = `-s -w -X ${VERSION_VARIABLE}=${version}`;
        const result = await run("go", ["build", ...flags, "-ldflags", link, "-o", to, PACKAGE], {
            cwd: MODULE_FOLDER,
            env: { ...process.env, GOWORK: "off" },
            onLine: () => (packages += 1),
        });
        return result.ok ? undefined : result.trouble;
    } finally {
        clearInterval(clock);
    }
}
