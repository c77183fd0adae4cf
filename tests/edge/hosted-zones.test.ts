import { describe, expect, it } from "vitest";

import { assertFits } from "../../components/edge/dns/found-zone";
import { HostedZones, type HostedZonesArgs } from "../../components/edge/dns/hosted-zones";
import { zoneAccess } from "../../components/edge/dns/zone-access";
import { all, counts, declaredBy, startProgram, valueOf } from "../support/pulumi";

const ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";
const AUTHORIZATION = "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization";
const byName = {
    "aws:route53/getZone:getZone": ({ name }: Record<string, unknown>) => ({
        zoneId: `Z of ${String(name)}`,
    }),
};
const host = (name: string, zone: string) => ({ name, protocol: "http" as const, zone });
const HOSTS = [
    host("shop.example.com", "example.com"),
    host("example.org", "example.org"),
    host("api.example.com", "example.com"),
];
const BY_ID = "Z0123456789ABCDEFGHIJ";
const zonesFor = (changes: Partial<HostedZonesArgs>) =>
    new HostedZones("zones", {
        hosts: HOSTS,
        privateZone: false,
        vpcId: "vpc-1",
        access: undefined,
        ...changes,
    });
const zones = (privateZone = false) => zonesFor({ privateZone });
const found = (name: string) => ({
    "aws:route53/getZone:getZone": () => ({ name, privateZone: false }),
});

describe("HostedZones", () => {
    it("looks each zone up once, by its name", async () => {
        const declared = await declaredBy(() => zones());

        expect(declared.lookups.map(({ inputs }) => inputs)).toEqual([
            { name: "example.com" },
            { name: "example.org" },
        ]);
        expect(counts(declared)).toEqual({});
    });

    it("gives each host the id of its zone, and refuses one of another", async () => {
        await startProgram({ lookups: byName });

        const found = zones();

        const placed = found.place(HOSTS);
        expect(placed.map(({ name }) => name)).toEqual(HOSTS.map(({ name }) => name));
        expect(await Promise.all(placed.map(({ zoneId }) => valueOf(zoneId)))).toEqual([
            "Z of example.com",
            "Z of example.org",
            "Z of example.com",
        ]);
        expect(() => found.place([host("example.net", "example.net")])).toThrow(
            "example.net was not looked up",
        );
    });

    it("looks for private zones, and makes them answer in the VPC", async () => {
        const declared = await declaredBy(() => zones(true), { lookups: byName });

        expect(declared.lookups.map(({ inputs }) => inputs)).toEqual([
            { name: "example.com", privateZone: true },
            { name: "example.org", privateZone: true },
        ]);
        expect(all(declared, ASSOCIATION).map(({ name, inputs }) => [name, inputs])).toEqual([
            ["zones-example.com", { zoneId: "Z of example.com", vpcId: "vpc-1" }],
            ["zones-example.org", { zoneId: "Z of example.org", vpcId: "vpc-1" }],
        ]);
    });

    it("finds a zone by its id with nothing but that, and puts its hosts there", async () => {
        const declared = await startProgram({ lookups: found("example.com") });

        const byId = zonesFor({ hosts: [host("shop.example.com", BY_ID)] });

        const [placed] = byId.place([host("shop.example.com", BY_ID)]);
        expect(await valueOf(placed!.zoneId)).toBe(BY_ID);
        expect(declared.lookups.map(({ inputs }) => inputs)).toEqual([{ zoneId: BY_ID }]);
    });

    it("has the zone's account let the VPC in, where that is another, before the VPC joins", async () => {
        const declared = await declaredBy(
            () =>
                zonesFor({
                    privateZone: true,
                    access: zoneAccess("dns", {
                        dnsRole: { arn: "arn:aws:iam::999988887777:role/dns" },
                        accountId: "111122223333",
                        region: "eu-west-1",
                        profile: undefined,
                    }),
                }),
            { lookups: byName },
        );

        const made = [AUTHORIZATION, ASSOCIATION].map((type) =>
            all(declared, type).map(({ name, inputs, provider }) => [name, inputs, provider]),
        );
        const dns = "urn:pulumi:test::mesh-edge::pulumi:providers:aws::dns::dns-id";
        const ofZone = (zone: string, provider?: string) => [
            ...[`zones-${zone}`, { zoneId: `Z of ${zone}`, vpcId: "vpc-1" }],
            ...[provider ?? expect.not.stringContaining("::dns::")],
        ];
        expect(made[0]).toEqual([ofZone("example.com", dns), ofZone("example.org", dns)]);
        expect(made[1]?.map(([name]) => name)).toEqual(["zones-example.com", "zones-example.org"]);
        expect(made[1]?.filter(([, , provider]) => provider === dns)).toEqual([]);
    });

    it("joins by itself where the role is of the VPC's own account", async () => {
        const declared = await declaredBy(
            () =>
                zonesFor({
                    privateZone: true,
                    access: zoneAccess("dns", {
                        dnsRole: { arn: "arn:aws:iam::111122223333:role/dns" },
                        accountId: "111122223333",
                        region: "eu-west-1",
                        profile: undefined,
                    }),
                }),
            { lookups: byName },
        );
        expect(all(declared, AUTHORIZATION)).toEqual([]);
        expect(all(declared, ASSOCIATION)).toHaveLength(2);
    });
});

describe("a zone that is found by its id", () => {
    const check =
        (name: string, privateZone: boolean, wanted: boolean, ...hosts: string[]) =>
        () => {
            assertFits(BY_ID, { name, privateZone }, hosts, wanted);
        };

    it("is one for its own name, for names inside it and for wildcards", () => {
        check("example.com.", false, false, "example.com", "*.example.com", "a.b.example.com")();
        check("example.com", true, true, "example.com")();
    });

    it.each([
        [
            check("example.com", false, false, "example.com", "a.example.org"),
            "and a.example.org must be inside it",
        ],
        [
            check("example.com", false, false, "badexample.com"),
            "and badexample.com must be inside it",
        ],
        [
            check("example.com", true, false, "example.com"),
            "is private: name the public one, or set edge.privateZone to true",
        ],
        [
            check("example.com", false, true, "example.com"),
            "is public, and edge.privateZone is true: name a private zone",
        ],
    ])("is refused otherwise: %#", (fails, words) => {
        expect(fails).toThrow(words);
    });
});
