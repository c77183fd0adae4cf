import { join } from "node:path";
import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { promisify } from "node:util";

import { ISTIOCTL_RELEASE } from "../../../cli/validate-istio/istioctl";
import { cacheFolder } from "../../../sandbox/engine/cache";
import { goBuild } from "../../../sandbox/engine/go-build";
import type { RouteConfiguration } from "../envoy";

/** Path of the program in this folder, built once; why there is none where Go or its module proxy is missing. */
export async function findIstiod(): Promise<{ path: string } | { missing: string }> {
    const path = join(cacheFolder(), "istiod-routes", ISTIOCTL_RELEASE, "istiod-routes");
    if (
        await access(path).then(
            () => true,
            () => false,
        )
    )
        return { path };
    const missing = await goBuild(
        {
            what: `istiod's route generation of Istio ${ISTIOCTL_RELEASE} with Go: minutes`,
            folder: __dirname,
            package: ".",
            version: ["istio.io/istio/pkg/version.buildVersion", ISTIOCTL_RELEASE],
            to: path,
        },
        console.error,
    );
    return missing === undefined ? { path } : { missing };
}

/** Where the routes come from, which no request sees. */
const ORIGIN = ["metadata", "decorator"];

/** What istiod gives the gateway for some objects: Envoy's routes for each of its ports. */
export async function routesOf(istiod: string, objects: string): Promise<RouteConfiguration[]> {
    const running = promisify(execFile)(istiod, [], { maxBuffer: 1 << 26 });
    running.child.stdin?.end(objects);
    const { stdout } = await running;
    // istiod walks a map of them, whose order differs from run to run.
    return stdout.trim().split("\n").sort(byName).map(parsed);
}

function byName(one: string, other: string): number {
    return parsed(one).name < parsed(other).name ? -1 : 1;
}

function parsed(line: string): RouteConfiguration {
    const without = (key: string, value: unknown) => (ORIGIN.includes(key) ? undefined : value);
    return JSON.parse(line, without) as RouteConfiguration;
}
