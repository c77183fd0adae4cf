import { afterEach, describe, expect, it } from "vitest";

import { type Props, record } from "../../../sandbox/cloud/values";
import { annotated, Chain } from "./chain";
import type { Thing } from "./provider";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

/** What the nodes need, and what the controller needs besides. */
const NODES = ["ec2", "ecr.api", "ecr.dkr"];
const CONTROLLER = ["eks-auth", "elasticloadbalancing", "wafv2"];

const ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
/** What gives private subnets their way out, and all that comes after. */
const OUTBOUND = ["eip", "nat", "private-route"];

let chain: Chain;
let endpoints: Map<string, Thing>;
afterEach(() => chain.close());

const aws = () => chain.provider("aws:");

const HTTPS = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] };

async function group(rules: Props[] = [HTTPS]): Promise<string> {
    return (await aws().create(GROUP, "endpoints", { vpcId: chain.id("vpc"), ingress: rules })).id;
}

async function endpoint(service: string, edit: Props): Promise<Thing> {
    const inputs: Props = {
        vpcId: chain.id("vpc"),
        serviceName: `com.amazonaws.eu-west-1.${service}`,
        ...edit,
    };
    const made = await aws().create(ENDPOINT, service, inputs);
    endpoints.set(service, made);
    return made;
}

const gateway = (): Props => ({ routeTableIds: [chain.id("private-table")] });

const interfaces = (groupId?: string): Props => ({
    vpcEndpointType: "Interface",
    subnetIds: [chain.id("private-a"), chain.id("private-b")],
    ...(groupId === undefined ? {} : { securityGroupIds: [groupId] }),
    privateDnsEnabled: true,
});

/** An account in which private subnets have endpoints in place of NAT, up to a step. */
async function start(last = "nodes"): Promise<void> {
    chain = await Chain.upTo(last, OUTBOUND);
    endpoints = new Map();
}

async function closedNetwork(services = [...NODES, ...CONTROLLER]): Promise<void> {
    await start();
    const groupId = await group();
    for (const service of services) await endpoint(service, interfaces(groupId));
    await endpoint("s3", gateway());
}

/** The rest of the chain, its images from a registry in the VPC's reach. */
async function upTo(last: string): Promise<void> {
    const image = (name: string, inputs: Props): Props => {
        const values = record(inputs, "values");
        const own = { ...values, image: { repository: `${ECR}/controller` } };
        if (name === "controller") return { ...inputs, values: own };
        return name === "istiod"
            ? { ...inputs, values: { global: { hub: `${ECR}/istio` } } }
            : inputs;
    };
    const steps = ["nodes", "agent", "controller-role", "policy", "controller-policy"];
    steps.push("association", "controller", "namespace", "base", "istiod", "gateway", "listener");
    steps.push("route", "certificate", "validation-record", "validation", "acl", "ingress");
    for (const name of steps) {
        if (name === last) break;
        await chain.make(name, (inputs) => image(name, inputs));
    }
}

