import { each, known } from "../../reading/unknown";
import type { Rules } from "../refusal";

export const labelPathRules: Rules = {
    /** An exception is made from the paths of its rule; outside of them the rule doesn't hold anyway. */
    exceptionsInside: ({ waf }) =>
        each("waf.labelRules", waf?.labelRules, ({ paths, exceptPaths }, at) =>
            each(
                `${at}.exceptPaths`,
                exceptPaths,
                (except, path) =>
                    paths.length > 0 &&
                    !paths.some((other) => meet(other, except)) && {
                        path,
                        rule: `has no effect: the rule applies only on ${paths.join(", ")}`,
                        cure: "take it out, or write a path inside those",
                    },
            ),
        ),

    /** A rule whose paths are all exceptions holds nowhere. */
    onePathLeft: ({ waf }) =>
        each("waf.labelRules", waf?.labelRules, ({ paths, exceptPaths }, at) => {
            const exceptions = known(exceptPaths);
            return (
                paths.length > 0 &&
                paths.every((path) => exceptions.some((other) => covers(other, path))) && {
                    path: `${at}.exceptPaths`,
                    value: exceptions,
                    rule: "must leave at least one path of the rule: it now applies nowhere",
                    cure: "take out the paths on which the rule should apply",
                }
            );
        }),
};

/** Whether every request for a path is for another one, too. */
function covers(outer: string, path: string): boolean {
    return outer === path || (outer.endsWith("*") && path.startsWith(outer.slice(0, -1)));
}

/** Whether some request is for both; `/*` at the end means everything below, and not the path itself. */
export function meet(one: string, other: string): boolean {
    const [a, b] = [one.replace(/\*$/, ""), other.replace(/\*$/, "")];
    return a === b
        ? one === other || a.endsWith("/")
        : (one.endsWith("*") && b.startsWith(a)) || (other.endsWith("*") && a.startsWith(b));
}
