import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { edgeSchema } from "../../components/config/sections/edge/edge";
import { namesOf } from "../../components/config/names";
import { configWith, planned } from "../support/config";

const nameOf = (team: string, stack: string) => namesOf(team, stack).loadBalancerName;

describe("the name of a load balancer", () => {
    it.each([
        ["payments", "dev", "payments-dev-d083e698"],
        ["payments", "production-eu-west-1", "payments-production-eu-bc786cf5"],
        ["payments", "pr_12.x", "payments-pr-12-x-ff699a7e"],
        ["internal", "dev", "int-dev-d9e4b446"],
    ])("of team %s and stack %s is %s", (team, stack, name) => {
        expect(nameOf(team, stack)).toBe(name);
    });

    it("is not that of another stack, however the two are joined, cut or spelt", () => {
        const stacks = [
            ["payments", "dev"],
            ["checkout", "dev"],
            ["payments-dev", "x"],
            ["payments", "dev-x"],
            ["payments", "dev.x"],
            ["payments", "dev_x"],
            ["payments", "DEV"],
            ["payments", "a-very-long-name-of-a-stack-1"],
            ["payments", "a-very-long-name-of-a-stack-2"],
        ] as const;
        expect(new Set(stacks.map(([team, stack]) => nameOf(team, stack))).size).toBe(9);
    });

    it("is one that Elastic Load Balancing takes, whatever team and stack are called", () => {
        const team = fc.stringMatching(/^[a-z][a-z0-9-]{0,17}[a-z0-9]$/);
        const stack = fc.stringMatching(/^[a-zA-Z0-9._-]{1,100}$/);
        fc.assert(
            fc.property(team, stack, (team, stack) => {
                const name = nameOf(team, stack);
                const { success } = edgeSchema.shape.loadBalancerName.safeParse(name);
                expect([name, success]).toEqual([name, true]);
            }),
        );
    });

    it("is the stack file's, where that has one", () => {
        expect(planned(configWith({})).edge?.loadBalancer.loadBalancerName).toMatch(
            /^payments-test-[0-9a-f]{8}$/,
        );
        const own = configWith({ "edge.loadBalancerName": "common-external-ingress" });
        expect(planned(own).edge?.loadBalancer.loadBalancerName).toBe("common-external-ingress");
    });
});
