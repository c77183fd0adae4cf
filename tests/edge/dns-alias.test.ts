import { describe, expect, it } from "vitest";

import { DnsAlias, type DnsAliasArgs } from "../../components/edge/dns/dns-alias";
import { all, counts, declaredBy, only } from "../support/pulumi";

const RECORD = "aws:route53/record:Record";
const declare = (changes: Partial<DnsAliasArgs> = {}) =>
    new DnsAlias("alias", {
        kind: "alb",
        hosts: [
            { name: "example.com", zoneId: "Z1" },
            { name: "*.example.com", zoneId: "Z1" },
        ],
        loadBalancerHostname: "alb-1.eu-west-1.elb.amazonaws.com",
        dualStack: false,
        weight: undefined,
        ...changes,
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

    it("puts each record into the zone of its host", async () => {
        const hosts = [
            { name: "shop.example.com", zoneId: "Z1" },
            { name: "shop.example.org", zoneId: "Z2" },
        ];

        const declared = await declaredBy(() => declare({ hosts }));

        expect(all(declared, RECORD).map(({ inputs }) => [inputs.name, inputs.zoneId])).toEqual([
            ["shop.example.com", "Z1"],
            ["shop.example.org", "Z2"],
        ]);
    });

    it("adds an AAAA record of the same target where the ALB has IPv6 addresses", async () => {
        const declared = await declaredBy(() => declare({ dualStack: true }));

        const records = all(declared, RECORD).map(({ name, inputs }) => [name, inputs.type]);
        expect(records).toEqual([
            ["alias-example.com", "A"],
            ["alias-example.com-AAAA", "AAAA"],
            ["alias-*.example.com", "A"],
            ["alias-*.example.com-AAAA", "AAAA"],
        ]);
        const { aliases } = only(declared, RECORD, "alias-example.com").inputs;
        expect(only(declared, RECORD, "alias-example.com-AAAA").inputs.aliases).toEqual(aliases);
    });

    it.each([255, 0])("takes %d parts of the traffic that stacks share", async (value) => {
        const weight = { identifier: "blue", value };

        const declared = await declaredBy(() => declare({ weight, dualStack: true }));

        for (const { inputs } of all(declared, RECORD)) {
            expect(inputs).toMatchObject({
                setIdentifier: "blue",
                weightedRoutingPolicies: [{ weight: value }],
            });
        }
    });

    it("has plain records where the hosts are its own", async () => {
        const declared = await declaredBy(() => declare());

        const [record] = all(declared, RECORD);
        expect(record?.inputs).not.toHaveProperty("setIdentifier");
        expect(record?.inputs).not.toHaveProperty("weightedRoutingPolicies");
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
            const { lookups } = await declaredBy(() => declare({ kind }));

            expect(lookups.map((lookup) => [lookup.token, lookup.inputs])).toEqual([
                [token, inputs],
            ]);
        },
    );
});
