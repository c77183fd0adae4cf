import { assertEntryFree, entryTaken } from "./access-entries";
import { at, list, show, text } from "../../values";
import { exists, ofCluster } from "./table";
import { CloudError } from "../../world/errors";
import { arn, globalArn, hex, idWith, type Table } from "../../world/row";

/** Who may do what: pods at AWS, people and tools in the cluster (EKS API reference). Durations: each is a call or two. */
export const eksAccess: Table = {
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
        id: idWith("a-"),
        importId: ({ id, inputs }) => `${text(inputs, "clusterName") ?? ""},${id}`,
        tagged: true,
        computed: {
            associationId: (c) => c.entity.id,
            associationArn: (c) =>
                arn(
                    c,
                    "eks",
                    `podidentityassociation/${text(c.entity.inputs, "clusterName") ?? ""}/${c.entity.id}`,
                ),
        },
        refs: [ofCluster, { path: "roleArn", type: "aws:iam/role:Role", by: "arn", holds: false }],
        forceNew: ["clusterName", "namespace", "serviceAccount"],
        beforeCreate: ({ entity, world }) => {
            const keys = ["clusterName", "namespace", "serviceAccount"];
            const other = world
                .all(entity.type)
                .find(({ inputs }) => keys.every((key) => inputs[key] === entity.inputs[key]));
            if (other) throw exists(`association ${other.id}`);
        },
        // One call each, which nothing waits on (internal/service/eks/pod_identity_association.go).
        seconds: [1, 1, 1],
    },
    "aws:eks/accessEntry:AccessEntry": {
        id: ({ entity: { inputs } }) =>
            `${text(inputs, "clusterName") ?? ""}:${text(inputs, "principalArn") ?? ""}`,
        tagged: true,
        computed: {
            accessEntryArn: (c) => arn(c, "eks", `access-entry/${hex(c.entity.id, 12)}`),
            userName: (c) =>
                at(c.entity.inputs, "userName") ?? at(c.entity.inputs, "principalArn") ?? "",
            kubernetesGroups: (c) => list(c.entity.inputs, "kubernetesGroups"),
        },
        refs: [ofCluster],
        forceNew: ["clusterName", "principalArn", "type"],
        beforeCreate: assertEntryFree,
        exists: entryTaken,
        seconds: [2, 2, 2],
    },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
        id: ({ entity: { inputs } }) =>
            ["clusterName", "principalArn", "policyArn"]
                .map((key) => text(inputs, key) ?? "")
                .join("#"),
        refs: [ofCluster],
        forceNew: ["clusterName", "principalArn", "policyArn", "accessScope"],
        beforeCreate: ({ entity, world, ...place }) => {
            const { clusterName, principalArn, policyArn } = entity.inputs;
            const entry = `${show(clusterName)}:${show(principalArn)}`;
            const known = globalArn({ ...place, world, accountId: "aws" }, "eks", "");
            if (world.get("aws:eks/accessEntry:AccessEntry", entry) === undefined) {
                throw new CloudError(
                    "ResourceNotFoundException",
                    "The specified principalArn could not be found. You can view your available access entries with 'list-access-entries'.",
                );
            }
            if (!show(policyArn).startsWith(`${known}cluster-access-policy/AmazonEKS`)) {
                throw new CloudError(
                    "InvalidParameterException",
                    `The policyArn parameter format is not valid: ${show(policyArn)}`,
                );
            }
        },
        seconds: [2, 2, 2],
    },
};
