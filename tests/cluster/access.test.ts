import { beforeEach, describe, expect, it } from "vitest";

import * as pulumi from "@pulumi/pulumi";

import { accessEntries } from "../../components/cluster/access-entries";
import { startProgram, valueOf } from "../support/pulumi";

const principalArn = "arn:aws:iam::111122223333:role/operator";

beforeEach(() => startProgram());

describe("accessEntries", () => {
    it("binds a principal to a policy for the whole cluster", async () => {
        const entries = accessEntries(
            { operators: { principalArn, policy: "AmazonEKSClusterAdminPolicy" } },
            "aws",
        );

        expect(await valueOf(pulumi.output(entries))).toEqual({
            operators: {
                principalArn,
                accessPolicies: {
                    AmazonEKSClusterAdminPolicy: {
                        policyArn:
                            "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                        accessScope: { type: "cluster" },
                    },
                },
            },
        });
    });

    it("limits a policy to the namespaces that the entry names", async () => {
        const entries = accessEntries(
            { shop: { principalArn, policy: "AmazonEKSEditPolicy", namespaces: ["shop", "cart"] } },
            "aws",
        );

        const { shop } = await valueOf(pulumi.output(entries));
        expect(shop?.accessPolicies).toEqual({
            AmazonEKSEditPolicy: {
                policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
                accessScope: { type: "namespace", namespaces: ["shop", "cart"] },
            },
        });
    });

    it("names the policy in the partition of the account", async () => {
        const entries = accessEntries(
            { viewers: { principalArn, policy: "AmazonEKSViewPolicy" } },
            pulumi.output("aws-cn"),
        );

        const { viewers } = await valueOf(pulumi.output(entries));
        expect(viewers).toMatchObject({
            accessPolicies: {
                AmazonEKSViewPolicy: {
                    policyArn: "arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
                },
            },
        });
    });
});
