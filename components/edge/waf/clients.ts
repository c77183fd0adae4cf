import type * as pulumi from "@pulumi/pulumi";

import { COUNTRIES_A_STATEMENT } from "../../config/sections/waf/countries";
import { canonicalRange, type IpVersion, ipVersion } from "../../values/range";
import type { WafPlan } from "../../config/plan/waf";
import { type AclRule, blockUnless, ownRule, PRIORITY, type Statement } from "./acl-rule";
import { anyOf, atLeastOne, forwardedFrom, not } from "./statements";

/** One IP set: WAF keeps IPv4 and IPv6 apart. */
export interface AddressSet {
    /** Name of its rule too. */
    name: string;
    list: "allow" | "deny";
    version: IpVersion;
    addresses: string[];
}

const VERSIONS: readonly IpVersion[] = ["IPV4", "IPV6"];

/** The IP sets that a config needs, the allowed before the denied; none where a list is empty. */
export function addressSets({ allowAddresses, denyAddresses }: WafPlan): AddressSet[] {
    const lists = [
        ["allow", allowAddresses],
        ["deny", denyAddresses],
    ] as const;
    return lists.flatMap(([list, ranges]) =>
        VERSIONS.map((version) => ({
            name: `${list}-${version.toLowerCase()}`,
            list,
            version,
            addresses: ranges.filter((range) => ipVersion(range) === version).map(canonicalRange),
        })).filter(({ addresses }) => addresses.length > 0),
    );
}

/**
 * Allowed addresses end the evaluation, in each mode: what they send would not be blocked, so it is
 * not counted either.
 */
export function addressRules(
    args: WafPlan,
    sets: readonly (AddressSet & { arn: pulumi.Input<string> })[],
): AclRule[] {
    return sets.map(({ name, list, version, arn }) =>
        ownRule(
            name,
            PRIORITY[`${list}Addresses`] + VERSIONS.indexOf(version),
            list === "allow" ? { allow: {} } : blockUnless(false, args, "blocked"),
            {
                ipSetReferenceStatement: {
                    arn,
                    // The last address is the one that the nearest proxy has seen itself.
                    ...(args.forwarded && {
                        ipSetForwardedIpConfig: { ...forwardedFrom, position: "LAST" },
                    }),
                },
            },
        ),
    );
}

export function countryRules(args: WafPlan): AclRule[] {
    const { allowCountries, denyCountries, forwarded } = args;
    const rule = (name: string, statement: Statement) =>
        ownRule(name, PRIORITY.countries, blockUnless(false, args, "blocked"), statement);
    const from = (countries: readonly string[]): Statement =>
        anyOf(
            ...atLeastOne(
                batches(countries).map((countryCodes): Statement => ({
                    geoMatchStatement: {
                        countryCodes,
                        ...(forwarded && { forwardedIpConfig: forwardedFrom }),
                    },
                })),
            ),
        );
    return [
        ...(allowCountries.length > 0 ? [rule("other-countries", not(from(allowCountries)))] : []),
        ...(denyCountries.length > 0 ? [rule("deny-countries", from(denyCountries))] : []),
    ];
}

/** A statement holds no more. */
function batches(countries: readonly string[]): string[][] {
    const size = COUNTRIES_A_STATEMENT;
    return Array.from({ length: Math.ceil(countries.length / size) }, (_, index) =>
        countries.slice(index * size, (index + 1) * size),
    );
}
