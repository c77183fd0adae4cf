import { COUNTRIES, OTHER_CODES } from "../../sections/waf/countries";
import { canonicalRange, formatRange, isInside, parseRange, rangeAt } from "../../../values/range";
import { known, type LenientConfig, type Rule } from "../rule";

type Waf = LenientConfig["waf"];
type List<Key extends string> = [key: Key, entries: [index: number, value: string][]];

function addresses(waf: Waf): List<"allowAddresses" | "denyAddresses">[] {
    return [
        ["allowAddresses", known(waf?.allowAddresses)],
        ["denyAddresses", known(waf?.denyAddresses)],
    ];
}

function countries(waf: Waf): List<"allowCountries" | "denyCountries">[] {
    return [
        ["allowCountries", known(waf?.allowCountries)],
        ["denyCountries", known(waf?.denyCountries)],
    ];
}

/** WAF gives a range back in its canonical form, which would be a difference at each refresh. */
export const addressesCanonical: Rule = ({ waf }) =>
    addresses(waf).flatMap(([key, entries]) => {
        const forms = entries.map(([, value]) => canonicalRange(value));
        return entries.flatMap(([index, value], place) => {
            const form = canonicalRange(value);
            // Of one that the list holds already, another rule says to take it out.
            return form === value || forms.indexOf(form) < place
                ? []
                : [
                      {
                          path: `waf.${key}[${index}]`,
                          value,
                          rule: "must be written as WAF returns it: no bits after the prefix, IPv6 shortened and in lower case",
                          cure: `write "${form}"`,
                      },
                  ];
        });
    });

/** The list that is evaluated first would win without a word. */
export const addressesEitherOr: Rule = ({ waf }) => {
    const allowed = known(waf?.allowAddresses).map(([, value]) => value);
    return known(waf?.denyAddresses).flatMap(([index, value]) => {
        const around =
            allowed.find((range) => isInside(value, range)) ??
            (isCovered(value, allowed) ? "the ranges" : undefined);
        return around === undefined
            ? []
            : [
                  {
                      path: `waf.denyAddresses[${index}]`,
                      value,
                      rule: `must not be inside ${around} of waf.allowAddresses: WAF evaluates that first, so it would allow the address`,
                      cure: `take it out, or take ${around === "the ranges" ? "one of them" : "that range"} out of waf.allowAddresses`,
                  },
              ];
    });
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

export const countriesExist: Rule = ({ waf }) =>
    countries(waf).flatMap(([key, entries]) =>
        entries
            .filter(([, value]) => !COUNTRIES.includes(value))
            .map(([index, value]) => {
                const meant = OTHER_CODES[value];
                return {
                    path: `waf.${key}[${index}]`,
                    value,
                    rule: "must be a country code of ISO 3166-1; WAF accepts no other",
                    cure:
                        meant === undefined
                            ? 'write a country such as "DE"; a group of countries has to be written out'
                            : `did you mean "${meant}"?`,
                };
            }),
    );

/** With a list of the only countries allowed, one of denied countries has nothing left to do. */
export const countriesEitherOr: Rule = ({ waf }) => {
    const denied = known(waf?.denyCountries).map(([, value]) => value);
    return known(waf?.allowCountries).length === 0 || denied.length === 0
        ? []
        : [
              {
                  path: "waf.denyCountries",
                  value: denied,
                  rule: "must be empty beside waf.allowCountries, which blocks every other country already",
                  cure: "keep one of the two; a country to block is one to take out of allowCountries",
              },
          ];
};
