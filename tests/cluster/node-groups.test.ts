import * as eks from "@pulumi/eks";
import { describe, expect, it } from "vitest";

import { NodeGroups } from "../../components/cluster/node-groups";
import type { NodeGroupConfig } from "../../components/config/sections/cluster";
import { DEFAULT_VERSIONS } from "../../components/config/versions";
import { all, counts, declaredBy, only } from "../support/pulumi";
import { nodeGroup } from "./args";

const GROUP = "eks:index:ManagedNodeGroup";
const declare = (groups: Record<string, NodeGroupConfig>) => () =>
    new NodeGroups("nodes", {
        cluster: new eks.Cluster("eks", {}),
        version: DEFAULT_VERSIONS.eks,
        nodeRoleArn: "arn:aws:iam::111122223333:role/node",
        subnetIds: ["subnet-1", "subnet-2"],
        groups,
        tags: { team: "payments" },
        needs: [],
    });

describe("NodeGroups", () => {
    it("declares a managed node group that starts from its own launch template", async () => {
        const declared = await declaredBy(declare({ main: nodeGroup({ diskSizeGiB: 80 }) }));

        const { name, inputs } = only(declared, GROUP);
        const { cluster, ...others } = inputs;
        expect(cluster).toBeDefined();
        expect({ name, ...others }).toEqual({
            name: "nodes-main",
            version: DEFAULT_VERSIONS.eks,
            nodeRoleArn: "arn:aws:iam::111122223333:role/node",
            subnetIds: ["subnet-1", "subnet-2"],
            amiType: "AL2023_x86_64_STANDARD",
            instanceTypes: ["m7i.large"],
            capacityType: "ON_DEMAND",
            scalingConfig: { minSize: 2, desiredSize: 3, maxSize: 4 },
            launchTemplate: { id: "nodes-main-id", version: "1" },
        });
        const template = only(declared, "aws:ec2/launchTemplate:LaunchTemplate");
        expect(template.inputs.blockDeviceMappings[0].ebs.volumeSize).toBe(80);
        expect(template.inputs.tagSpecifications[0].tags).toEqual({ team: "payments" });
    });

    it("takes the node image of the processor architecture", async () => {
        const declared = await declaredBy(
            declare({
                intel: nodeGroup({ arch: "x86_64" }),
                graviton: nodeGroup({ arch: "arm64", instanceTypes: ["m8g.large"] }),
            }),
        );

        const images = all(declared, GROUP).map(({ name, inputs }) => [name, inputs.amiType]);
        expect(Object.fromEntries(images)).toEqual({
            "nodes-intel": "AL2023_x86_64_STANDARD",
            "nodes-graviton": "AL2023_ARM_64_STANDARD",
        });
    });

    it("makes one template and one group for each group of the config and nothing else", async () => {
        const declared = await declaredBy(declare({ a: nodeGroup(), b: nodeGroup() }));

        expect(counts(declared)).toEqual({
            "eks:index:Cluster": 1,
            "aws:ec2/launchTemplate:LaunchTemplate": 2,
            [GROUP]: 2,
        });
    });
});
