import type { Refusal, RuleContext } from "../reading/check-shape";
import { certain } from "../reading/unknown";
import type { StackConfig } from "../schema";

export type { Refusal, RuleContext };

/** What a rule comes to; whatever isn't a refusal is no objection. */
export type Verdict = Refusal | false | undefined | readonly Verdict[];

/**
 * What several keys decide together. A rule reads whatever it needs: where that isn't valid, and so not
 * known, the rule ends there and says nothing, and `each` goes on with the next entry.
 */
export type Refuse<Config = StackConfig> = (config: Config, context: RuleContext) => Verdict;

/** Rules of one topic, in the order in which their problems are shown. */
export type Rules<Config = StackConfig> = Readonly<Record<string, Refuse<Config>>>;

/** What rules refuse, topic by topic. */
export function refusalsOf<Config>(
    topics: readonly Rules<Config>[],
    config: Config,
    context: RuleContext,
): Refusal[] {
    return topics
        .flatMap((rules) => Object.values(rules))
        .flatMap((rule) => flat(certain(() => rule(config, context))));
}

function flat(verdict: Verdict): Refusal[] {
    if (verdict === undefined || verdict === false) return [];
    return Array.isArray(verdict) ? verdict.flatMap(flat) : [verdict as Refusal];
}
