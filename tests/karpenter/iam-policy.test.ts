import { describe, expect, it } from "vitest";

import { VERSIONS } from "../../components/config/versions";
import { instancesPolicy, surroundingsPolicy } from "../../components/karpenter/iam-policy";
import type { PolicyDocument } from "../../components/values/policy";
import { ACTIONS } from "./actions";

const args = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    clusterName: "payments-dev",
    nodeRoleArn: "arn:aws:iam::111122223333:role/karpenter-node",
    queueArn: "arn:aws:sqs:eu-west-1:111122223333:karpenter-interruptions",
};
const both = [instancesPolicy(args), surroundingsPolicy(args)];
const statements = both.flatMap(({ Statement }) => Statement);
const named = (sid: string) => statements.find(({ Sid }) => Sid === sid);

describe("Karpenter's policies", () => {
    it.each(Object.keys(VERSIONS.karpenter))("hold the actions recorded for %s", (version) => {
        const granted = [...new Set(statements.flatMap(({ Action }) => Action))].sort();
        expect(granted).toEqual(ACTIONS[version]);
    });

    it("let it start instances for this cluster's pools alone, from its own templates", () => {
        expect(named("Start")?.Condition).toEqual({
            StringEquals: {
                "aws:RequestTag/kubernetes.io/cluster/payments-dev": "owned",
                "aws:RequestTag/eks:eks-cluster-name": "payments-dev",
            },
            StringLike: { "aws:RequestTag/karpenter.sh/nodepool": "*" },
        });
        expect(named("UseOwnTemplates")?.Condition).toEqual({
            StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/payments-dev": "owned" },
            StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
        });
        expect(named("UseWhatIsThere")?.Resource).toEqual([
            "arn:aws:ec2:eu-west-1::image/*",
            "arn:aws:ec2:eu-west-1::snapshot/*",
            "arn:aws:ec2:eu-west-1:*:security-group/*",
            "arn:aws:ec2:eu-west-1:*:subnet/*",
        ]);
    });

    it("let it delete only what this cluster's pools have", () => {
        expect(named("DeleteOwn")).toEqual({
            Sid: "DeleteOwn",
            Effect: "Allow",
            Action: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
            Resource: [
                "arn:aws:ec2:eu-west-1:*:instance/*",
                "arn:aws:ec2:eu-west-1:*:launch-template/*",
            ],
            Condition: {
                StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/payments-dev": "owned" },
                StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
            },
        });
    });

    it("let it hand out the nodes' role and no other, to EC2", () => {
        expect(named("HandOutNodeRole")).toMatchObject({
            Action: ["iam:PassRole"],
            Resource: args.nodeRoleArn,
            Condition: {
                StringEquals: {
                    "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"],
                },
            },
        });
    });

    it("let it read its own queue and cluster", () => {
        expect(named("Interruptions")?.Resource).toBe(args.queueArn);
        expect(named("ReadCluster")?.Resource).toBe(
            "arn:aws:eks:eu-west-1:111122223333:cluster/payments-dev",
        );
    });

    // IAM counts what is no white space, 6,144 at most (IAM quotas).
    it("each fit a managed policy, with the longest names of a cluster", () => {
        const longest = { ...args, partition: "aws-us-gov", region: "us-gov-west-1" };
        const clusterName = "a".repeat(100);
        const size = (policy: PolicyDocument) => JSON.stringify(policy).length;
        expect(size(instancesPolicy({ ...longest, clusterName }))).toBeLessThan(6144);
        expect(size(surroundingsPolicy({ ...longest, clusterName }))).toBeLessThan(6144);
    });

    it("write every ARN in the partition", () => {
        const china = { ...args, partition: "aws-cn", nodeRoleArn: "x", queueArn: "y" };
        const text = JSON.stringify([instancesPolicy(china), surroundingsPolicy(china)]);
        expect(text).not.toMatch(/arn:aws:/);
    });
});
