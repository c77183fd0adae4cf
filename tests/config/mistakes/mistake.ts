import type { Problem } from "../../../components/config/reading/problem";

/** One bad stack file: the smallest valid one with some keys set, and all that is said about it. */
export interface Mistake {
    states: string;
    /** Values by path; `undefined` takes a key out. */
    set: Readonly<Record<string, unknown>>;
    stack?: string;
    problems: readonly Problem[];
}
