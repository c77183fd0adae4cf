import type { WafPlan } from "../../config/plan/waf";
import { type AclRule, blockUnless, ownRule, PRIORITY } from "./acl-rule";
import { forwardedFrom, onPaths } from "./statements";

/** Window of the overall limit in seconds; AWS's default, written out so that it can't move. */
const OVERALL_WINDOW = 300;

interface Limit {
    name: string;
    limit: number;
    windowSeconds: number;
    paths: readonly string[];
    counts: boolean;
}

/** The limit over everything, then the further ones in the order of their names. */
export function rateLimitRules(args: WafPlan): AclRule[] {
    const further = Object.entries(args.rateLimits)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { action, ...limit }]): Limit => ({
            ...limit,
            name: `rate-limit-${name}`,
            counts: action === "count",
        }));
    const overall: Limit = {
        name: "rate-limit",
        limit: args.rateLimit,
        windowSeconds: OVERALL_WINDOW,
        paths: [],
        counts: false,
    };
    return [overall, ...further].map((limit, index) =>
        ownRule(
            limit.name,
            PRIORITY.rateLimits + index,
            blockUnless(limit.counts, args, "rateLimited"),
            {
                rateBasedStatement: {
                    limit: limit.limit,
                    evaluationWindowSec: limit.windowSeconds,
                    ...(args.forwarded
                        ? { aggregateKeyType: "FORWARDED_IP", forwardedIpConfig: forwardedFrom }
                        : { aggregateKeyType: "IP" }),
                    ...(limit.paths.length > 0 && { scopeDownStatement: onPaths(limit.paths) }),
                },
            },
        ),
    );
}
