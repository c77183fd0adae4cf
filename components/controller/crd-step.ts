import type { Problem } from "../config/reading/problem";
import { type ControllerVersion, isNewer } from "../config/versions";

/**
 * CRDs are never lowered: the API server refuses one without a version in which objects are or were stored
 * (`status.storedVersions`), and drops the fields that an older schema doesn't have.
 * @param applied version whose CRDs the cluster has; undefined if the program has applied none yet.
 */
export function crdStep(applied: unknown, wanted: ControllerVersion): Problem[] {
    if (typeof applied !== "string" || !isNewer(applied, wanted)) return [];
    return [
        {
            path: "controller.crdVersion",
            value: wanted,
            rule: `must not be older than ${applied}, whose CRDs the cluster has: the API server keeps every version of a kind in which objects were stored`,
            cure: `write "${applied}"; the older controller reads the newer CRDs`,
        },
    ];
}
