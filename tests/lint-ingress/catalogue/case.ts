import type { Changes } from "../manifests";

/** A manifest with faults, and exactly what the linter says of it: `severity check: message → cure`. */
export interface Case {
    what: string;
    changes: Changes;
    found: string[];
}
