import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { text } from "../../../sandbox/cloud/values";
import { annotated, type Annotations, Chain } from "./chain";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";

let chain: Chain;
let own: string;
let named: string;

beforeEach(async () => {
    chain = await Chain.upTo("ingress");
    const create = async (name: string, tags = {}) =>
        (await chain.provider("aws:").create(GROUP, name, { vpcId: chain.id("vpc"), tags })).id;
    own = await create("own");
    named = await create("named", { Name: "front" });
});
afterEach(() => chain.close());

const make = (annotations: Annotations) =>
    chain.make("ingress", (inputs) => annotated(inputs, annotations));
const change = (annotations: Annotations) =>
    chain.update("ingress", (inputs) => annotated(inputs, annotations));

const balancer = () => chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer")[0];
/** Those that the controller made. */
const managed = () =>
    chain.cloud.world.all(GROUP).filter(({ owner }) => owner?.startsWith("ingress:"));

describe("security groups of one's own", () => {
    it("are the ALB's only ones, by id or tag Name, and nobody opens the nodes", async () => {
        await make({ "security-groups": `${own}, front` });
        expect(balancer()?.inputs["securityGroups"]).toEqual([own, named]);
        expect(balancer()?.state["nodePorts"]).toBe("");
        expect(managed()).toEqual([]);
    });

    it("have the shared group beside them where its rules are asked for", async () => {
        const annotations = { "manage-backend-security-group-rules": "true" };
        await make({ "security-groups": own, ...annotations });
        expect(balancer()?.inputs["securityGroups"]).toEqual([
            own,
            ...managed().map(({ id }) => id),
        ]);
        expect(managed().map(({ inputs }) => inputs["name"])).toEqual(["k8s-traffic-edge"]);
        expect(balancer()?.state["nodePorts"]).toBe("tcp/30621-31804");
    });

    it("are none where the list is empty", async () => {
        await make({ "security-groups": "" });
        expect(managed()).toHaveLength(2);
    });

    it.each([
        ["sg-0", "InvalidGroup.NotFound: The security group 'sg-0' does not exist"],
        ["back", "requested names [back] but found []"],
    ])("that are not there, such as %s, fail the model", async (group, reason) => {
        await expect(make({ "security-groups": `${own},${group}` })).rejects.toThrow(
            `FailedBuildModel: Failed build model due to couldn't find all security groups: ${reason}`,
        );
        expect(balancer()).toBeUndefined();
    });

    it("of another VPC aren't found by name", async () => {
        const vpcId = (
            await chain
                .provider("aws:")
                .create("aws:ec2/vpc:Vpc", "b", { cidrBlock: "10.8.0.0/16" })
        ).id;
        const tags = { Name: "far" };
        await chain.provider("aws:").create(GROUP, "far", { vpcId, tags });
        await expect(make({ "security-groups": "far" })).rejects.toThrow("names [far]");
    });

    it("take the place of the controller's, which go, and back", async () => {
        await make({});
        const hostname = text(balancer()?.state, "dnsName");
        await change({ "security-groups": own });
        expect(balancer()?.inputs["securityGroups"]).toEqual([own]);
        expect(managed()).toEqual([]);
        await change({ "security-groups": undefined });
        expect(managed()).toHaveLength(2);
        expect(text(balancer()?.state, "dnsName")).toBe(hostname);
    });

    it.each<[Annotations, string]>([
        [{ "security-groups": "front" }, "conflicting securityGroups: [OWN] | [front]"],
        [
            { "manage-backend-security-group-rules": "false" },
            "conflicting manage backend security group rules settings",
        ],
    ])("are the same in a group, unlike %j", async (annotations, reason) => {
        const group = { "group.name": "edge", "manage-backend-security-group-rules": "true" };
        await make({ ...group, "security-groups": own });
        const type = "kubernetes:networking.k8s.io/v1:Ingress";
        const inputs = annotated(chain.thing("ingress").inputs, {
            "security-groups": undefined,
            "manage-backend-security-group-rules": undefined,
            ...annotations,
        });
        const metadata = { ...(inputs["metadata"] as object), name: "second" };
        await expect(
            chain.provider(type).create(type, "second", { ...inputs, metadata }),
        ).rejects.toThrow(reason.replace("OWN", own));
    });
});
