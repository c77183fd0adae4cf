import { isForwarded } from "../../plan/front";
import { known } from "../../reading/unknown";
import { COUNTRIES } from "../../sections/waf/countries";
import type { Rules } from "../refusal";
import { eachLabel } from "./labels";

/** Where WAF takes the client address from, and the opposite choice: the connection, or a proxy's header. */
const SOURCES = { clientip: "forwardedip", forwardedip: "clientip" } as const;

/** The country of a label, or that of its region: `US` of `…:geo:region:US-CA`. */
const OF_COUNTRY = /^awswaf:(?:clientip|forwardedip):geo:(?:country|region):([A-Z]{2})(?:$|-)/;

export const geoLabelRules: Rules = {
    /** The label of a country says where its address was taken from, and the other one is never given. */
    fitFront: ({ edge, waf }) => {
        // A Service's load balancer has no web ACL.
        if (edge?.kind !== "alb") return;
        const forwarded = isForwarded(edge);
        const wrong = forwarded ? "clientip" : "forwardedip";
        return eachLabel(
            waf,
            (label, path) =>
                label.startsWith(`awswaf:${wrong}:geo:`) && {
                    path,
                    rule: `must start with awswaf:${SOURCES[wrong]}: ${forwarded ? "behind another proxy" : "without a proxy before the ALB"} WAF looks up the country of the ${forwarded ? "forwarded" : "connection's"} address`,
                    cure: `write "${label.replace(wrong, SOURCES[wrong])}"`,
                },
        );
    },

    /** The rules of countries come before those of labels, and what they block goes no further. */
    getThrough: ({ waf }) => {
        // Elsewhere the rules of countries count alone.
        if (waf?.mode !== "enforce") return;
        const denied = known(waf.denyCountries);
        const isShut = (country: string) =>
            waf.allowCountries.length > 0 && !waf.allowCountries.includes(country);
        return eachLabel(waf, (label, path) => {
            const country = OF_COUNTRY.exec(label)?.[1];
            if (country === undefined || !COUNTRIES.includes(country)) return;
            const [by, cure] = denied.includes(country)
                ? ["waf.denyCountries", `take ${country} out of waf.denyCountries`]
                : ["waf.allowCountries", `add ${country} to waf.allowCountries`];
            return (
                (denied.includes(country) || isShut(country)) && {
                    path,
                    rule: `has no effect: ${by} blocks ${country} before`,
                    cure: `take it out, or ${cure}`,
                }
            );
        });
    },
};
