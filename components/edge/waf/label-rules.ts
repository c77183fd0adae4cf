import { BODY_RULES } from "../../config/sections/waf/body-rules";
import type { WafPlan } from "../../config/plan/waf";
import { type AclRule, blockUnless, ownRule, PRIORITY } from "./acl-rule";
import { allOf, anyOf, atLeastOne, labelled, not, onPath, onPaths } from "./statements";

interface Match {
    labels: readonly string[];
    paths: readonly string[];
    exceptPaths: readonly string[];
}

/**
 * Rules over the labels of the rules before them. The managed rules on the body only count where
 * there are upload paths, and the first of these blocks what they found on all other paths.
 */
export function labelRules(args: WafPlan): AclRule[] {
    const { uploads } = args;
    const body =
        uploads.paths.length === 0
            ? []
            : [
                  ownRule(
                      "body",
                      PRIORITY.uploads,
                      blockUnless(false, args, "blocked"),
                      matching({
                          labels: uploads.rules.flatMap((rule) => BODY_RULES[rule].labels),
                          paths: [],
                          exceptPaths: uploads.paths,
                      }),
                  ),
              ];
    const own = Object.entries(args.labelRules)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { action, ...match }], index) =>
            ownRule(
                `label-${name}`,
                PRIORITY.labelRules + index,
                blockUnless(action === "count", args, "blocked"),
                matching(match),
            ),
        );
    return [...body, ...own];
}

/** Flat, since the provider nests three levels at most. */
function matching({ labels, paths, exceptPaths }: Match) {
    const on = onPaths(paths);
    return allOf(
        anyOf(...atLeastOne(labels.map(labelled))),
        ...(on === undefined ? [] : [on]),
        ...exceptPaths.map((path) => not(onPath(path))),
    );
}
