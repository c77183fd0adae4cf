import type { Entity } from "../world/entity";
import type { Place } from "../world/row";
import { plant } from "./plant";

const ADDONS = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns"];

/** A cluster with nodes and add-ons in subnets that exist. */
export function plantCluster(place: Place, name: string, subnetIds: string[]): void {
    const roleArn = plantRole(place, `${name}-cluster`, "eks.amazonaws.com", [
        "AmazonEKSClusterPolicy",
    ]).state["arn"];
    const nodeRoleArn = plantRole(place, `${name}-node`, "ec2.amazonaws.com", [
        "AmazonEKSWorkerNodePolicy",
        "AmazonEKS_CNI_Policy",
        "AmazonEC2ContainerRegistryPullOnly",
    ]).state["arn"];
    plant(place, "aws:eks/cluster:Cluster", {
        name,
        version: "1.35",
        roleArn: roleArn ?? "",
        vpcConfig: { subnetIds, endpointPrivateAccess: true, endpointPublicAccess: true },
        accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" },
    });
    plant(place, "aws:eks/nodeGroup:NodeGroup", {
        clusterName: name,
        nodeGroupName: "main",
        nodeRoleArn: nodeRoleArn ?? "",
        subnetIds,
        instanceTypes: ["m7i.large"],
        scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 6 },
    });
    for (const addonName of ADDONS) {
        const inputs = { clusterName: name, addonName, resolveConflictsOnCreate: "OVERWRITE" };
        plant(place, "aws:eks/addon:Addon", inputs);
    }
}

/** A role that a service takes up, with policies of AWS or of the account. */
export function plantRole(place: Place, name: string, service: string, policies: string[]): Entity {
    const statement = {
        Effect: "Allow",
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Principal: { Service: service },
    };
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const role = plant(place, "aws:iam/role:Role", { name, assumeRolePolicy });
    for (const policy of policies) {
        const policyArn = policy.startsWith("arn:")
            ? policy
            : `arn:${place.partition}:iam::aws:policy/${policy}`;
        const inputs = { role: role.id, policyArn };
        plant(place, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", inputs);
    }
    return role;
}
