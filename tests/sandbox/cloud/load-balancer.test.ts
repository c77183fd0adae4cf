import { afterEach, describe, expect, it } from "vitest";

import { type Props, record, show } from "../../../sandbox/cloud/values";
import { AWS, Chain } from "./chain";
import type { Thing } from "./provider";

let chain: Chain;
afterEach(() => chain.close());

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ENCRYPTION =
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LOGS = "access_logs.s3.enabled=true,access_logs.s3.bucket=logs,access_logs.s3.prefix=alb";

const aws = () => chain.provider("aws:");
const allow = (principal: unknown, resource = "arn:aws:s3:::logs/*") => ({
    Effect: "Allow",
    Principal: principal,
    Action: "s3:PutObject",
    Resource: resource,
});
const SERVICE = { Service: "logdelivery.elasticloadbalancing.amazonaws.com" };

async function bucket(inputs: Props = {}, ...statements: unknown[]): Promise<Thing> {
    const made = await aws().create(BUCKET, "logs", { bucket: "logs", ...inputs });
    if (statements.length > 0) {
        const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
        await aws().create(POLICY, "logs", { bucket: "logs", policy });
    }
    return made;
}

/** The reference Ingress with further annotations. */
async function annotated(changes: Record<string, string>): Promise<string> {
    return await chain
        .make("ingress", (inputs) => {
            const annotations = { ...record(inputs, "metadata.annotations") };
            for (const [key, value] of Object.entries(changes)) annotations[AWS + key] = value;
            return { ...inputs, metadata: { ...record(inputs, "metadata"), annotations } };
        })
        .then(
            () => "",
            (error: unknown) => (error instanceof Error ? error.message : ""),
        );
}

const securityGroup = () =>
    chain.cloud.world
        .all("aws:ec2/securityGroup:SecurityGroup")
        .find(({ inputs }) => /^k8s-[0-9a-f]{10}$/.test(show(inputs["name"])))?.state;

describe("logs of a load balancer", () => {
    const DENIED = "Access Denied for bucket: logs";
    it.each<[string, Props, unknown[], string]>([
        ["the service may write", {}, [allow(SERVICE)], ""],
        [
            "the region's account may write",
            {},
            [allow({ AWS: "arn:aws:iam::156460612806:root" })],
            "",
        ],
        ["nobody may write", {}, [], DENIED],
        ["another service may", {}, [allow({ Service: "delivery.logs.amazonaws.com" })], DENIED],
        ["another account may", {}, [allow({ AWS: "arn:aws:iam::127311923021:root" })], DENIED],
        ["another folder is open", {}, [allow(SERVICE, "arn:aws:s3:::logs/x/*")], DENIED],
        ["it is denied", {}, [allow(SERVICE), { ...allow("*"), Effect: "Deny" }], DENIED],
    ])("where %s", async (_, inputs, statements, words) => {
        chain = await Chain.upTo("ingress");
        await bucket(inputs, ...statements);
        const said = await annotated({ "load-balancer-attributes": LOGS });
        expect(said).toContain(words);
        expect(said === "").toBe(words === "");
    });

    it("need a bucket, a folder without AWSLogs and no key of KMS", async () => {
        chain = await Chain.upTo("ingress");
        expect(await annotated({ "load-balancer-attributes": LOGS })).toContain(
            "S3 Bucket does not exist: logs",
        );
        await chain.close();

        chain = await Chain.upTo("ingress");
        await bucket({}, allow(SERVICE));
        expect(
            await annotated({ "load-balancer-attributes": LOGS.replace("=alb", "=AWSLogs") }),
        ).toContain("must not contain AWSLogs");
        await chain.close();

        chain = await Chain.upTo("ingress");
        await bucket({}, allow(SERVICE));
        const rules = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }];
        await aws().create(ENCRYPTION, "logs", { bucket: "logs", rules });
        expect(await annotated({ "load-balancer-attributes": LOGS })).toContain(DENIED);
    });

    it("are asked for when they are switched on, not at every edit", async () => {
        chain = await Chain.upTo("ingress");
        await bucket();
        const document = { Version: "2012-10-17", Statement: [allow(SERVICE)] };
        const inputs = { bucket: "logs", policy: JSON.stringify(document) };
        const policy = await aws().create(POLICY, "logs", inputs);
        expect(await annotated({ "load-balancer-attributes": LOGS })).toBe("");
        await aws().delete(policy);
        await chain.update("ingress", (i) => ({ ...i }));
        expect(chain.cloud.warnings()).toEqual([]);
    });

    it("keep their bucket from being deleted, but for one that the provider empties", async () => {
        for (const forceDestroy of [false, true]) {
            chain = await Chain.upTo("ingress");
            const made = await bucket({ forceDestroy }, allow(SERVICE));
            await annotated({ "load-balancer-attributes": LOGS });
            await chain.remove("ingress");
            const deleted = aws().delete(made);
            if (forceDestroy) await deleted;
            else await expect(deleted).rejects.toThrow("BucketNotEmpty");
            await chain.close();
        }
    });
});

