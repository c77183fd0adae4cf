import { join } from "node:path";

import { cachedBinary, cacheFolder } from "./cache";
import { goBuild } from "./go-build";
import { pinnedVersion } from "./versions";
import type { Way } from "./way";

/**
 * Holds the go.mod and go.sum that the engine is built with. `go install` refuses Pulumi's module
 * because of its `replace` lines; a module of our own that requires it is the way round, and go.sum
 * pins and verifies every module that goes into the binary.
 */
export const MODULE_FOLDER = join(__dirname, "build");

/** Builds the engine from its Go module: for networks that have a Go proxy but not the download site. */
export function viaGo(cache: string = cacheFolder()): Way {
    return {
        name: "Go",
        async attempt(report) {
            const version = pinnedVersion();
            const command = cachedBinary(version, cache);
            const reason = await goBuild(
                {
                    what: `the engine, pulumi ${version}, with Go: about 7 minutes on 2 cores`,
                    folder: MODULE_FOLDER,
                    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
                    version: ["github.com/pulumi/pulumi/sdk/v3/go/common/version.Version", version],
                    to: command,
                },
                report,
            );
            return reason === undefined
                ? { engine: { command, version, origin: "built with Go" } }
                : { reason };
        },
    };
}
