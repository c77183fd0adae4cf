import { each } from "../../reading/unknown";
import { UNNAMED } from "../../revisions";
import type { StackConfig } from "../../schema";

/** The releases of Istio that a stack runs, as far as they are known, each with its place in the config. */
export function istioReleases(mesh: StackConfig["mesh"]): { path: string; version: string }[] {
    return each("mesh.revisions", mesh.revisions, (entry, path) =>
        entry === UNNAMED
            ? { path: "mesh.version", version: mesh.version }
            : { path, version: entry },
    );
}
