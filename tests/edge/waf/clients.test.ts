import { describe, expect, it } from "vitest";

import { COUNTRIES } from "../../../components/config/sections/waf/countries";
import { addressRules, addressSets, countryRules } from "../../../components/edge/waf/clients";
import { wafPlan } from "../args";

describe("addressSets", () => {
    it("keeps IPv4 and IPv6 apart, in the form in which WAF gives them back", () => {
        const waf = wafPlan({
            allowAddresses: ["2001:DB8:0:0::/48", "203.0.113.0/24", "192.0.2.0/24"],
            denyAddresses: ["198.51.100.7/32"],
        });

        expect(addressSets(waf)).toEqual([
            {
                name: "allow-ipv4",
                list: "allow",
                version: "IPV4",
                addresses: ["203.0.113.0/24", "192.0.2.0/24"],
            },
            {
                name: "allow-ipv6",
                list: "allow",
                version: "IPV6",
                addresses: ["2001:db8::/48"],
            },
            {
                name: "deny-ipv4",
                list: "deny",
                version: "IPV4",
                addresses: ["198.51.100.7/32"],
            },
        ]);
    });

    it("makes none of an empty list", () => {
        expect(addressSets(wafPlan())).toEqual([]);
    });
});

describe("addressRules", () => {
    it("lets the allowed pass at once, and blocks the denied with the answer of the config", () => {
        const waf = wafPlan({
            allowAddresses: ["192.0.2.0/24"],
            denyAddresses: ["2001:db8::/48"],
            responses: { blocked: { status: 404, body: "gone" } },
        });
        const sets = addressSets(waf).map((set) => ({ ...set, arn: `arn:${set.name}` }));

        const rules = addressRules(waf, sets);

        expect(
            rules.map(({ priority, action, statement }) => [priority, action, statement]),
        ).toEqual([
            [0, { allow: {} }, { ipSetReferenceStatement: { arn: "arn:allow-ipv4" } }],
            [
                11,
                {
                    block: {
                        customResponse: { responseCode: 404, customResponseBodyKey: "blocked" },
                    },
                },
                { ipSetReferenceStatement: { arn: "arn:deny-ipv6" } },
            ],
        ]);
    });
});

describe("countryRules", () => {
    it("blocks what comes from outside the allowed countries", () => {
        const rules = countryRules(wafPlan({ allowCountries: ["DE", "AT"] }));

        expect(rules).toMatchObject([
            {
                name: "other-countries",
                action: { block: {} },
                statement: {
                    notStatement: {
                        statement: { geoMatchStatement: { countryCodes: ["DE", "AT"] } },
                    },
                },
            },
        ]);
    });

    it("blocks what comes from the denied ones", () => {
        const rules = countryRules(wafPlan({ denyCountries: ["KP"] }));

        expect(rules).toMatchObject([
            { name: "deny-countries", statement: { geoMatchStatement: { countryCodes: ["KP"] } } },
        ]);
    });

    it("takes fifty to a statement, and one of several where there are more", () => {
        const statementOf = (countries: string[], forwarded = false) =>
            countryRules(wafPlan({ denyCountries: countries }, forwarded))[0]?.statement;
        const of = (...countryCodes: string[]) => ({ geoMatchStatement: { countryCodes } });
        const [fifty, others] = [COUNTRIES.slice(0, 50), COUNTRIES.slice(50, 100)];

        expect(statementOf(fifty)).toEqual(of(...fifty));
        expect(statementOf([...fifty, "ZW"])).toEqual({
            orStatement: { statements: [of(...fifty), of("ZW")] },
        });
        expect(statementOf([...fifty, ...others, "ZW"])).toEqual({
            orStatement: { statements: [of(...fifty), of(...others), of("ZW")] },
        });
        const config = { fallbackBehavior: "NO_MATCH", headerName: "X-Forwarded-For" };
        const statement = { geoMatchStatement: { forwardedIpConfig: config } };
        expect(statementOf([...fifty, "ZW"], true)).toMatchObject({
            orStatement: { statements: [statement, statement] },
        });
    });

    it("blocks what comes from none of the allowed ones, however many there are", () => {
        const allowCountries = COUNTRIES.slice(0, 51);
        const [rule] = countryRules(wafPlan({ allowCountries }));

        expect(rule?.statement).toEqual({
            notStatement: {
                statement: {
                    orStatement: {
                        statements: [
                            { geoMatchStatement: { countryCodes: allowCountries.slice(0, 50) } },
                            { geoMatchStatement: { countryCodes: allowCountries.slice(50) } },
                        ],
                    },
                },
            },
        });
    });
});
