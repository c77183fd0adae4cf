import { DiffResponse } from "@pulumi/pulumi/proto/provider_pb";
import { afterEach, describe, expect, it } from "vitest";

import { UNKNOWN } from "../../../sandbox/cloud/values";
import { Chain, STEPS } from "./chain";
import { TestProvider } from "./provider";

let chain: Chain;
afterEach(() => chain.close());

const VPC = "aws:ec2/vpc:Vpc";
const ROLE = "aws:iam/role:Role";

async function aws(config = {}): Promise<TestProvider> {
    chain = await Chain.start();
    await chain.provider("aws:").configure({ region: "eu-west-1", ...config });
    return chain.provider("aws:");
}

describe("check", () => {
    it("gives a name that stays, and takes the program's", async () => {
        const provider = await aws();
        const made = await provider.check(ROLE, "nodes", {});
        expect(made).toMatchObject({
            name: expect.stringMatching(/^nodes-[0-9a-f]{7}$/),
            __defaults: ["name"],
        });
        expect(await provider.check(ROLE, "nodes", {})).toEqual(made);
        expect(await provider.check(ROLE, "nodes", {}, { ...made, name: "old" })).toMatchObject({
            name: "old",
        });
        expect(await provider.check(ROLE, "nodes", { name: "mine" })).toMatchObject({
            name: "mine",
        });
    });

    it("adds the provider's default tags, which the resource's own override", async () => {
        const tags = { team: "payments", env: "dev" };
        const provider = await aws({ defaultTags: JSON.stringify({ tags }) });
        const inputs = { tags: { env: "prod" } };
        expect(await provider.check(VPC, "vpc", inputs)).toEqual({
            tags: { env: "prod" },
            tagsAll: { team: "payments", env: "prod" },
        });
        expect(await provider.check(VPC, "vpc", { tags: { env: UNKNOWN } })).toMatchObject({
            tagsAll: UNKNOWN,
        });
    });

    it("writes a policy that is a structure as JSON", async () => {
        const provider = await aws();
        const policy = { Version: "2012-10-17", Statement: [] };
        const json = '{"Statement":[],"Version":"2012-10-17"}';
        const type = "aws:iam/policy:Policy";
        expect((await provider.check(type, "p", { policy }))["policy"]).toBe(json);
        const unknown = { policy: { Statement: [{ Resource: UNKNOWN }] } };
        expect((await provider.check(type, "p", unknown))["policy"]).toBe(UNKNOWN);
    });

    it("refuses a type or function that the sandbox doesn't know", async () => {
        const provider = await aws();
        await expect(provider.check("aws:mq/broker:Broker", "b", {})).rejects.toThrow(
            "unknown resource type aws:mq/broker:Broker",
        );
        await expect(provider.check("aws:lb/loadBalancer:LoadBalancer", "b", {})).rejects.toThrow(
            "unknown resource type",
        );
        await expect(provider.invoke("aws:s3/getBucket:getBucket", {})).rejects.toThrow(
            "unknown function",
        );
    });
});

describe("configure", () => {
    it("refuses an account that isn't allowed", async () => {
        await expect(aws({ allowedAccountIds: '["999999999999"]' })).rejects.toThrow(
            "AWS account ID not allowed: 111122223333",
        );
    });
});

