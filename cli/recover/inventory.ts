import type { StackFacts } from "./stack";

/** A thing in the account that may be the stack's. */
export interface Found {
    /** Pulumi's type. */
    type: string;
    /** As `pulumi import` takes it. */
    id: string;
    /** Physical name, where it has one besides its id. */
    name?: string;
    tags?: Record<string, string>;
    /** Why it is unusable, and the command that repairs it; it is never imported. */
    broken?: { why: string; command: string };
}

/** Finds what an account holds of a stack: by the stack's tags, and by names that are known. */
export interface Inventory {
    find: (stack: StackFacts) => Promise<Found[]>;
}
