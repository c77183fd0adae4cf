import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

import { Access } from "../../components/cluster/access";
import type { AccessEntryConfig } from "../../components/config/sections/cluster";
import { declaredBy, only } from "../support/pulumi";

const principalArn = "arn:aws:iam::111122223333:role/operator";

async function associationOf(entry: Partial<AccessEntryConfig>, partition: pulumi.Input<string>) {
    const entries = {
        ops: { principalArn, policy: "AmazonEKSClusterAdminPolicy" as const, ...entry },
    };
    const declared = await declaredBy(
        () => new Access("access", { clusterName: "payments-test", partition, entries }),
    );
    expect(
        only(declared, "aws:eks/accessEntry:AccessEntry", "access-111122223333:role/operator")
            .inputs,
    ).toEqual({
        clusterName: "payments-test",
        principalArn,
    });
    const type = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
    return only(declared, type, "access-111122223333:role/operator").inputs;
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

    it("names what it makes by the principal, so that a key may change", async () => {
        const names = async (keys: Record<string, string>) => {
            const entries = Object.fromEntries(
                Object.entries(keys).map(([key, role]) => [
                    key,
                    {
                        principalArn: `arn:aws:iam::111122223333:role/${role}`,
                        policy: "AmazonEKSViewPolicy" as const,
                    },
                ]),
            );
            const declared = await declaredBy(
                () => new Access("access", { clusterName: "c", partition: "aws", entries }),
            );
            return declared
                .filter(({ custom }) => custom)
                .map(({ name, inputs }) => [name, inputs.principalArn]);
        };
        const before = await names({ a: "ci/one", b: "two" });
        expect(before).toEqual([
            ["access-111122223333:role/ci/one", "arn:aws:iam::111122223333:role/ci/one"],
            ["access-111122223333:role/two", "arn:aws:iam::111122223333:role/two"],
            ["access-111122223333:role/ci/one", "arn:aws:iam::111122223333:role/ci/one"],
            ["access-111122223333:role/two", "arn:aws:iam::111122223333:role/two"],
        ]);
        expect(await names({ x: "ci/one", b: "two" })).toEqual(before);
        expect((await names({ a: "two", b: "ci/one" })).sort()).toEqual(before.sort());
    });
});
