import { describe, expect, it } from "vitest";

import { HostedZones } from "../../components/edge/hosted-zones";
import { all, counts, declaredBy, startProgram, valueOf } from "../support/pulumi";

const ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";
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
const zones = (privateZone = false) =>
    new HostedZones("zones", {
        hosts: HOSTS,
        privateZone,
        vpcId: "vpc-1",
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
});