describe("private subnets without NAT", () => {
    it("have nodes and an ALB by endpoints alone", async () => {
        await closedNetwork();
        await upTo("");
        await chain.remove("ingress");
    });

    it.each([...NODES, "s3"])("have no nodes without an endpoint of %s", async (service) => {
        await closedNetwork();
        await aws().delete(endpoints.get(service) as Thing);
        await expect(chain.make("nodes")).rejects.toThrow(
            `has no way out, and no endpoint for ${service})`,
        );
    });

    it.each<[string, () => Props]>([
        ["answers to a name of its own", () => ({ privateDnsEnabled: false })],
        ["is in no subnet", () => ({ subnetIds: [] })],
        ["has the default group of the VPC", () => ({ securityGroupIds: [] })],
    ])("have no nodes where an endpoint %s", async (_, edit) => {
        await closedNetwork(["ec2", "ecr.dkr"]);
        const open = endpoints.get("ec2")?.inputs["securityGroupIds"] ?? [];
        await endpoint("ecr.api", { ...interfaces(), securityGroupIds: open, ...edit() });
        await expect(chain.make("nodes")).rejects.toThrow("no endpoint for ecr.api)");
    });

    it("have none either where the way to S3 is another table's", async () => {
        await closedNetwork();
        await aws().update(endpoints.get("s3") as Thing, {
            ...(endpoints.get("s3") as Thing).inputs,
            routeTableIds: [chain.id("public-table")],
        });
        await expect(chain.make("nodes")).rejects.toThrow("no endpoint for s3)");
    });

    it("need the cluster's endpoint in the VPC", async () => {
        await start("cluster");
        const subnetIds = [chain.id("private-a"), chain.id("private-b")];
        await chain.make("cluster", (i) => ({ ...i, vpcConfig: { subnetIds } }));
        for (const name of ["node-role", "node-worker", "node-cni", "node-registry"]) {
            await chain.make(name);
        }
        const groupId = await group();
        for (const service of NODES) await endpoint(service, interfaces(groupId));
        await endpoint("s3", gateway());
        await expect(chain.make("nodes")).rejects.toThrow(
            "the cluster's endpoint admits neither the VPC nor the NAT address",
        );
    });

    it("pull no image from outside", async () => {
        await closedNetwork();
        await upTo("controller");
        await expect(chain.make("controller")).rejects.toThrow(
            "ImagePullBackOff: public.ecr.aws/eks/aws-load-balancer-controller",
        );
        await chain.make("namespace");
        await chain.make("base");
        await expect(chain.make("istiod")).rejects.toThrow("ImagePullBackOff: docker.io/istio");
    });

    it.each([
        ["eks-auth", "the controller's calls to AWS time out"],
        ["elasticloadbalancing", "the controller's calls to AWS time out"],
        ["wafv2", "operation error wafv2:GetWebACLForResource: dial tcp: i/o timeout"],
    ])("have no ALB without an endpoint of %s", async (service, words) => {
        await closedNetwork();
        await upTo("ingress");
        await aws().delete(endpoints.get(service) as Thing);
        await expect(chain.make("ingress")).rejects.toThrow(words);
    });

    it("need one of STS for a role by the cluster's identity provider, and none of EKS", async () => {
        await closedNetwork([...NODES, "elasticloadbalancing", "wafv2"]);
        await upTo("ingress");
        const roleArn = chain.output("controller-role", "arn");
        const annotations = { "eks.amazonaws.com/role-arn": roleArn };
        await chain.update("controller", (inputs) => ({
            ...inputs,
            values: { ...record(inputs, "values"), serviceAccount: { annotations } },
        }));
        await expect(chain.make("ingress")).rejects.toThrow("calls to AWS time out");
        const securityGroupIds = endpoints.get("ec2")?.inputs["securityGroupIds"] ?? [];
        await endpoint("sts", { ...interfaces(), securityGroupIds });
        // It trusts the agent alone.
        await expect(
            chain.make("ingress", (i) => ({
                ...i,
                metadata: { ...record(i, "metadata"), name: "second" },
            })),
        ).rejects.toThrow("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    });

    it("need no endpoint of WAF for an Ingress that says nothing of it", async () => {
        await closedNetwork([...NODES, "eks-auth", "elasticloadbalancing"]);
        await upTo("ingress");
        await chain.make("ingress", (i) => annotated(i, { "wafv2-acl-arn": undefined }));
    });

    it("keep the Ingress with its finalizer when an endpoint of the controller's goes first", async () => {
        await closedNetwork();
        await upTo("");
        await aws().delete(endpoints.get("elasticloadbalancing") as Thing);
        await expect(chain.remove("ingress")).rejects.toThrow("i/o timeout");
    });
});

describe("an endpoint", () => {
    it("holds the subnets and groups of its interfaces, and the VPC", async () => {
        await start("public-route");
        const own = await aws().create(GROUP, "own", { vpcId: chain.id("vpc"), ingress: [HTTPS] });
        await endpoint("ec2", interfaces(own.id));
        await expect(aws().delete(own)).rejects.toThrow("has a dependent object");
        await chain.remove("private-a-table");
        await expect(chain.remove("private-a")).rejects.toThrow(`(${ENDPOINT}`);
    });

    it.each<[string, Props[], boolean]>([
        ["a range that holds the nodes", [HTTPS], true],
        ["another range", [{ ...HTTPS, cidrBlocks: ["192.168.0.0/16"] }], false],
        ["another port", [{ ...HTTPS, fromPort: 80, toPort: 80 }], false],
        ["everything", [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }], true],
        ["nobody", [], false],
    ])("whose group lets in %s", async (_, rules, lets) => {
        await start();
        const groupId = await group(rules);
        for (const service of NODES) await endpoint(service, interfaces(groupId));
        await endpoint("s3", gateway());
        const nodes = chain.make("nodes");
        if (lets) await nodes;
        else await expect(nodes).rejects.toThrow("no endpoint for ec2, ecr.api, ecr.dkr)");
    });

    it("lets in the nodes by their own group too, and by a rule apart", async () => {
        await start();
        const cluster = chain.output("cluster", "vpcConfig.clusterSecurityGroupId");
        const bare = await group([]);
        await endpoint("ec2", interfaces(cluster));
        await endpoint("ecr.api", interfaces(bare));
        await endpoint("ecr.dkr", interfaces(bare));
        await endpoint("s3", gateway());
        await aws().create(RULE, "https", {
            securityGroupId: bare,
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            referencedSecurityGroupId: cluster,
        });
        await chain.make("nodes");
    });

    it("leaves the cluster's group behind where it is one of its interfaces'", async () => {
        await start();
        const cluster = chain.output("cluster", "vpcConfig.clusterSecurityGroupId");
        await endpoint("ec2", interfaces(cluster));
        await chain.remove("cluster");
        expect(chain.cloud.world.all(GROUP).map(({ id }) => id)).toEqual([cluster]);
    });

    it.each<[string, () => [string, Props], string]>([
        ["of a service that isn't there", () => ["istio", interfaces()], "InvalidServiceName"],
        [
            "of another region",
            () => ["ec2", { ...interfaces(), serviceName: "com.amazonaws.us-east-1.ec2" }],
            "InvalidServiceName",
        ],
        [
            "that is a gateway by default",
            () => ["ec2", {}],
            "Endpoint type (Gateway) does not match",
        ],
        [
            "with two subnets in a zone",
            () => [
                "ec2",
                { ...interfaces(), subnetIds: [chain.id("public-a"), chain.id("private-a")] },
            ],
            "DuplicateSubnetsInSameZone",
        ],
        ["under a name that another has", () => ["sts", interfaces()], "conflicting DNS domain"],
        ["for a table that has one", () => ["s3", gateway()], "RouteAlreadyExists"],
    ])("%s is refused", async (_, make, words) => {
        await start("public-route");
        await aws().create(ENDPOINT, "first", {
            ...interfaces(),
            vpcId: chain.id("vpc"),
            serviceName: "com.amazonaws.eu-west-1.sts",
        });
        await aws().create(ENDPOINT, "table", {
            ...gateway(),
            vpcId: chain.id("vpc"),
            serviceName: "com.amazonaws.eu-west-1.s3",
        });
        await expect(endpoint(...make())).rejects.toThrow(words);
    });

    it("has no private DNS in a VPC without names for its hosts", async () => {
        await start("public-route");
        await chain.update("vpc", (i) => ({ ...i, enableDnsHostnames: false }));
        await expect(endpoint("ec2", interfaces())).rejects.toThrow(
            "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames",
        );
    });
});