describe("a bucket", () => {
    it("has a name that S3 takes", async () => {
        chain = await Chain.start();
        await expect(bucket({ bucket: "Logs" })).rejects.toThrow("InvalidBucketName");
    });

    it.each([
        [{ Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::logs" }, "Principal"],
        [allow(SERVICE, "arn:aws:s3:::other/*"), "Policy has invalid resource"],
        [allow("*"), "public policies are blocked"],
    ])("does not take the policy %j", async (statement, words) => {
        chain = await Chain.start();
        await expect(bucket({}, statement)).rejects.toThrow(words);
    });

    it("takes one change of its access at a time", async () => {
        chain = await Chain.start({ quietMs: 5 });
        await bucket();
        const set = (type: string) => aws().create(type, "logs", { bucket: "logs" });
        const both = [
            set("aws:s3/bucketOwnershipControls:BucketOwnershipControls"),
            set("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
        ];
        await expect(Promise.all(both)).rejects.toThrow("OperationAborted");
        await Promise.allSettled(both);
    });
});

describe("who reaches a load balancer", () => {
    const CLOUDFRONT = "com.amazonaws.global.cloudfront.origin-facing";
    const listed = async () => {
        const token = "aws:ec2/getManagedPrefixList:getManagedPrefixList";
        return show((await aws().invoke(token, { name: CLOUDFRONT }))["id"]);
    };

    it.each<[Record<string, string>, Props]>([
        [{}, { cidrs: ["0.0.0.0/0"], prefixLists: [] }],
        [{ "inbound-cidrs": "" }, { cidrs: ["0.0.0.0/0"], prefixLists: [] }],
        [{ "inbound-cidrs": "203.0.113.0/24, 2001:db8::/32" }, { cidrs: ["203.0.113.0/24"] }],
        [{ "security-group-prefix-lists": "pl-1" }, { cidrs: [], prefixLists: ["pl-1"] }],
        [
            { "security-group-prefix-lists": "pl-1", "inbound-cidrs": "203.0.113.0/24" },
            { cidrs: ["203.0.113.0/24"], prefixLists: ["pl-1"] },
        ],
    ])("with %j are %j", async (annotations, sources) => {
        chain = await Chain.upTo("ingress");
        expect(await annotated(annotations)).toBe("");
        expect(securityGroup()).toMatchObject(sources);
    });

    it("CloudFront's list fits a security group for one port, not for two", async () => {
        chain = await Chain.upTo("ingress");
        const lists = { "security-group-prefix-lists": await listed() };
        expect(await annotated(lists)).toContain("RulesPerSecurityGroupLimitExceeded");
        await chain.close();

        chain = await Chain.upTo("ingress");
        const tlsOnly = { "listen-ports": '[{"HTTPS": 443}]' };
        expect(await annotated({ ...lists, ...tlsOnly })).toBe("");
    });

    it("may be as many as the account's quota says", async () => {
        chain = await Chain.upTo("ingress");
        chain.cloud.world.inboundRuleQuota = 110;
        expect(await annotated({ "security-group-prefix-lists": await listed() })).toBe("");
    });
});

describe("a dual-stack load balancer", () => {
    const DUALSTACK = { "ip-address-type": "dualstack" };

    it("needs an IPv6 range in each of its subnets", async () => {
        chain = await Chain.upTo("ingress");
        expect(await annotated(DUALSTACK)).toContain(
            `subnets [${chain.id("public-a")} ${chain.id("public-b")}] do not have an associated IPv6 CIDR block, which is required for dualstack load balancers`,
        );
    });

    it("takes clients of both kinds, its subnets having a /64 of the VPC's range each", async () => {
        chain = await Chain.upTo("ingress");
        await chain.update("vpc", (i) => ({ ...i, assignGeneratedIpv6CidrBlock: true }));
        const part = (n: number) =>
            chain.output("vpc", "ipv6CidrBlock").replace("8100::/56", `810${n}::/64`);
        await chain.update("public-a", (i) => ({ ...i, ipv6CidrBlock: part(0) }));
        const give = (ipv6CidrBlock: string) =>
            chain.update("public-b", (i) => ({ ...i, ipv6CidrBlock }));
        await expect(give(part(0))).rejects.toThrow("InvalidSubnet.Conflict");
        await expect(give("2001:db8::/64")).rejects.toThrow("InvalidSubnet.Range");
        await give(part(1));

        expect(await annotated(DUALSTACK)).toBe("");
        expect(securityGroup()).toMatchObject({ cidrs: ["0.0.0.0/0", "::/0"] });
        await expect(
            chain.update("vpc", (i) => ({ ...i, assignGeneratedIpv6CidrBlock: false })),
        ).rejects.toThrow("InvalidCidrBlock.InUse");
    });
});

describe("lookups", () => {
    it("know the account of Elastic Load Balancing in older regions only", async () => {
        chain = await Chain.start();
        const token = "aws:elb/getServiceAccount:getServiceAccount";
        expect(await aws().invoke(token, {})).toMatchObject({
            arn: "arn:aws:iam::156460612806:root",
        });
        await expect(aws().invoke(token, { region: "eu-south-2" })).rejects.toThrow(
            "unsupported AWS Region: eu-south-2",
        );
    });
});
