import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

import { serviceTrust } from "../values/trust";

/** What a node needs: to join, to pull images, to give pods addresses, and a shell through SSM. */
const NODE_POLICIES = [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEKS_CNI_Policy",
    "AmazonSSMManagedInstanceCore",
];

export interface NodeRoleArgs {
    /** ARN partition, such as `aws`. */
    partition: pulumi.Input<string>;
}

/**
 * Trust of the nodes. EC2 is the only service here with its own name in China; EKS refuses
 * a node group there whose role trusts the common name (awslabs/cdk-eks-blueprints#558).
 */
function nodeTrust(partition: string): string {
    return serviceTrust(partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com");
}

/** The IAM role of the nodes with its managed policies. Depend on the component, not on its ARN alone. */
export class NodeRole extends pulumi.ComponentResource {
    /** For the node groups. */
    public readonly arn: pulumi.Output<string>;
    /** For Karpenter, which makes an instance profile of it. */
    public readonly name: pulumi.Output<string>;

    constructor(name: string, args: NodeRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:cluster:NodeRole", name, {}, opts);

        const role = new iam.Role(
            name,
            { assumeRolePolicy: pulumi.output(args.partition).apply(nodeTrust) },
            { parent: this },
        );
        for (const policy of NODE_POLICIES) {
            new iam.RolePolicyAttachment(
                `${name}-${policy}`,
                {
                    role: role.name,
                    policyArn: pulumi.interpolate`arn:${args.partition}:iam::aws:policy/${policy}`,
                },
                { parent: this },
            );
        }

        this.arn = role.arn;
        this.name = role.name;
        this.registerOutputs({ arn: this.arn });
    }
}
