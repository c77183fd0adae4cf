import { isForwarded } from "../../plan/front";
import { COUNTRIES } from "../../sections/waf/countries";
import { known, knownEntries, type Rule } from "../rule";

/** Where WAF takes the client address from, and the opposite choice: the connection, or a proxy's header. */
const SOURCES = { clientip: "forwardedip", forwardedip: "clientip" } as const;

/** The label of a country says where its address was taken from, and the other one is never given. */
export const geoLabelsFitFront: Rule = ({ edge, waf }) => {
    const { kind, proxiesInFront, cloudFront } = edge ?? {};
    // A Service's load balancer has no web ACL.
    if (kind !== "alb" || proxiesInFront === undefined) return [];
    if (proxiesInFront === null && cloudFront === undefined) return [];
    const forwarded = isForwarded({ kind, proxiesInFront, cloudFront: cloudFront ?? false });
    const wrong = forwarded ? "clientip" : "forwardedip";
    return knownEntries(waf?.labelRules).flatMap(([name, { labels }]) =>
        known(labels)
            .filter(([, label]) => label.startsWith(`awswaf:${wrong}:geo:`))
            .map(([index, label]) => ({
                path: `waf.labelRules.${name}.labels[${index}]`,
                value: label,
                rule: `must start with awswaf:${SOURCES[wrong]}: ${forwarded ? "behind another proxy" : "without a proxy before the ALB"} WAF looks up the country of the ${forwarded ? "forwarded" : "connection's"} address`,
                cure: `write "${label.replace(wrong, SOURCES[wrong])}"`,
            })),
    );
};

/** The country of a label, or that of its region: `US` of `…:geo:region:US-CA`. */
const OF_COUNTRY = /^awswaf:(?:clientip|forwardedip):geo:(?:country|region):([A-Z]{2})(?:$|-)/;

/** The rules of countries come before those of labels, and what they block goes no further. */
export const geoLabelsGetThrough: Rule = ({ waf }) => {
    // Elsewhere the rules of countries count alone.
    if (waf?.mode !== "enforce") return [];
    const denied = known(waf.denyCountries).map(([, country]) => country);
    const allowed = waf.allowCountries ?? [];
    const isShut = (country: string) =>
        allowed.length > 0 && !allowed.includes(country) && !allowed.includes(undefined);
    return knownEntries(waf.labelRules).flatMap(([name, { labels }]) =>
        known(labels).flatMap(([index, label]) => {
            const country = OF_COUNTRY.exec(label)?.[1];
            if (country === undefined || !COUNTRIES.includes(country)) return [];
            const list = denied.includes(country)
                ? { by: "waf.denyCountries", cure: `take ${country} out of waf.denyCountries` }
                : { by: "waf.allowCountries", cure: `add ${country} to waf.allowCountries` };
            return denied.includes(country) || isShut(country)
                ? [
                      {
                          path: `waf.labelRules.${name}.labels[${index}]`,
                          value: label,
                          rule: `has no effect: ${list.by} blocks ${country} before`,
                          cure: `take it out, or ${list.cure}`,
                      },
                  ]
                : [];
        }),
    );
};
