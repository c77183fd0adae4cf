import { known, knownEntries, type Rule } from "../rule";

/** An exception is made from the paths of its rule; outside of them the rule doesn't hold anyway. */
export const exceptionsInsidePaths: Rule = ({ waf }) =>
    knownEntries(waf?.labelRules).flatMap(([name, { paths, exceptPaths }]) => {
        const on = known(paths).map(([, path]) => path);
        // A path that isn't known may be the one around it.
        if (on.length === 0 || on.length !== paths?.length) return [];
        return known(exceptPaths)
            .filter(([, except]) => !on.some((path) => meet(path, except)))
            .map(([index, except]) => ({
                path: `waf.labelRules.${name}.exceptPaths[${index}]`,
                value: except,
                rule: `has no effect: the rule applies only on ${on.join(", ")}`,
                cure: "take it out, or write a path inside those",
            }));
    });

/** A rule whose paths are all exceptions holds nowhere. */
export const rulesLeaveAPath: Rule = ({ waf }) =>
    knownEntries(waf?.labelRules).flatMap(([name, { paths, exceptPaths }]) => {
        const on = known(paths).map(([, path]) => path);
        const except = known(exceptPaths).map(([, path]) => path);
        return on.length === 0 ||
            on.length !== paths?.length ||
            !on.every((path) => except.some((other) => covers(other, path)))
            ? []
            : [
                  {
                      path: `waf.labelRules.${name}.exceptPaths`,
                      value: except,
                      rule: "must leave at least one path of the rule: it now applies nowhere",
                      cure: "take out the paths on which the rule should apply",
                  },
              ];
    });

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
