import { known, knownEntries, type LenientConfig } from "./rules/rule";
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

type Given<T> = readonly (T | undefined)[] | null | undefined;

const count = (list: Given<unknown>) => known(list).length;
const onPaths = (...lists: Given<string>[]) =>
    lists.reduce((sum, list) => sum + PATH * count(list), 0);
const geoMatches = (list: Given<string>) =>
    COUNTRIES * Math.ceil(count(list) / COUNTRIES_A_STATEMENT);
const ipSets = (ranges: Given<string>) =>
    IP_SET * new Set(known(ranges).map(([, range]) => ipVersion(range))).size;

/** What the web ACL of a config needs, part by part; a part that is not known needs nothing. */
export function capacityNeeds(waf: NonNullable<LenientConfig["waf"]>): Need[] {
    const { allowCountries, denyCountries, uploads } = waf;
    const labels = known(uploads?.rules).flatMap(([, rule]) => BODY_RULES[rule].labels);
    const needs: Need[] = [
        { what: "allowAddresses", units: ipSets(waf.allowAddresses) },
        { what: "denyAddresses", units: ipSets(waf.denyAddresses) },
        { what: "countries", units: geoMatches(allowCountries) + geoMatches(denyCountries) },
        { what: "rateLimit", units: RATE },
        ...knownEntries(waf.rateLimits ?? undefined).map(([name, { paths }]) => ({
            what: `rateLimits.${name}`,
            units: RATE + onPaths(paths),
        })),
        ...known(waf.managedRuleGroups).flatMap(([, entry]): Need[] => {
            const { name, scopeDownPaths } = managedGroup(entry);
            return name === undefined
                ? []
                : [
                      {
                          what: name,
                          units: MANAGED_GROUPS[name].capacity + onPaths(scopeDownPaths),
                      },
                  ];
        }),
        {
            what: "uploads",
            units: count(uploads?.paths) > 0 ? LABEL * labels.length + onPaths(uploads?.paths) : 0,
        },
        ...knownEntries(waf.labelRules ?? undefined).map(([name, rule]) => ({
            what: `labelRules.${name}`,
            units: LABEL * count(rule.labels) + onPaths(rule.paths, rule.exceptPaths),
        })),
    ];
    return needs.filter(({ units }) => units > 0);
}

export function capacityOf(waf: NonNullable<LenientConfig["waf"]>): number {
    return capacityNeeds(waf).reduce((sum, { units }) => sum + units, 0);
}
