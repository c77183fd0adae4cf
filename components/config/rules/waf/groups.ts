import { nearest } from "../../reading/nearest";
import type { Problem } from "../../reading/problem";
import { BODY_RULES } from "../../sections/waf/body-rules";
import {
    managedGroup,
    MANAGED_GROUPS,
    type ManagedGroupName,
} from "../../sections/waf/managed-groups";
import { known, type LenientConfig, type Rule } from "../rule";

interface Listed {
    path: string;
    name: ManagedGroupName;
    version: string | null | undefined;
    countRules: [index: number, rule: string][];
    /** The paths that the group looks at; none means all. */
    scope: readonly (string | undefined)[] | undefined;
}

export function listedGroups(waf: LenientConfig["waf"]): Listed[] {
    return known(waf?.managedRuleGroups).flatMap(([index, entry]) => {
        const { name, version, countRules, scopeDownPaths } = managedGroup(entry);
        const path = `waf.managedRuleGroups[${index}]`;
        return name === undefined
            ? []
            : [{ path, name, version, countRules: known(countRules), scope: scopeDownPaths }];
    });
}

export const groupVersions: Rule = ({ waf }) =>
    listedGroups(waf)
        .filter(({ name, version }) => version && !MANAGED_GROUPS[name].versioned)
        .map(({ path, name, version }) => ({
            path: `${path}.version`,
            value: version,
            rule: `must not be set: ${name} has no versions`,
            cure: "take it out",
        }));

/** WAF takes any name here, and does nothing about one that it doesn't know. */
export const groupRulesExist: Rule = ({ waf }) =>
    listedGroups(waf).flatMap(({ path, name, countRules }) => {
        const rules: readonly string[] = MANAGED_GROUPS[name].rules;
        return countRules
            .filter(([, rule]) => !rules.includes(rule))
            .map(([index, rule]): Problem => {
                const meant = nearest(rule, rules);
                return {
                    path: `${path}.countRules[${index}]`,
                    value: rule,
                    rule: `must be a rule of ${name}; WAF ignores any other without an error`,
                    cure:
                        meant === undefined
                            ? `write one of ${rules.join(", ")}`
                            : `did you mean "${meant}"?`,
                };
            });
    });

/** A rule is taken off the upload paths by its label, so it must run, and block elsewhere. */
export const uploadsHaveRules: Rule = ({ waf }, { isGiven }) => {
    if (known(waf?.uploads?.paths).length === 0) {
        return [];
    }
    const groups = listedGroups(waf);
    if (!isGiven("waf.uploads.rules")) {
        const rules = known(waf?.uploads?.rules).map(([, rule]) => rule);
        const away = rules.find(
            (rule) => !groups.some(({ name }) => name === BODY_RULES[rule].group),
        );
        const group = away && BODY_RULES[away].group;
        if (group !== undefined) {
            return [
                {
                    path: "waf.uploads.rules",
                    value: rules,
                    rule: `must be rules of groups in waf.managedRuleGroups; ${group} is not there`,
                    cure: `name body rules of the groups that are, or add ${group}`,
                },
            ];
        }
    }
    return known(waf?.uploads?.rules).flatMap(([index, rule]): Problem[] => {
        const { group } = BODY_RULES[rule];
        const listed = groups.find(({ name }) => name === group);
        const at = { path: `waf.uploads.rules[${index}]`, value: rule };
        if (listed === undefined) {
            return [
                {
                    ...at,
                    rule: `must be a rule of a group in waf.managedRuleGroups; ${group} is not there`,
                    cure: `take ${rule} out, or add ${group}`,
                },
            ];
        }
        return listed.countRules.some(([, counted]) => counted === rule)
            ? [
                  {
                      ...at,
                      rule: `must not stand in ${listed.path}.countRules too: here it blocks on all other paths, there it never does`,
                      cure: "take it out of one of the two",
                  },
              ]
            : [];
    });
};
