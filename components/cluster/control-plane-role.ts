import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

import { serviceTrust } from "../values/trust";

export interface ControlPlaneRoleArgs {
    clusterName: string;
    partition: pulumi.Input<string>;
}

/** The role of an EKS control plane, and its policy, without which EKS refuses it. */
export function controlPlaneRole(
    name: string,
    { clusterName, partition }: ControlPlaneRoleArgs,
    parent: pulumi.Resource,
) {
    const role = new iam.Role(
        name,
        {
            description: `Control plane of ${clusterName}`,
            assumeRolePolicy: serviceTrust("eks.amazonaws.com", [
                "sts:AssumeRole",
                "sts:TagSession",
            ]),
        },
        { parent },
    );
    const attachment = new iam.RolePolicyAttachment(
        name,
        {
            role: role.name,
            policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/AmazonEKSClusterPolicy`,
        },
        { parent },
    );
    return { role, attachment };
}
