import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { lookups } from "../../../sandbox/cloud/aws/lookups";
import { startCloud } from "../../../sandbox/cloud/cloud";
import type { Cloud, ExistingThings } from "../../../sandbox/cloud/options";
import type { Props } from "../../../sandbox/cloud/values";

const ACCOUNT = { accountId: "111122223333", region: "eu-west-1", timeScale: 0 };
const EXISTING: ExistingThings = {
    network: {
        vpcId: "vpc-1",
        privateSubnetIds: ["subnet-a", "subnet-b"],
        publicSubnetIds: ["subnet-c", "subnet-d"],
    },
    cluster: "platform",
    ingressClass: "alb",
    gateway: { namespace: "istio-ingress", name: "gateway" },
};

let cloud: Cloud;
beforeEach(async () => {
    cloud = await startCloud({ ...ACCOUNT, existing: EXISTING });
});
afterEach(() => cloud.close());

const ask = (token: string, args: Props) =>
    lookups[token]!(args, { world: cloud.world, ...ACCOUNT, partition: "aws", cluster: "" });

describe("an emulated account with things that exist", () => {
    it("marks all of them, and has none of them twice after it was saved", async () => {
        const { world } = cloud;
        expect(world.all().filter(({ existed }) => !existed)).toEqual([]);
        expect(cloud.warnings()).toEqual([]);
        expect(world.log).toEqual([]);
        const saved = world.snapshot();
        const again = await startCloud({ ...ACCOUNT, existing: EXISTING, world: saved });
        expect(again.world.snapshot()).toEqual(saved);
        await again.close();
    });

    it("has the cluster's nodes behind NAT, a class for Ingresses and a gateway with its Service", () => {
        const { world } = cloud;
        expect(world.get("aws:eks/nodeGroup:NodeGroup", "platform:main")?.state.status).toBe(
            "ACTIVE",
        );
        const classes = world.all("kubernetes:networking.k8s.io/v1:IngressClass", "platform");
        expect(classes.map(({ id }) => id)).toEqual(["alb"]);
        expect(
            world.get("kubernetes:core/v1:Service", "istio-ingress/gateway", "platform")?.state
                .spec,
        ).toMatchObject({ type: "ClusterIP", selector: { app: "gateway", istio: "gateway" } });
    });

    it("answers for its VPC and subnets as the data sources do", () => {
        expect(ask("aws:ec2/getVpc:getVpc", { id: "vpc-1" })).toMatchObject({
            arn: "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1",
            cidrBlockAssociations: [{ cidrBlock: "10.60.0.0/16" }],
            enableDnsSupport: true,
            enableDnsHostnames: true,
        });
        expect(ask("aws:ec2/getSubnet:getSubnet", { id: "subnet-b" })).toMatchObject({
            vpcId: "vpc-1",
            availabilityZone: "eu-west-1b",
            availabilityZoneId: "euw1-az2",
            availableIpAddressCount: 4091,
            mapPublicIpOnLaunch: false,
            ipv6CidrBlock: "",
        });
        expect(() => ask("aws:ec2/getSubnet:getSubnet", { id: "subnet-x" })).toThrow(
            "no matching EC2 Subnet found",
        );
    });

    it("tells the routes of a subnet, and of one without a table of its own nothing", () => {
        const routes = (subnetId: string) =>
            ask("aws:ec2/getRouteTable:getRouteTable", { subnetId }).routes;
        expect(routes("subnet-a")).toMatchObject([
            { cidrBlock: "0.0.0.0/0", natGatewayId: expect.stringMatching(/^nat-/), gatewayId: "" },
        ]);
        expect(routes("subnet-c")).toMatchObject([
            { cidrBlock: "0.0.0.0/0", gatewayId: expect.stringMatching(/^igw-/) },
        ]);
        expect(() => routes("subnet-x")).toThrow("query returned no results");
    });

    it("answers for its cluster in lists, as the data source does", () => {
        expect(ask("aws:eks/getCluster:getCluster", { name: "platform" })).toMatchObject({
            status: "ACTIVE",
            version: "1.35",
            accessConfigs: [{ authenticationMode: "API_AND_CONFIG_MAP" }],
            certificateAuthorities: [{ data: expect.any(String) }],
            vpcConfig: { vpcId: "vpc-1", endpointPublicAccess: true },
        });
        const addon = (addonName: string) =>
            ask("aws:eks/getAddon:getAddon", { clusterName: "platform", addonName });
        expect(addon("eks-pod-identity-agent").id).toBe("platform:eks-pod-identity-agent");
        expect(() => addon("aws-ebs-csi-driver")).toThrow("ResourceNotFoundException");
    });
});
