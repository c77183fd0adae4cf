import { nearest } from "../../reading/nearest";
import { COUNTRIES, OTHER_CODES } from "../../sections/waf/countries";
import { isLabel, labelsOf } from "../../sections/waf/labels";
import { MANAGED_GROUP_NAMES, MANAGED_GROUPS } from "../../sections/waf/managed-groups";
import { each, known } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import type { Rules } from "../refusal";
import { listedGroups } from "./groups";

const MANAGED = "awswaf:managed:aws:";
const COUNTRY = /^(awswaf:(?:clientip|forwardedip):geo:)(?:country:(.+))?/;
/** What Bot Control's labels begin with; all of them are in lower case (AWS WAF developer guide, Bot Control rule group). */
const BOT = /^bot-control:(bot:(verified|unverified|category:|name:|organization:)|signal:)/;
/** Given where a group asks for tokens; of those that this program takes Bot Control alone does. */
const TOKEN = /^awswaf:managed:(token|captcha):/;
/** Some labels of a group are given by older or newer versions of it alone, for a try-out by AWS. */
const RELEASE_CANDIDATE = /_RC_(COUNT|COUNTED)$/;

interface Doubt {
    rule: string;
    cure: string;
}

export const labelRules: Rules = {
    /** A label that no rule gives is never matched, and WAF says nothing about it. */
    areGiven: ({ waf }) =>
        eachLabel(waf, (label, path) => {
            const doubt = doubtOf(label, waf);
            return doubt !== undefined && { path, ...doubt };
        }),
};

/** What `look` finds at each label of the label rules. */
export function eachLabel<Found>(
    waf: StackConfig["waf"],
    look: (label: string, path: string) => Found,
): Found[] {
    return each("waf.labelRules", waf?.labelRules, ({ labels }, path) =>
        each(`${path}.labels`, labels, look),
    ).flat();
}

function doubtOf(label: string, waf: StackConfig["waf"]): Doubt | undefined {
    if (COUNTRY.test(label)) {
        const lists = [waf?.allowCountries, waf?.denyCountries];
        return lists.some((list) => known(list).length > 0)
            ? doubtOfCountry(label)
            : missing("waf.denyCountries or waf.allowCountries");
    }
    if (TOKEN.test(label)) {
        return isListed("AWSManagedRulesBotControlRuleSet", waf)
            ? undefined
            : missing("AWSManagedRulesBotControlRuleSet in waf.managedRuleGroups");
    }
    return label.startsWith(MANAGED) ? doubtOfManaged(label, waf) : notGiven(label, []);
}

/** A label ends with the code of one country, in capitals. */
function doubtOfCountry(label: string): Doubt | undefined {
    const [, beginning = "", code] = COUNTRY.exec(label) ?? [];
    if (code === undefined || COUNTRIES.includes(code)) return undefined;
    const upper = code.toUpperCase();
    const meant = COUNTRIES.find((known) => known === (OTHER_CODES[upper] ?? upper));
    return {
        rule: "must end with a country code of ISO 3166-1 in capitals; WAF gives no other",
        cure: meant === undefined ? "take it out" : `write "${beginning}country:${meant}"`,
    };
}

function doubtOfManaged(label: string, waf: StackConfig["waf"]): Doubt | undefined {
    const own = label.slice(MANAGED.length);
    const [namespace = ""] = own.split(":");
    const group = MANAGED_GROUP_NAMES.find((name) => MANAGED_GROUPS[name].namespace === namespace);
    if (group === undefined) {
        return notGiven(
            own,
            MANAGED_GROUP_NAMES.map(
                (name) => MANAGED_GROUPS[name].namespace + own.slice(namespace.length),
            ),
        );
    }
    if (!isListed(group, waf)) return missing(`${group} in waf.managedRuleGroups`);
    const labels = labelsOf(group);
    if (labels === undefined && !BOT.test(own) && BOT.test(own.toLowerCase())) {
        return notGiven(own, [own.toLowerCase()]);
    }
    return labels === undefined ||
        own.endsWith(":") ||
        RELEASE_CANDIDATE.test(own) ||
        labels.some((known) => isLabel(own, known))
        ? undefined
        : notGiven(own, labels);
}

function isListed(group: string, waf: StackConfig["waf"]): boolean {
    return listedGroups(waf).some(({ name }) => name === group);
}

function missing(what: string): Doubt {
    return {
        rule: `must be a label that a rule before it gives; this one needs ${what}`,
        cure: "add that, or take the label out",
    };
}

/** The case counts: a label that differs by that alone is the one that was meant. */
function notGiven(own: string, labels: readonly string[]): Doubt {
    const meant =
        labels.find((label) => label.toLowerCase() === own.toLowerCase()) ?? nearest(own, labels);
    return {
        rule: "must be a label that a rule before it gives; none of the web ACL's rules gives this one",
        cure: meant === undefined ? "take it out" : `write "${MANAGED}${meant}"`,
    };
}
