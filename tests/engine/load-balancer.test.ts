import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { deletionsIn, resourcesOf } from "../support/engine";
import { missing, type Wait, waitsIn } from "../support/waits";

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const ALB = "aws:lb/loadBalancer:LoadBalancer";
const BUCKET = "aws:s3/bucket:Bucket";

const LOGGING: Wait[] = [
    {
        who: "Ingress edge-ingress",
        forWhat: ["BucketPolicy edge-access-logs"],
        because: "AWS writes a test file when logging is switched on",
    },
    {
        who: "BucketPolicy edge-access-logs",
        forWhat: ["BucketOwnershipControls edge-access-logs"],
        because: "S3 takes one change of a bucket's access at a time",
    },
    {
        who: "BucketOwnershipControls edge-access-logs",
        forWhat: ["BucketPublicAccessBlock edge-access-logs"],
        because: "as above",
    },
];

type Section = Record<string, unknown>;
interface StackFile {
    config: Record<string, Section | undefined>;
}

/** Other values in the edge and the network of a stack file; no edge at all for `undefined`. */
async function edit(file: string, edge: Section | undefined, network: Section = {}): Promise<void> {
    const content = parse(await readFile(file, "utf8")) as StackFile;
    const { config } = content;
    config["mesh-edge:edge"] = edge && { ...config["mesh-edge:edge"], ...edge };
    config["mesh-edge:waf"] = edge && config["mesh-edge:waf"];
    config["mesh-edge:network"] = { ...config["mesh-edge:network"], ...network };
    await writeFile(file, stringify(content));
}

const messageOf = (operation: Promise<unknown>): Promise<string> =>
    operation.then(
        () => "",
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );

