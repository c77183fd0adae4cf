import { pathText } from "../../reading/problem";
import type { RoutesConfig } from "./routes";

/** Matches of a host, all rules together. */
export const MOST_MATCHES = 200;

/** From here on the stack file is warned. */
const MANY_MATCHES = 100;

/** Matches that a host's rules have; a rule without any is for every request. */
export function matchesIn(
    rules: readonly ({ matches?: readonly unknown[] | undefined } | undefined)[],
): number {
    return rules.reduce((sum, rule) => sum + Math.max(rule?.matches?.length ?? 0, 1), 0);
}

/** A sentence for each host that comes near to what it may have. */
export function routeWarnings(routes: RoutesConfig): string[] {
    return Object.entries(routes).flatMap(([host, { rules }]) => {
        const count = matchesIn(rules);
        return count <= MANY_MATCHES
            ? []
            : [
                  `mesh-edge:${pathText(["routes", host, "rules"])}: ${count} matches of the ${MOST_MATCHES} that a host may have. Cover several by a prefix, or give some of them a host of their own.`,
              ];
    });
}
