import { mkdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { BINARY, cachedBinary, cacheFolder } from "./cache";
import { run } from "./run";
import { pinnedVersion } from "./versions";
import type { Way } from "./way";

const SITE = "https://get.pulumi.com";
const ANSWER_WITHIN = 5_000;
const DOWNLOAD_WITHIN = 10 * 60_000;

/**
 * The npm package `pulumi`, the CLI's official wrapper, which downloads the CLI at its first use. Only
 * the CLI itself is kept: the sandbox brings its own language host and cloud.
 */
export function viaNpm(
    cache: string = cacheFolder(),
    whyUnreachable: () => Promise<string | undefined> = askSite,
): Way {
    return {
        name: "npm package pulumi",
        async attempt(report) {
            // The wrapper has no time limit, and a blocked site may hang instead of refusing.
            const unreachable = await whyUnreachable();
            if (unreachable !== undefined) {
                return { reason: `its download site ${SITE} can't be reached (${unreachable})` };
            }
            const version = pinnedVersion();
            const home = join(cache, `download-${process.pid}`);
            try {
                report(`Downloading the engine, pulumi ${version}, once.`);
                const wrapper = createRequire(__filename).resolve("pulumi/run.js");
                const { ok, trouble } = await run(process.execPath, [wrapper, "version"], {
                    env: { ...process.env, PULUMI_HOME: home, PULUMI_VERSION: version },
                    timeout: DOWNLOAD_WITHIN,
                    onLine: report,
                });
                if (!ok) {
                    return { reason: trouble };
                }
                const command = cachedBinary(version, cache);
                await mkdir(dirname(command), { recursive: true });
                await rename(join(home, "versions", version, "bin", BINARY), command);
                return { engine: { command, version, origin: "npm package pulumi" } };
            } finally {
                await rm(home, { recursive: true, force: true });
            }
        },
    };
}

async function askSite(): Promise<string | undefined> {
    try {
        const answer = await fetch(`${SITE}/install.sh`, {
            method: "HEAD",
            signal: AbortSignal.timeout(ANSWER_WITHIN),
        });
        return answer.ok ? undefined : `HTTP ${answer.status}`;
    } catch (error) {
        return error instanceof Error ? messageOf(error) : String(error);
    }
}

/** `fetch` says only "fetch failed"; what failed is its cause. */
function messageOf(error: Error): string {
    return error.cause instanceof Error ? error.cause.message : error.message;
}
