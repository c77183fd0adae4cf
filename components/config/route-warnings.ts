import { pathText } from "./reading/problem";
import type { RoutesConfig } from "./sections/routes/routes";
import { MANY_MATCHES, matchesIn, MOST_MATCHES } from "./sections/routes/size";

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
