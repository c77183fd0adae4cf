/** Matches of a host, all rules together. */
export const MOST_MATCHES = 200;

/** From here on the stack file is warned. */
export const MANY_MATCHES = 100;

/** Matches that a host's rules have; a rule without any is for every request. */
export function matchesIn(
    rules: readonly ({ matches?: readonly unknown[] | undefined } | undefined)[],
): number {
    return rules.reduce((sum, rule) => sum + Math.max(rule?.matches?.length ?? 0, 1), 0);
}
