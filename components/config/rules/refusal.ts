import type { Refusal } from "../reading/check-shape";
import { certain } from "../reading/unknown";
import type { StackConfig } from "../schema";

export type { Refusal };

/** What a rule comes to; whatever isn't a refusal is no objection. */
export type Verdict = Refusal | false | undefined | readonly Verdict[];

export interface RuleContext {
    /** `aws:region`. */
    region: string;
    /** Name of the stack. */
    stack: string;
    /** Whether the stack file says something at a path, or the value there is a default. */
    isGiven: (path: string) => boolean;
}

/**
 * What several keys decide together. A rule reads whatever it needs: where that isn't valid, and so not
 * known, the rule ends there and says nothing, and `each` goes on with the next entry.
 */
export type Refuse = (config: StackConfig, context: RuleContext) => Verdict;

/** Rules of one topic, in the order in which their problems are shown. */
export type Rules = Readonly<Record<string, Refuse>>;

/** What a rule refuses. */
export function refusalsOf(rule: Refuse, config: StackConfig, context: RuleContext): Refusal[] {
    return flat(certain(() => rule(config, context)));
}

function flat(verdict: Verdict): Refusal[] {
    if (verdict === undefined || verdict === false) return [];
    return Array.isArray(verdict) ? verdict.flatMap(flat) : [verdict as Refusal];
}
