import type * as pulumi from "@pulumi/pulumi";

/** A network, the stack's own or one that exists. */
export interface AnyNetwork extends pulumi.Resource {
    /** For the controller, which looks up subnets and security groups in it. */
    readonly vpcId: pulumi.Output<string>;
    /** The VPC's ranges, for telling addresses inside it from others. */
    readonly cidrs: readonly string[];
    /** For the IAM condition that keeps the controller to this VPC. */
    readonly vpcArn: pulumi.Output<string>;
    /** For an internet-facing load balancer. */
    readonly publicSubnetIds: pulumi.Output<string>[];
    /** For control plane, nodes and an internal load balancer. */
    readonly privateSubnetIds: pulumi.Output<string>[];
    /** The subnets of a load balancer. */
    subnetIdsFor(scheme: "internal" | "internet-facing"): pulumi.Output<string>[];
}
