import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Way } from "./way";
import { pinnedVersion } from "./versions";

/** Windows runs a file only with this ending. */
export const BINARY = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/** Everything the sandbox keeps between runs; outside the checkout, so that several can share it. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
    const base = env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
    return env.MESH_EDGE_CACHE ?? join(base, "mesh-edge");
}

/** Where an engine that we installed or built is: `engine/3.250.0/pulumi` in the cache. */
export function cachedBinary(version: string, cache: string = cacheFolder()): string {
    return join(cache, "engine", version, BINARY);
}

/** An engine that an earlier run installed or built. It came there by a rename, so it is whole. */
export function fromCache(cache: string = cacheFolder()): Way {
    return {
        name: "cache",
        async attempt() {
            const version = pinnedVersion();
            const command = cachedBinary(version, cache);
            try {
                await access(command, constants.X_OK);
            } catch {
                return { reason: `no ${command}` };
            }
            return { engine: { command, version, origin: "cache" } };
        },
    };
}
