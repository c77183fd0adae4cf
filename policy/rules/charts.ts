import { ofType, UNKNOWN, valueAt } from "../resource";
import type { Rule } from "../rule";

/** A whole version, as `1.31.1` or `v0.7.2`; a range or a tag moves. */
const PINNED = /^v?\d+\.\d+\.\d+(-[\w.]+)?$/;

export const chartsPinned: Rule = {
    id: "charts-pinned",
    severity: "advisory",
    title: "Helm releases name a whole version of their chart",
    reason: "Else an update that changes nothing else installs what was published meanwhile.",
    cure: "Write the whole version: mesh-edge:mesh.version, mesh-edge:controller.version.",
    check: (resources) =>
        ofType(resources, "kubernetes:helm.sh/v3:Release").flatMap((resource) => {
            const version = valueAt(resource, "version");
            if (typeof version !== "string") {
                return version === UNKNOWN ? [] : [{ resource, found: "It names no version" }];
            }
            return PINNED.test(version) ? [] : [{ resource, found: `It names ${version}` }];
        }),
};
