import { describe, expect, it } from "vitest";

import { wafSchema } from "../../../components/config/sections/waf";
import { capacityNeeds, capacityOf } from "../../../components/config/waf-capacity";
import { COUNTRIES } from "../../../components/config/sections/waf/countries";
import { loaded, configWith, problemsOf } from "../../support/config";

describe("the capacity of a web ACL", () => {
    it("is 927 units for the defaults: a rate limit and three groups", () => {
        expect(capacityNeeds(wafSchema.parse({}))).toEqual([
            { what: "rateLimit", units: 2 },
            { what: "AWSManagedRulesAmazonIpReputationList", units: 25 },
            { what: "AWSManagedRulesCommonRuleSet", units: 700 },
            { what: "AWSManagedRulesKnownBadInputsRuleSet", units: 200 },
        ]);
        expect(capacityOf(wafSchema.parse({}))).toBe(927);
    });

    it("counts each IP set, country list, path and label", () => {
        const waf = wafSchema.parse({
            allowAddresses: ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/48"],
            denyAddresses: ["203.0.113.0/24"],
            denyCountries: ["KP", "IR"],
            rateLimits: { login: { limit: 10, paths: ["/login", "/api/*"] } },
            managedRuleGroups: [
                { name: "AWSManagedRulesCommonRuleSet", scopeDownPaths: ["/shop/*"] },
            ],
            uploads: { paths: ["/files/*"] },
            labelRules: { bots: { labels: ["a:b", "c:"], paths: ["/a"], exceptPaths: ["/b"] } },
        });

        expect(capacityNeeds(waf)).toEqual([
            { what: "allowAddresses", units: 2 },
            { what: "denyAddresses", units: 1 },
            { what: "countries", units: 1 },
            { what: "rateLimit", units: 2 },
            { what: "rateLimits.login", units: 2 + 2 * 22 },
            { what: "AWSManagedRulesCommonRuleSet", units: 700 + 22 },
            { what: "uploads", units: 2 + 22 },
            { what: "labelRules.bots", units: 2 + 2 * 22 },
        ]);
    });

    it.each([
        [50, 1],
        [51, 2],
        [100, 2],
        [101, 3],
    ])("counts a list of %i countries as %i", (length, units) => {
        const denyCountries = COUNTRIES.slice(0, length);
        expect(capacityNeeds(wafSchema.parse({ denyCountries }))).toContainEqual({
            what: "countries",
            units,
        });
    });

    it("is no matter where the web ACL is off", () => {
        const paths = Array.from({ length: 20 }, (_, index) => `/${index}`);
        const limits = Array.from("abcdefghi", (name) => [name, { limit: 100, paths }]);
        const waf = {
            rateLimits: Object.fromEntries(limits),
            labelRules: {
                a: {
                    labels: ["awswaf:managed:aws:core-rule-set:BadBots_Header"],
                    paths,
                    exceptPaths: paths.slice(1),
                },
            },
        };

        expect(problemsOf(configWith({ waf })).map(({ path }) => path)).toEqual(["mesh-edge:waf"]);
        expect(loaded(configWith({ waf: { ...waf, mode: "off" } })).waf?.mode).toBe("off");
    });
});
