import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

import { Access } from "../../components/cluster/access";
import type { AccessEntryConfig } from "../../components/config/cluster";
import { declaredBy, only } from "../support/pulumi";

const principalArn = "arn:aws:iam::111122223333:role/operator";

async function associationOf(entry: Partial<AccessEntryConfig>, partition: pulumi.Input<string>) {
    const entries = {
        ops: { principalArn, policy: "AmazonEKSClusterAdminPolicy" as const, ...entry },
    };
    const declared = await declaredBy(
        () => new Access("access", { clusterName: "payments-test", partition, entries }),
    );
    expect(only(declared, "aws:eks/accessEntry:AccessEntry", "access-ops").inputs).toEqual({
        clusterName: "payments-test",
        principalArn,
    });
    const type = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
    return only(declared, type, "access-ops").inputs;
}

describe("Access", () => {
    it("binds a principal to a policy for the whole cluster", async () => {
        expect(await associationOf({}, "aws")).toEqual({
            clusterName: "payments-test",
            principalArn,
            policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
            accessScope: { type: "cluster" },
        });
    });

    it("limits a policy to the namespaces that the entry names", async () => {
        expect(await associationOf({ namespaces: ["shop", "cart"] }, "aws")).toMatchObject({
            accessScope: { type: "namespace", namespaces: ["shop", "cart"] },
        });
    });

    it("names the policy in the partition of the account", async () => {
        const inputs = await associationOf({ policy: "AmazonEKSViewPolicy" }, "aws-cn");
        expect(inputs.policyArn).toBe(
            "arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
        );
    });
});
