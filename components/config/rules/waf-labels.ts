import { MANAGED_GROUP_NAMES, MANAGED_GROUPS } from "../waf/managed-groups";
import { known, knownEntries, type LenientConfig, type Rule } from "./rule";
import { listedGroups } from "./waf-groups";

const MANAGED = "awswaf:managed:aws:";
const COUNTRY = /^awswaf:(clientip|forwardedip):geo:/;

/** A label that no rule gives is never matched. */
export const labelsAreGiven: Rule = ({ waf }) =>
    knownEntries(waf?.labelRules).flatMap(([name, rule]) =>
        known(rule.labels).flatMap(([index, label]) => {
            const missing = missingFor(label, waf);
            return missing === undefined
                ? []
                : [
                      {
                          path: `waf.labelRules.${name}.labels[${index}]`,
                          value: label,
                          rule: `must be a label that a rule before it gives; this one needs ${missing}`,
                          cure: `add that, or take the label out`,
                      },
                  ];
        }),
    );

function missingFor(label: string, waf: LenientConfig["waf"]): string | undefined {
    if (COUNTRY.test(label)) {
        const lists = [waf?.allowCountries, waf?.denyCountries];
        return lists.some((list) => known(list).length > 0)
            ? undefined
            : "waf.denyCountries or waf.allowCountries";
    }
    const namespace = label.startsWith(MANAGED) ? label.slice(MANAGED.length).split(":")[0] : "";
    const group = MANAGED_GROUP_NAMES.find((name) => MANAGED_GROUPS[name].namespace === namespace);
    return group === undefined || listedGroups(waf).some(({ name }) => name === group)
        ? undefined
        : `${group} in waf.managedRuleGroups`;
}
