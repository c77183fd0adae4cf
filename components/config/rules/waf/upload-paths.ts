import { BODY_RULES } from "../../sections/waf/body-rules";
import { known, type Rule } from "../rule";
import { listedGroups } from "./groups";
import { meet } from "./label-paths";

/** Where none of the rules' groups looks, there is nothing to except uploads from. */
export const uploadsInsideScope: Rule = ({ waf }) => {
    const groups = listedGroups(waf);
    const rules = waf?.uploads?.rules ?? [];
    const scopes = rules.map((rule) => {
        const listed = groups.find(({ name }) => rule && name === BODY_RULES[rule].group);
        return listed?.scope;
    });
    // One that isn't known, or that looks at every path, has use for all of them.
    if (scopes.some((scope) => !scope?.length || scope.includes(undefined))) return [];
    const looked = [...new Set(known(scopes.flat()).map(([, path]) => path))];
    return known(waf?.uploads?.paths)
        .filter(([, path]) => looked.length > 0 && !looked.some((other) => meet(other, path)))
        .map(([index, path]) => ({
            path: `waf.uploads.paths[${index}]`,
            value: path,
            rule: `has no effect: by scopeDownPaths the groups of waf.uploads.rules look at ${looked.join(", ")} alone`,
            cure: "take it out, or write a path inside those",
        }));
};
