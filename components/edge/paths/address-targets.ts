import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";

import { isInside } from "../../values/range";
import type { TargetConfig } from "../../config/sections/edge/paths/entry";

export interface AddressTargetsArgs extends NonNullable<TargetConfig["ips"]> {
    vpcId: pulumi.Input<string>;
    /** The VPC's ranges. */
    vpcCidrs: readonly string[];
}

/** Addresses as targets, in their own target group. They must admit the ALB themselves. */
export class AddressTargets extends pulumi.ComponentResource {
    /** For a rule of the ALB; there once every address is registered. */
    public readonly targetGroupArn: pulumi.Output<string>;

    constructor(name: string, args: AddressTargetsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:AddressTargets", name, {}, opts);

        const { healthCheck: check } = args;
        const group = new lb.TargetGroup(
            name,
            {
                targetType: "ip",
                vpcId: args.vpcId,
                port: args.port,
                protocol: args.protocol,
                deregistrationDelay: args.deregistrationDelaySeconds,
                healthCheck: {
                    path: check.path,
                    port: check.port === undefined ? "traffic-port" : String(check.port),
                    protocol: check.protocol ?? args.protocol,
                    matcher: check.successCodes,
                    interval: check.intervalSeconds,
                    timeout: check.timeoutSeconds,
                    healthyThreshold: check.healthyThreshold,
                    unhealthyThreshold: check.unhealthyThreshold,
                },
            },
            { parent: this },
        );
        const attachments = args.addresses.map(
            (address) =>
                new lb.TargetGroupAttachment(
                    `${name}-${address}`,
                    {
                        targetGroupArn: group.arn,
                        targetId: address,
                        port: args.port,
                        // Outside the VPC AWS can't find an address's zone, and asks for this.
                        ...(args.vpcCidrs.some((cidr) => isInside(`${address}/32`, cidr))
                            ? {}
                            : { availabilityZone: "all" }),
                    },
                    { parent: this },
                ),
        );

        const registered = pulumi.all(attachments.map((attachment) => attachment.targetGroupArn));
        this.targetGroupArn = pulumi.all([group.arn, registered]).apply(([arn]) => arn);
        this.registerOutputs({ targetGroupArn: this.targetGroupArn });
    }
}
