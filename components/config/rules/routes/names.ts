import { each } from "../../reading/unknown";
import { matchesIn, MOST_MATCHES } from "../../sections/routes/size";
import type { Rules } from "../refusal";
import { repeated } from "../repeated";
import { eachRule } from "./entries";

export const routeNameRules: Rules = {
    /** The name is how a line of the access log is told from another. */
    distinct: (config) =>
        repeated(
            eachRule(config, ({ name }, at, host) => ({ at, key: JSON.stringify([host, name]) })),
            ({ key }) => key,
        ).map(([{ at }, first]) => ({
            path: `${at}.name`,
            rule: `must differ from the name of ${first.at}`,
            cure: "give each rule a name of its own",
        })),

    /** 4,500 redirects in one VirtualService ran istiod out of memory, 300 did not (istio/istio#55054). */
    matchesFit: ({ routes }) =>
        each("routes", routes, ({ rules }, path) => {
            const count = matchesIn(rules);
            return (
                count > MOST_MATCHES && {
                    path: `${path}.rules`,
                    value: count,
                    rule: `must have ${MOST_MATCHES} matches at most, all rules together: istiod and each gateway pod keep all of them, and go through them for a request one by one`,
                    cure: "cover several by a prefix, or give some of them a host of their own",
                }
            );
        }),
};
