import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { getLbs } from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";

import type { ObservabilityConfig } from "../config/sections/observability";
import type { Edge } from "../edge/edge";
import { AlarmTopic } from "./alarm-topic";
import { alarms } from "./alarms";
import { dashboardBody } from "./dashboard";
import { loadBalancerDimension } from "./load-balancer-dimension";
import { metricAlarm } from "./metric-alarm";

export interface ObservabilityArgs {
    observability: ObservabilityConfig;
    /** By which messages and the dashboard call what is watched. */
    clusterName: string;
    accountId: string;
    region: string;
    /** Those of the ALB's subnets. */
    availabilityZones: string[];
    edge: Pick<Edge, "loadBalancerHostname" | "certificateArns" | "blockingMetric">;
}

/** Alarms of an ALB, the topic that they are sent to, and a dashboard with the same metrics. */
export class Observability extends pulumi.ComponentResource {
    /** For further receivers of the alarms. */
    public readonly topicArn: pulumi.Output<string>;

    constructor(name: string, args: ObservabilityArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:observability:Observability", name, {}, opts);

        const { edge, region, accountId, observability } = args;
        this.topicArn = new AlarmTopic(
            `${name}-topic`,
            { ...observability, accountId },
            { parent: this },
        ).arn;

        const loadBalancer = this.dimensionOf(edge.loadBalancerHostname);
        const specs = alarms<pulumi.Input<string>>({
            thresholds: observability,
            region,
            availabilityZones: args.availabilityZones,
            loadBalancer,
            certificateArns: edge.certificateArns,
            webAcl: edge.blockingMetric,
        });
        const alarmArns = specs.map(
            (spec) =>
                new cloudwatch.MetricAlarm(
                    `${name}-${spec.name}`,
                    metricAlarm(spec, args.clusterName, this.topicArn),
                    { parent: this },
                ).arn,
        );
        new cloudwatch.Dashboard(
            name,
            {
                // A name is unique per account, in all regions, and AWS overwrites silently.
                dashboardName: `${pulumi.getProject()}-${args.clusterName}`,
                dashboardBody: pulumi
                    .all([specs, loadBalancer, alarmArns])
                    .apply(([known, balancer, arns]) =>
                        dashboardBody({
                            region,
                            loadBalancer: balancer,
                            alarms: known,
                            alarmArns: arns,
                        }),
                    ),
            },
            { parent: this },
        );
        this.registerOutputs({ topicArn: this.topicArn });
    }

    /**
     * The controller makes the ALB, so how metrics call it is looked up, by the DNS name: that is unknown
     * in a first preview, and nothing is asked then. One that is gone is a warning, not an error, because
     * an update that would bring it back must not fail for the sake of its alarms.
     */
    private dimensionOf(hostname: pulumi.Output<string>): pulumi.Output<string> {
        return hostname.apply(async (known) => {
            const { arns } = await getLbs({}, { parent: this });
            const { value, found } = loadBalancerDimension(known, arns);
            if (!found) {
                void pulumi.log.warn(
                    `There is no load balancer ${known} yet or any more: alarms watch nothing until the next \`pulumi up\`.`,
                    this,
                );
            }
            return value;
        });
    }
}
