export type Severity = "error" | "warning" | "note";

/** A position in a file, counted from 1. */
export interface Place {
    file: string;
    line: number;
    column: number;
}

/**
 * Something that is wrong with a manifest. An `error` is rejected by the API server, the
 * controller or AWS, or has a different effect than it says; a `warning` works but is a risk; a `note`
 * is a hint.
 */
export interface Finding extends Place {
    severity: Severity;
    /** Name of the check, to look up in docs/linting.md. */
    check: string;
    /** `Ingress istio-system/edge`. */
    object: string;
    message: string;
    cure: string;
}
