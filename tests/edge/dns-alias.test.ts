import { describe, expect, it } from "vitest";

import type { EdgeConfig } from "../../components/config/edge";
import { DnsAlias } from "../../components/edge/dns-alias";
import { all, counts, declaredBy } from "../support/pulumi";

const RECORD = "aws:route53/record:Record";
const declare = (kind: EdgeConfig["kind"] = "alb", dualStack = false) =>
    new DnsAlias("alias", {
        kind,
        hosts: ["example.com", "*.example.com"],
        dualStack,
        zoneId: "Z1",
        loadBalancerHostname: "alb-1.eu-west-1.elb.amazonaws.com",
    });

describe("DnsAlias", () => {
    it("leads each host, the apex too, to the load balancer by an alias record", async () => {
        const declared = await declaredBy(() => declare());

        const alias = (name: string) => ({
            zoneId: "Z1",
            name,
            type: "A",
            aliases: [
                {
                    name: "alb-1.eu-west-1.elb.amazonaws.com",
                    zoneId: "Z32O12XQLNTSW2",
                    evaluateTargetHealth: true,
                },
            ],
        });
        const records = all(declared, RECORD).map(({ name, inputs }) => [name, inputs]);
        expect(Object.fromEntries(records)).toEqual({
            "alias-example.com": alias("example.com"),
            "alias-*.example.com": alias("*.example.com"),
        });
        expect(counts(declared)).toEqual({ [RECORD]: 2 });
    });

    it("has an AAAA record beside each A record of a dual-stack load balancer", async () => {
        const declared = await declaredBy(() => declare("alb", true));

        expect(all(declared, RECORD).map(({ name, inputs }) => [name, inputs.type])).toEqual([
            ["alias-example.com", "A"],
            ["alias-example.com-AAAA", "AAAA"],
            ["alias-*.example.com", "A"],
            ["alias-*.example.com-AAAA", "AAAA"],
        ]);
    });

    it.each([
        {
            kind: "alb" as const,
            token: "aws:lb/getHostedZoneId:getHostedZoneId",
            inputs: { loadBalancerType: "application" },
        },
        {
            kind: "nlb" as const,
            token: "aws:lb/getHostedZoneId:getHostedZoneId",
            inputs: { loadBalancerType: "network" },
        },
        { kind: "clb" as const, token: "aws:elb/getHostedZoneId:getHostedZoneId", inputs: {} },
    ])(
        "asks for the zone of the region's load balancers of kind $kind, without looking for this one",
        async ({ kind, token, inputs }) => {
            const { lookups } = await declaredBy(() => declare(kind));

            expect(lookups.map((lookup) => [lookup.token, lookup.inputs])).toEqual([
                [token, inputs],
            ]);
        },
    );
});
