import { nearest } from "../../reading/nearest";
import { each, known } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { BODY_RULES } from "../../sections/waf/body-rules";
import { managedGroup, MANAGED_GROUPS } from "../../sections/waf/managed-groups";
import type { Rules } from "../refusal";
import { meet } from "./label-paths";

export const groupRules: Rules = {
    versions: ({ waf }) =>
        eachGroup(
            waf,
            ({ name, version }, path) =>
                version !== undefined &&
                !MANAGED_GROUPS[name].versioned && {
                    path: `${path}.version`,
                    rule: `must not be set: ${name} has no versions`,
                    cure: "take it out",
                },
        ),

    /** WAF takes any name here, and does nothing about one that it doesn't know. */
    countRulesExist: ({ waf }) =>
        eachGroup(waf, ({ name, countRules }, at) => {
            const rules: readonly string[] = MANAGED_GROUPS[name].rules;
            return each(`${at}.countRules`, countRules, (rule, path) => {
                if (rules.includes(rule)) return;
                const meant = nearest(rule, rules);
                return {
                    path,
                    rule: `must be a rule of ${name}; WAF ignores any other without an error`,
                    cure:
                        meant === undefined
                            ? `write one of ${rules.join(", ")}`
                            : `did you mean "${meant}"?`,
                };
            });
        }),
};

export const uploadRules: Rules = {
    /** A rule is taken off the upload paths by its label, so it must run, and block elsewhere. */
    haveRules: ({ waf }, { isGiven }) => {
        if (known(waf?.uploads.paths).length === 0) return;
        const groups = listedGroups(waf);
        const rules = known(waf?.uploads.rules);
        const groupOf = (rule: keyof typeof BODY_RULES) =>
            groups.find(({ name }) => name === BODY_RULES[rule].group);
        const away = rules.find((rule) => groupOf(rule) === undefined);
        if (away !== undefined && !isGiven("waf.uploads.rules")) {
            const { group } = BODY_RULES[away];
            return {
                path: "waf.uploads.rules",
                rule: `must be rules of groups in waf.managedRuleGroups; ${group} is not there`,
                cure: `name body rules of the groups that are, or add ${group}`,
            };
        }
        return each("waf.uploads.rules", waf?.uploads.rules, (rule, path) => {
            const listed = groupOf(rule);
            const { group } = BODY_RULES[rule];
            if (listed === undefined) {
                return {
                    path,
                    value: rule,
                    rule: `must be a rule of a group in waf.managedRuleGroups; ${group} is not there`,
                    cure: `take ${rule} out, or add ${group}`,
                };
            }
            return (
                known(listed.countRules).includes(rule) && {
                    path,
                    value: rule,
                    rule: `must not stand in ${listed.path}.countRules too: here it blocks on all other paths, there it never does`,
                    cure: "take it out of one of the two",
                }
            );
        });
    },

    /** Where none of the rules' groups looks, there is nothing to except uploads from. */
    insideScope: ({ waf }) => {
        const groups = listedGroups(waf);
        const scopes = (waf?.uploads.rules ?? []).map(
            (rule) => groups.find(({ name }) => name === BODY_RULES[rule].group)?.scopeDownPaths,
        );
        const looked = [...new Set(scopes.flatMap((scope = []) => scope))];
        // One that looks at every path has use for all of them.
        if (looked.length === 0 || scopes.some((scope = []) => scope.length === 0)) return;
        return each(
            "waf.uploads.paths",
            waf?.uploads.paths,
            (value, path) =>
                !looked.some((other) => meet(other, value)) && {
                    path,
                    rule: `has no effect: by scopeDownPaths the groups of waf.uploads.rules look at ${looked.join(", ")} alone`,
                    cure: "take it out, or write a path inside those",
                },
        );
    },
};

type Group = Exclude<StackConfig["waf"], undefined>["managedRuleGroups"][number];
type LongGroup = Exclude<Group, string>;

/** What `look` finds at each managed group, in its long form. */
function eachGroup<Found>(
    waf: StackConfig["waf"],
    look: (group: LongGroup, path: string) => Found,
): Found[] {
    return each("waf.managedRuleGroups", waf?.managedRuleGroups, (entry, path) =>
        look(managedGroup(entry), path),
    );
}

/** The groups whose names are known. A group is its long form with a path: a copy would read each part. */
export function listedGroups(waf: StackConfig["waf"]) {
    return eachGroup(waf, (group, path) => ({
        path,
        name: group.name,
        get countRules() {
            return group.countRules;
        },
        get scopeDownPaths() {
            return group.scopeDownPaths;
        },
    }));
}