describe("on the real engine", { timeout: 180_000 }, () => {
    let sandbox: Sandbox;
    let stackFile: string;
    async function open(edge: Section, network: Section = {}): Promise<void> {
        sandbox = await openSandbox({ stack: "dev" });
        stackFile = join(sandbox.session.home, "project", "Pulumi.dev.yaml");
        await edit(stackFile, edge, network);
    }
    const balancer = () => sandbox.cloud.world.all(ALB)[0];
    const attributes = () => balancer()?.inputs.attributes as Record<string, string>;
    afterEach(() => sandbox.close());

    it("a protected ALB keeps a destroy from beginning, and lets go after an up without protection", async () => {
        await open({ deletionProtection: true });
        await sandbox.session.up();
        expect(attributes()).toMatchObject({ "deletion_protection.enabled": "true" });
        const before = (await resourcesOf(sandbox.session)).map(({ urn }) => urn);
        const account = sandbox.leftovers();

        const message = await messageOf(sandbox.session.destroy({ previewFirst: true }));

        expect(message).toContain("edge-ingress");
        expect(message).toContain("protect");
        expect((await resourcesOf(sandbox.session)).map(({ urn }) => urn)).toEqual(before);
        expect(sandbox.leftovers()).toEqual(account);

        await edit(stackFile, { deletionProtection: false });
        expect((await sandbox.session.up()).changes).toMatchObject({ update: 1 });
        expect(attributes()).toMatchObject({ "deletion_protection.enabled": "false" });
        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });

    it("a protected ALB stays when the edge is taken out of the stack file", async () => {
        await open({ deletionProtection: true });
        await sandbox.session.up();
        await edit(stackFile, undefined);

        const message = await messageOf(sandbox.session.up({ previewFirst: true }));

        expect(message).toContain("edge-ingress");
        expect(balancer()).toBeDefined();
    });

    it("logs have their bucket before the ALB, and both go, with what was logged", async () => {
        await open({ accessLogs: { enabled: true, connectionLogs: true } });
        await sandbox.session.up();
        const [bucket] = sandbox.cloud.world.all(BUCKET);
        expect(bucket?.notes?.objects).toEqual([
            "alb/access/AWSLogs/111122223333/ELBAccessLogTestFile",
            "alb/connection/AWSLogs/111122223333/ELBConnectionLogTestFile",
        ]);
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
        // An order of a run may fit by luck.
        const waits = waitsIn(await resourcesOf(sandbox.session));
        for (const wait of LOGGING) expect(missing(waits, wait)).toEqual([]);

        const order = deletionsIn((await sandbox.session.destroy()).events);
        const at = (type: string) => order.findIndex((step) => step.type === type);
        expect(at(INGRESS)).toBeLessThan(at("aws:s3/bucketPolicy:BucketPolicy"));
        expect(at("aws:s3/bucketPolicy:BucketPolicy")).toBeLessThan(at(BUCKET));
        expect(sandbox.leftovers()).toEqual([]);
    });

    it("logs that are switched off in an update leave the ALB first", async () => {
        await open({ accessLogs: { enabled: true } });
        await sandbox.session.up();
        await edit(stackFile, { accessLogs: { enabled: false } });
        await sandbox.session.up();
        expect(attributes()).toMatchObject({ "access_logs.s3.enabled": "false" });
        expect(sandbox.cloud.world.all(BUCKET)).toEqual([]);
    });

    it("logs to be kept stay after a destroy, with the settings that expire them, and nothing else does", async () => {
        await open({ accessLogs: { enabled: true, keepOnDestroy: true } });
        await sandbox.session.up();
        await sandbox.session.destroy();
        expect(
            sandbox
                .leftovers()
                .map((left) => left.replace(/ .*/, "").replace(/:.*:/, ":"))
                .sort(),
        ).toEqual([
            "aws:Bucket",
            "aws:BucketLifecycleConfiguration",
            "aws:BucketOwnershipControls",
            "aws:BucketPolicy",
            "aws:BucketPublicAccessBlock",
            "aws:BucketServerSideEncryptionConfiguration",
        ]);
    });

    it("a live ALB becomes dual-stack in one update, with its AAAA records, and ipv4 again", async () => {
        await open({});
        await sandbox.session.up();
        const [first] = sandbox.cloud.world.all(ALB);

        await edit(stackFile, { ipAddressType: "dualstack" }, { ipv6: true });
        await sandbox.session.up();
        expect(balancer()).toMatchObject({ id: first?.id, inputs: { ipAddressType: "dualstack" } });
        const types = () =>
            sandbox.cloud.world
                .all("aws:route53/record:Record")
                .map(({ inputs }) => inputs.type)
                .filter((type) => type !== "CNAME")
                .sort();
        expect(types()).toEqual(["A", "AAAA"]);
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);

        await edit(stackFile, { ipAddressType: "ipv4" }, { ipv6: true });
        await sandbox.session.up();
        expect(balancer()).toMatchObject({ id: first?.id, inputs: { ipAddressType: "ipv4" } });
        expect(types()).toEqual(["A"]);

        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });

    it("IPv6 that the VPC has can't be taken from it: AWS says so and nothing else changes", async () => {
        await open({}, { ipv6: true });
        await sandbox.session.up();
        await edit(stackFile, {}, { ipv6: false });
        expect(await messageOf(sandbox.session.up())).toContain("InvalidCidrBlock.InUse");
        const { log } = sandbox.cloud.world;
        const before = log.length;
        await edit(stackFile, {}, { ipv6: true });
        await sandbox.session.up();
        expect(log.slice(before)).toEqual([]);
    });

    it("CloudFront comes in by its list on port 443 alone, and nobody else", async () => {
        await open({ cloudFront: true, redirectHttp: false });
        await sandbox.session.up();
        const [group] = sandbox.cloud.world
            .all("aws:ec2/securityGroup:SecurityGroup")
            .filter(({ state }) => (state.prefixLists as unknown[] | undefined)?.length === 1);
        expect(group?.state.cidrs).toEqual([]);
        expect((balancer()?.state.listeners as { port: number }[]).map(({ port }) => port)).toEqual(
            [443],
        );
    });
});
