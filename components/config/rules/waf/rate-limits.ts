import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";

/** Rate-based rules in one web ACL (AWS WAF developer guide, quotas); `waf.rateLimit` is one of them. */
const MOST = 10;

/** Window of `waf.rateLimit`. */
const OVERALL_WINDOW = 300;

export const rateLimitRules: Rules = {
    atMostTen: ({ waf }) => {
        const names = Object.keys(waf?.rateLimits ?? {});
        return (
            names.length >= MOST && {
                path: "waf.rateLimits",
                value: names,
                rule: `must hold ${MOST - 1} limits at most: WAF takes ${MOST}, and waf.rateLimit is one`,
                cure: "put paths of the same limit into one entry",
            }
        );
    },

    /** Who stays below the limit for everything can't go over one that is as high. */
    reachable: ({ waf }) =>
        waf &&
        each("waf.rateLimits", waf.rateLimits, ({ limit, windowSeconds }, path) => {
            const reachable = waf.rateLimit * Math.max(1, windowSeconds / OVERALL_WINDOW);
            return (
                limit >= reachable && {
                    path: `${path}.limit`,
                    rule: `must be below ${reachable}, which waf.rateLimit allows in ${windowSeconds} seconds, or it is never reached`,
                    cure: "lower it, or raise waf.rateLimit",
                }
            );
        }),
};
