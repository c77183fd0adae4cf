import { afterEach, describe, expect, it } from "vitest";

import type { Props } from "../../../sandbox/cloud/values";
import { Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

const RECORD = "aws:route53/record:Record";
const ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";
const VPC = "aws:ec2/vpc:Vpc";
const ZONE = "aws:route53/zone:Zone";

const start = async () => {
    chain = await Chain.start({
        zones: [{ name: "example.com" }, { name: "example.com", privateZone: true }],
    });
    return chain.provider("aws:");
};
const zoneId = (privateZone: boolean) =>
    chain.cloud.world.all(ZONE).find(({ state }) => state["privateZone"] === privateZone)?.id ?? "";

describe("a public and a private zone of one name", () => {
    it.each([true, false])("are told apart by a lookup, private %s", async (privateZone) => {
        const provider = await start();
        const found = await provider.invoke("aws:route53/getZone:getZone", {
            name: "example.com",
            privateZone,
        });
        expect(found).toMatchObject({ zoneId: zoneId(privateZone), privateZone });
    });

    it("differ in that only the private one is associated with a VPC, and once", async () => {
        const provider = await start();
        const vpc = await provider.create(VPC, "vpc", { cidrBlock: "10.0.0.0/16" });
        const inputs = (privateZone: boolean) => ({ zoneId: zoneId(privateZone), vpcId: vpc.id });
        await expect(provider.create(ASSOCIATION, "public", inputs(false))).rejects.toThrow(
            "associate a VPC with a public hosted zone",
        );
        expect((await provider.create(ASSOCIATION, "private", inputs(true))).id).toBe(
            `${zoneId(true)}:${vpc.id}`,
        );
        await expect(provider.create(ASSOCIATION, "again", inputs(true))).rejects.toThrow(
            "already associated",
        );
    });

    it("differ in that ACM sees only the public one", async () => {
        const provider = await start();
        const certificate = await provider.create("aws:acm/certificate:Certificate", "c", {
            domainName: "shop.example.com",
            validationMethod: "DNS",
        });
        const [option] = certificate.state["domainValidationOptions"] as Props[];
        const proof = (privateZone: boolean) => ({
            zoneId: zoneId(privateZone),
            name: option?.["resourceRecordName"] ?? null,
            type: "CNAME",
            ttl: 60,
            records: [option?.["resourceRecordValue"] ?? null],
        });
        const validate = () =>
            provider.create("aws:acm/certificateValidation:CertificateValidation", "v", {
                certificateArn: certificate.id,
            });
        await provider.create(RECORD, "private", proof(true));
        await expect(validate()).rejects.toThrow("PENDING_VALIDATION");
        await provider.create(RECORD, "public", proof(false));
        await expect(validate()).resolves.toBeDefined();
    });
});

describe("weighted records", () => {
    const record = (more: Props) => ({
        ...{ zoneId: zoneId(false), name: "shop.example.com", type: "A", ttl: 60 },
        ...{ records: ["192.0.2.1"], ...more },
    });
    const weighted = (setIdentifier: string) =>
        record({ setIdentifier, weightedRoutingPolicies: [{ weight: 1 }] });

    it("stand beside each other", async () => {
        const provider = await start();
        await provider.create(RECORD, "blue", weighted("blue"));
        await provider.create(RECORD, "green", weighted("green"));
        expect(chain.cloud.world.all(RECORD)).toHaveLength(2);
    });

    it("don't stand beside a plain one, whichever comes first", async () => {
        const provider = await start();
        const plain = await provider.create(RECORD, "plain", record({}));
        await expect(provider.create(RECORD, "blue", weighted("blue"))).rejects.toThrow(
            "a non-weighted set exists with the same name and type",
        );
        await provider.delete(plain);
        await provider.create(RECORD, "blue", weighted("blue"));
        await expect(provider.create(RECORD, "plain", record({}))).rejects.toThrow(
            "weighted sets exist with the same name and type",
        );
    });
});
