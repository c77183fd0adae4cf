import { each, known } from "./reading/unknown";
import type { WafConfig } from "./sections/waf";
import { BODY_RULES } from "./sections/waf/body-rules";
import { COUNTRIES_A_STATEMENT } from "./sections/waf/countries";
import { ipVersion } from "../values/range";
import { managedGroup, MANAGED_GROUPS } from "./sections/waf/managed-groups";

/** AWS takes no web ACL of more (AWS WAF developer guide, quotas). */
export const MOST_UNITS = 5_000;

/** What the price of a web ACL includes; more is charged by the request (AWS WAF pricing). */
export const INCLUDED_UNITS = 1_500;

/** Units by kind of statement (AWS WAF developer guide, "Rule statements list"). */
const IP_SET = 1;
const COUNTRIES = 1;
const LABEL = 1;
const RATE = 2;
/** A path matched exactly or by its start, 2, after two text transformations, 10 each. */
const PATH = 2 + 2 * 10;

/** Units that one part of the config needs. */
export interface Need {
    what: string;
    units: number;
}

const count = (list: readonly unknown[]) => known(list).length;
const onPaths = (...lists: readonly string[][]) =>
    lists.reduce((sum, list) => sum + PATH * count(list), 0);
const geoMatches = (list: readonly string[]) =>
    COUNTRIES * Math.ceil(count(list) / COUNTRIES_A_STATEMENT);
const ipSets = (ranges: readonly string[]) =>
    IP_SET * new Set(known(ranges).map((range) => ipVersion(range))).size;

/** What the web ACL of a config needs, part by part; a part that is not known needs nothing. */
export function capacityNeeds(waf: WafConfig): Need[] {
    const parts: (() => Need | Need[])[] = [
        () => ({ what: "allowAddresses", units: ipSets(waf.allowAddresses) }),
        () => ({ what: "denyAddresses", units: ipSets(waf.denyAddresses) }),
        () => ({
            what: "countries",
            units: geoMatches(waf.allowCountries) + geoMatches(waf.denyCountries),
        }),
        () => ({ what: "rateLimit", units: RATE }),
        () =>
            each("", waf.rateLimits, ({ paths }, _, name) => ({
                what: `rateLimits.${name}`,
                units: RATE + onPaths(paths),
            })),
        () =>
            each("", waf.managedRuleGroups, (entry) => {
                const { name, scopeDownPaths } = managedGroup(entry);
                return {
                    what: name,
                    units: MANAGED_GROUPS[name].capacity + onPaths(scopeDownPaths),
                };
            }),
        () => {
            const { paths, rules } = waf.uploads;
            const labels = known(rules).flatMap((rule) => BODY_RULES[rule].labels);
            return {
                what: "uploads",
                units: count(paths) > 0 ? LABEL * labels.length + onPaths(paths) : 0,
            };
        },
        () =>
            each("", waf.labelRules, ({ labels, paths, exceptPaths }, _, name) => ({
                what: `labelRules.${name}`,
                units: LABEL * count(labels) + onPaths(paths, exceptPaths),
            })),
    ];
    return each("", parts, (part) => part())
        .flat()
        .filter(({ units }) => units > 0);
}

export function capacityOf(waf: WafConfig): number {
    return capacityNeeds(waf).reduce((sum, { units }) => sum + units, 0);
}
