import { describe, expect, it } from "vitest";

import { BODY_RULES } from "../../../components/config/sections/waf/body-rules";
import { COUNTRIES } from "../../../components/config/sections/waf/countries";
import {
    managedGroup,
    MANAGED_GROUPS,
} from "../../../components/config/sections/waf/managed-groups";

describe("an entry of waf.managedRuleGroups", () => {
    it("that is a plain name means the whole group", () => {
        expect(managedGroup("AWSManagedRulesSQLiRuleSet")).toEqual({
            name: "AWSManagedRulesSQLiRuleSet",
            version: undefined,
            scopeDownPaths: [],
            countRules: [],
        });
    });
});

describe("the tables of what AWS manages", () => {
    it.each(Object.entries(BODY_RULES))("know the group of %s, and its labels", (rule, entry) => {
        const group = MANAGED_GROUPS[entry.group];
        expect(group.rules).toContain(rule);
        for (const label of entry.labels) {
            expect(label.toLowerCase()).toBe(
                `awswaf:managed:aws:${group.namespace}:${rule}`.toLowerCase(),
            );
        }
    });

    it("name each rule of a group once, and each country", () => {
        const lists = [COUNTRIES, ...Object.values(MANAGED_GROUPS).map(({ rules }) => rules)];
        expect(lists.map((list) => new Set(list).size)).toEqual(lists.map(({ length }) => length));
        expect(COUNTRIES).toHaveLength(250);
    });
});
