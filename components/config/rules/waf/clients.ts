import { canonicalRange, formatRange, isInside, parseRange, rangeAt } from "../../../values/range";
import { each, known } from "../../reading/unknown";
import { COUNTRIES, OTHER_CODES } from "../../sections/waf/countries";
import type { Rules } from "../refusal";

const ADDRESSES = ["allowAddresses", "denyAddresses"] as const;

export const clientRules: Rules = {
    /** WAF gives a range back in its canonical form, which would be a difference at each refresh. */
    addressesCanonical: ({ waf }) =>
        each("", ADDRESSES, (key) => {
            const forms = new Set<string>();
            return each(`waf.${key}`, waf?.[key], (value, path) => {
                const form = canonicalRange(value);
                // Of one that the list holds already, another rule says to take it out.
                if (forms.has(form)) return;
                forms.add(form);
                return (
                    form !== value && {
                        path,
                        rule: "must be written as WAF returns it: no bits after the prefix, IPv6 shortened and in lower case",
                        cure: `write "${form}"`,
                    }
                );
            });
        }),

    /** The list that is evaluated first would win without a word. */
    addressesEitherOr: ({ waf }) => {
        const allowed = known(waf?.allowAddresses);
        return each("waf.denyAddresses", waf?.denyAddresses, (value, path) => {
            const around =
                allowed.find((range) => isInside(value, range)) ??
                (isCovered(value, allowed) ? "the ranges" : undefined);
            return (
                around !== undefined && {
                    path,
                    rule: `must not be inside ${around} of waf.allowAddresses: WAF evaluates that first, so it would allow the address`,
                    cure: `take it out, or take ${around === "the ranges" ? "one of them" : "that range"} out of waf.allowAddresses`,
                }
            );
        });
    },

    countriesExist: ({ waf }) =>
        each("", ["allowCountries", "denyCountries"] as const, (key) =>
            each(`waf.${key}`, waf?.[key], (code, path) => {
                if (COUNTRIES.includes(code)) return;
                const meant = OTHER_CODES[code];
                return {
                    path,
                    rule: "must be a country code of ISO 3166-1; WAF accepts no other",
                    cure:
                        meant === undefined
                            ? 'write a country such as "DE"; a group of countries has to be written out'
                            : `did you mean "${meant}"?`,
                };
            }),
        ),

    /** With a list of the only countries allowed, one of denied countries has nothing left to do. */
    countriesEitherOr: ({ waf }) =>
        known(waf?.allowCountries).length > 0 &&
        known(waf?.denyCountries).length > 0 && {
            path: "waf.denyCountries",
            rule: "must be empty beside waf.allowCountries, which blocks every other country already",
            cure: "keep one of the two; a country to block is one to take out of allowCountries",
        },
};

/** Whether several ranges together hold all of another one. */
function isCovered(range: string, by: readonly string[]): boolean {
    const parts = by.filter((other) => isInside(other, range));
    return (
        by.some((other) => isInside(range, other)) ||
        (parts.length > 1 && halvesOf(range).every((half) => isCovered(half, parts)))
    );
}

/** The two ranges of which another one, of more than one address, consists. */
function halvesOf(range: string): string[] {
    const { version, first, last, prefix } = parseRange(range);
    return [first, last].map((address) => formatRange(rangeAt(version, address, prefix + 1)));
}
