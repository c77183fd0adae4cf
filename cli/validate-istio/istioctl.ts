import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";

import { cacheFolder } from "../../sandbox/engine/cache";
import { goBuild } from "../../sandbox/engine/go-build";
import { locateOnPath } from "../../sandbox/engine/on-path";
import type { Report } from "../../sandbox/engine/way";

/** Holds the go.mod and go.sum that istioctl is built with. */
export const MODULE_FOLDER = join(__dirname, "build");

/** The release whose commit go.mod requires: Istio's module has no versions of its own. */
export const ISTIOCTL_RELEASE = "1.31.0";

/** Windows runs a file only with this ending. */
const BINARY = process.platform === "win32" ? "istioctl.exe" : "istioctl";

/** There is no istioctl, and none can be built. */
export class NoIstioctl extends Error {}

/** Path of an istioctl: the user's own, one that an earlier run built, or one built now, in minutes. */
export async function findIstioctl(
    report: Report,
    path: string | undefined = process.env.PATH,
    cache: string = cacheFolder(),
    build = goBuild,
): Promise<string> {
    const own = locateOnPath(path, BINARY);
    if (own !== undefined) return own;

    const cached = join(cache, "istioctl", ISTIOCTL_RELEASE, BINARY);
    if (await isExecutable(cached)) return cached;

    const reason = await build(
        {
            what: `istioctl ${ISTIOCTL_RELEASE} with Go: 4 to 10 minutes on 2 cores`,
            folder: MODULE_FOLDER,
            package: "istio.io/istio/istioctl/cmd/istioctl",
            version: ["istio.io/istio/pkg/version.buildVersion", ISTIOCTL_RELEASE],
            to: cached,
        },
        report,
    );
    if (reason === undefined) return cached;
    throw new NoIstioctl(
        [
            "There is no istioctl to validate Istio's objects with:",
            "  - PATH: no istioctl there",
            `  - cache: no ${cached}`,
            `  - Go: ${reason}`,
            "Either of these helps:",
            "  1. Install istioctl, so that `istioctl version --remote=false` works: https://istio.io/latest/docs/ops/diagnostic-tools/istioctl/",
            "  2. Install Go (https://go.dev/dl/) and let it reach a Go module proxy, then run the command again: it builds istioctl once.",
        ].join("\n"),
    );
}

async function isExecutable(file: string): Promise<boolean> {
    return access(file, constants.X_OK).then(
        () => true,
        () => false,
    );
}
