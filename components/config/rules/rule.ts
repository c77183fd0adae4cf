import type { Lenient } from "../reading/lenient";
import type { Problem } from "../reading/problem";
import type { StackConfig } from "../schema";

/** A stack's config of which any part may be unknown; defaults are filled in. */
export type LenientConfig = NonNullable<Lenient<StackConfig>>;

export interface RuleContext {
    /** `aws:region`, where it is valid. */
    region: string | undefined;
    /** Name of the stack. */
    stack: string;
    /** Whether the stack file says something at a path, or the value there is a default. */
    isGiven: (path: string) => boolean;
}

/**
 * What several keys decide together. A rule speaks whenever its own inputs are known, whatever
 * else in the file is wrong; the types make it look at each of them first.
 */
export type Rule = (config: LenientConfig, context: RuleContext) => Problem[];

/** Entries that are known, with their place in the list. */
export function known<T>(list: readonly (T | undefined)[] | null | undefined): [number, T][] {
    return (list ?? []).flatMap((entry, index) => (entry === undefined ? [] : [[index, entry]]));
}

/** Entries of a map that are known. */
export function knownEntries<T>(
    map: Record<string, T | undefined> | null | undefined,
): [string, T][] {
    return Object.entries(map ?? {}).flatMap(([name, entry]) =>
        entry === undefined ? [] : [[name, entry]],
    );
}