describe("a preview", () => {
    it("keeps the inputs of a create and knows nothing that is computed", async () => {
        const provider = await aws();
        const inputs = { cidrBlock: "10.0.0.0/16" };
        const { id, state } = await provider.create(VPC, "vpc", inputs, true);
        expect(id).toBe("");
        expect(state).toMatchObject({ ...inputs, arn: UNKNOWN, defaultSecurityGroupId: UNKNOWN });
        expect(chain.cloud.world.all(VPC)).toEqual([]);
    });

    it.each(Object.entries(STEPS))("of %s bears inputs that aren't known", async (name, step) => {
        chain = await Chain.upTo("");
        const provider = chain.provider(step.type);
        const unknown = Object.fromEntries(
            Object.keys(chain.thing(name).inputs).map((key) => [key, UNKNOWN]),
        );
        expect((await provider.create(step.type, "new", unknown, true)).id).toBe("");
        const checked = await provider.check(step.type, name, unknown);
        expect((await provider.update(chain.thing(name), checked, true)).state).toBeTruthy();
        expect((await provider.diff(chain.thing(name), checked)).getChanges()).toBe(
            Object.keys(unknown).length > 0
                ? DiffResponse.DiffChanges.DIFF_SOME
                : DiffResponse.DiffChanges.DIFF_NONE,
        );
    });

    it("of an update keeps what is computed, but for what the update moves", async () => {
        const provider = await aws();
        const type = "aws:ec2/launchTemplate:LaunchTemplate";
        const template = await provider.create(type, "nodes", {});
        const inputs = { ...template.inputs, imageId: "ami-1" };
        const preview = await provider.update(template, inputs, true);
        expect(preview.state).toMatchObject({ arn: template.state["arn"], latestVersion: UNKNOWN });
        expect((await provider.update(template, inputs)).state).toMatchObject({ latestVersion: 2 });
    });
});

describe("diff", () => {
    it("names the paths, and those that make a new resource", async () => {
        chain = await Chain.upTo("agent");
        const provider = chain.provider("aws:");
        const nodes = chain.thing("nodes");
        const scaled = await provider.diff(nodes, {
            ...nodes.inputs,
            scalingConfig: { minSize: 2, desiredSize: 3, maxSize: 3 },
        });
        expect(scaled.getDiffsList()).toEqual(["scalingConfig.desiredSize"]);
        expect(scaled.getReplacesList()).toEqual([]);

        const moved = await provider.diff(nodes, { ...nodes.inputs, subnetIds: ["subnet-1"] });
        expect(moved.getReplacesList()).toEqual(["subnetIds[0]", "subnetIds[1]"]);
        expect(moved.getDeletebeforereplace()).toBe(false);

        const cluster = chain.thing("cluster");
        const renamed = await provider.diff(cluster, { ...cluster.inputs, name: "other" });
        expect(renamed.getReplacesList()).toEqual(["name"]);
        expect(renamed.getDeletebeforereplace()).toBe(true);
        expect((await provider.diff(cluster, cluster.inputs)).getChanges()).toBe(
            DiffResponse.DiffChanges.DIFF_NONE,
        );
    });
});

describe("read", () => {
    it("tells what the world holds now, and that a thing has gone", async () => {
        const provider = await aws();
        const vpc = await provider.create(VPC, "vpc", { cidrBlock: "10.0.0.0/16" });
        const [entity] = chain.cloud.world.all(VPC);
        if (entity) entity.inputs = { ...entity.inputs, enableDnsHostnames: true };
        expect((await provider.read(vpc)).inputs).toMatchObject({ enableDnsHostnames: true });
        if (entity) chain.cloud.world.remove(entity);
        expect((await provider.read(vpc)).id).toBe("");
    });
});

describe("lookups", () => {
    it.each([
        ["aws:index/getPartition:getPartition", {}, { partition: "aws" }],
        ["aws:index/getCallerIdentity:getCallerIdentity", {}, { accountId: "111122223333" }],
        ["aws:lb/getHostedZoneId:getHostedZoneId", {}, { id: "Z32O12XQLNTSW2" }],
        [
            "aws:eks/getAddonVersion:getAddonVersion",
            { addonName: "kube-proxy", kubernetesVersion: "1.35" },
            { version: "v1.35.0-eksbuild.2" },
        ],
    ])("%s %j", async (token, args, answer) => {
        expect(await (await aws()).invoke(token, args)).toMatchObject(answer);
    });

    it("finds a zone of the account and no other", async () => {
        const provider = await aws();
        const token = "aws:route53/getZone:getZone";
        expect(await provider.invoke(token, { name: "example.com." })).toMatchObject({
            zoneId: chain.zone(),
        });
        await expect(provider.invoke(token, { name: "example.org" })).rejects.toThrow(
            "no matching Route 53 Hosted Zone found",
        );
    });
});
