import type { LenientConfig } from "../rule";
import { known } from "../rule";
import { UNNAMED } from "../../revisions";

/** A release of Istio that a stack runs, with its place in the config. */
export interface RunningRelease {
    path: string;
    version: string;
}

/** Those that are known; of a list that isn't, none. */
export function istioReleases(mesh: LenientConfig["mesh"]): RunningRelease[] {
    return known(mesh?.revisions).flatMap(([index, entry]) => {
        if (entry !== UNNAMED) return [{ path: `mesh.revisions[${index}]`, version: entry }];
        return mesh?.version === undefined ? [] : [{ path: "mesh.version", version: mesh.version }];
    });
}
