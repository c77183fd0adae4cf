import type { Lenient } from "../reading/lenient";
import { settled, UNKNOWN, withParts } from "../reading/unknown";
import type { StackConfig } from "../schema";
import { type Refusal, refusalsOf, type Rules } from "./refusal";

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
export type Rule = (config: LenientConfig, context: RuleContext) => Refusal[];

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

const views = new WeakMap<object, StackConfig>();

/** Rules of the new form among those of the old one. */
export function table(rules: Rules): Rule[] {
    return Object.values(rules).map((rule) => (config, context) => {
        const view = views.get(config) ?? (settled(config) as StackConfig);
        views.set(config, view);
        const plain = withParts({ ...context }, [["region", context.region ?? UNKNOWN]]);
        return refusalsOf(rule, view, plain as typeof context & { region: string });
    });
}
