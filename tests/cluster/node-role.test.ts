import { describe, expect, it } from "vitest";

import { NodeRole } from "../../components/cluster/node-role";
import { all, counts, declaredBy, only } from "../support/pulumi";

const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

describe("NodeRole", () => {
    it.each(["aws", "aws-cn", "aws-us-gov"])(
        "may join, pull images, address pods and be reached through SSM, in partition %s",
        async (partition) => {
            const declared = await declaredBy(() => new NodeRole("node", { partition }));

            expect(all(declared, ATTACHMENT).map(({ inputs }) => inputs)).toEqual(
                [
                    "AmazonEKSWorkerNodePolicy",
                    "AmazonEC2ContainerRegistryPullOnly",
                    "AmazonEKS_CNI_Policy",
                    "AmazonSSMManagedInstanceCore",
                ].map((policy) => ({
                    role: "node-1a2b3c4",
                    policyArn: `arn:${partition}:iam::aws:policy/${policy}`,
                })),
            );
            expect(counts(declared)).toEqual({ "aws:iam/role:Role": 1, [ATTACHMENT]: 4 });
        },
    );

    it.each([
        ["aws", "ec2.amazonaws.com"],
        ["aws-us-gov", "ec2.amazonaws.com"],
        ["aws-cn", "ec2.amazonaws.com.cn"],
    ])("is for EC2 instances, in partition %s known as %s", async (partition, service) => {
        const declared = await declaredBy(() => new NodeRole("node", { partition }));

        const trust = JSON.parse(only(declared, "aws:iam/role:Role").inputs.assumeRolePolicy);
        expect(trust.Statement).toEqual([
            { Effect: "Allow", Principal: { Service: service }, Action: ["sts:AssumeRole"] },
        ]);
    });
});
