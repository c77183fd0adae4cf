import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { CloudOptions } from "../../../sandbox/cloud/options";
import type { Props } from "../../../sandbox/cloud/values";
import { Chain } from "./chain";
import { TestProvider } from "./provider";

const RECORD = "aws:route53/record:Record";
const ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";
const AUTHORIZATION = "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization";
const GET_ZONE = "aws:route53/getZone:getZone";
const THEIRS = "Z0123456789PUBLIC001";
const PRIVATE = "Z0123456789PRIVATE01";
const ROLE = "arn:aws:iam::999988887777:role/dns";
const elsewhere = { accountId: "999988887777", name: "example.com" };

const OWN = { name: "example.com" };
const ZONES: Partial<CloudOptions> = {
    zones: [OWN, { ...elsewhere, id: THEIRS }, { ...elsewhere, id: PRIVATE, privateZone: true }],
    roles: [{ arn: ROLE, externalId: "payments" }],
};

let chain: Chain;
let theirs: TestProvider;
beforeEach(async () => {
    chain = await Chain.start(ZONES);
    theirs = new TestProvider(chain.cloud.ports["aws"] ?? 0);
});
afterEach(async () => {
    theirs.close();
    await chain.close();
});
const assume = (role: object, allowed = "999988887777") =>
    theirs.configure({
        region: "eu-west-1",
        assumeRoles: JSON.stringify([role]),
        allowedAccountIds: JSON.stringify([allowed]),
    });
const byRole = () => assume({ roleArn: ROLE, externalId: "payments" });
const record = (zoneId: string) => ({
    ...{ zoneId, name: "shop.example.com", type: "A", ttl: 60, records: ["192.0.2.1"] },
});

describe("a role", () => {
    it("is assumed by whom it trusts, in its own account", async () => {
        await expect(byRole()).resolves.toBeDefined();
        await expect(
            assume({ roleArn: ROLE, externalId: "payments" }, "111122223333"),
        ).rejects.toThrow("AWS account ID not allowed: 999988887777");
    });

    it.each([
        ["without its external id", { roleArn: ROLE }],
        ["with another external id", { roleArn: ROLE, externalId: "checkout" }],
        ["that nobody knows", { roleArn: "arn:aws:iam::999988887777:role/other" }],
    ])("is not assumed %s", async (_, role) => {
        await expect(assume(role)).rejects.toThrow(
            `not authorized to perform: sts:AssumeRole on resource: ${role.roleArn}`,
        );
    });
});

describe("a zone of another account", () => {
    it("is neither found, looked at nor changed with the stack's own credentials", async () => {
        const ours = chain.provider("aws:");
        const refused = "AccessDenied";
        await expect(ours.invoke(GET_ZONE, { zoneId: THEIRS })).rejects.toThrow(refused);
        await expect(ours.create(RECORD, "shop", record(THEIRS))).rejects.toThrow(refused);
        expect(await ours.invoke(GET_ZONE, { name: "example.com" })).toMatchObject({
            zoneId: chain.zone(),
        });
    });

    it("is found by id or name, and changed, with a role of that account", async () => {
        await byRole();
        const queries: Props[] = [{ zoneId: THEIRS }, { name: "example.com" }];
        for (const query of queries) {
            expect(await theirs.invoke(GET_ZONE, query)).toMatchObject({
                ...{ zoneId: THEIRS, name: "example.com", privateZone: false },
            });
        }
        const made = await theirs.create(RECORD, "shop", record(THEIRS));
        await theirs.delete(made);
        await expect(theirs.create(RECORD, "shop", record(chain.zone()))).rejects.toThrow(
            "AccessDenied",
        );
    });

    it("is left alone by a delete with other credentials", async () => {
        await byRole();
        const made = await theirs.create(RECORD, "shop", record(THEIRS));
        await expect(chain.provider("aws:").delete(made)).rejects.toThrow("AccessDenied");
    });

    it("takes a VPC of ours in when its account has let it, and that is for private zones", async () => {
        await byRole();
        const ours = chain.provider("aws:");
        const vpc = await ours.create("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
        const inputs = { zoneId: PRIVATE, vpcId: vpc.id };
        await expect(ours.create(ASSOCIATION, "a", inputs)).rejects.toThrow(
            "NotAuthorizedException: Associating the specified VPC with the specified hosted zone has not been authorized.",
        );
        await expect(ours.create(AUTHORIZATION, "a", inputs)).rejects.toThrow("AccessDenied");
        await expect(
            theirs.create(AUTHORIZATION, "a", { ...inputs, zoneId: THEIRS }),
        ).rejects.toThrow("public hosted zone");

        await theirs.create(AUTHORIZATION, "a", inputs);
        expect((await ours.create(ASSOCIATION, "a", inputs)).id).toBe(`${PRIVATE}:${vpc.id}`);
    });
});

describe("a look-up of a zone", () => {
    it("by a name that two zones have is refused in the provider's words, and by id is not", async () => {
        await chain.close();
        const twin = { name: "example.com", id: "Z0123456789TWIN00001" };
        chain = await Chain.start({ zones: [OWN, twin] });
        const ours = chain.provider("aws:");
        await expect(ours.invoke(GET_ZONE, { name: "example.com" })).rejects.toThrow(
            "multiple Route 53 Hosted Zones matched; use additional constraints to reduce matches to a single Route 53 Hosted Zone",
        );
        expect(await ours.invoke(GET_ZONE, { zoneId: twin.id })).toMatchObject({ zoneId: twin.id });
    });

    it("by an id that nobody has is refused", async () => {
        await expect(
            chain.provider("aws:").invoke(GET_ZONE, { zoneId: "Z0123456789NOBODY001" }),
        ).rejects.toThrow("NoSuchHostedZone: No hosted zone found with ID: Z0123456789NOBODY001");
    });
});
