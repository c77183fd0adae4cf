import type { ObservabilityConfig } from "../config/observability";

const FIVE_MINUTES = 300;
const ONE_DAY = 86_400;

/** What an alarm measures, by the names of CloudWatch; values that AWS makes are of type `Text`. */
export interface Alarm<Text> {
    /** The end of the resource's name. */
    name: string;
    description: string;
    namespace: "AWS/ApplicationELB" | "AWS/WAFV2" | "AWS/CertificateManager";
    metricName: string;
    /** A plain statistic, or a percentile such as `p99`. */
    statistic: "Sum" | "Maximum" | "Minimum" | "p99";
    comparisonOperator: "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
    threshold: number;
    /** Seconds over which one value is formed. */
    period: number;
    /** Values in a row that must cross the threshold. */
    evaluationPeriods: number;
    dimensions: Record<string, Text | string>;
}

export interface AlarmsArgs<Text> {
    thresholds: ObservabilityConfig;
    region: string;
    availabilityZones: string[];
    /** `app/<name>/<id>`. */
    loadBalancer: Text;
    /** `targetgroup/<name>/<id>` of the gateway. */
    targetGroup: Text;
    certificateArn: Text;
    /** Metric name of the web ACL; undefined without one. */
    webAcl: string | undefined;
}

/**
 * The alarms of an ALB in front of a gateway. Errors of the ALB and of what is behind it are told
 * apart, because the first mean that nothing healthy is there and the second that something fails.
 */
export function alarms<Text>(args: AlarmsArgs<Text>): Alarm<Text>[] {
    const { thresholds, loadBalancer, targetGroup } = args;
    const sum = {
        statistic: "Sum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        period: FIVE_MINUTES,
        evaluationPeriods: 1,
    } as const;
    const onBalancer = {
        namespace: "AWS/ApplicationELB",
        dimensions: { LoadBalancer: loadBalancer },
    } as const;
    const all: Alarm<Text>[] = [
        {
            name: "load-balancer-5xx",
            description: "The ALB itself answers 5xx: no target is healthy, or none answers.",
            metricName: "HTTPCode_ELB_5XX_Count",
            threshold: thresholds.loadBalancerErrors,
            ...sum,
            ...onBalancer,
        },
        {
            name: "target-5xx",
            description: "Gateway or services answer 5xx.",
            metricName: "HTTPCode_Target_5XX_Count",
            threshold: thresholds.targetErrors,
            ...sum,
            ...onBalancer,
        },
        {
            name: "rejected-connections",
            description: "The ALB refuses connections: it is at its limit.",
            metricName: "RejectedConnectionCount",
            threshold: 1,
            ...sum,
            ...onBalancer,
        },
        {
            name: "latency",
            description: "One request of a hundred waits longer than it should.",
            metricName: "TargetResponseTime",
            threshold: thresholds.latencySeconds,
            ...sum,
            ...onBalancer,
            statistic: "p99",
            evaluationPeriods: 3,
        },
        ...args.availabilityZones.map((zone) => unhealthyHosts(zone, loadBalancer, targetGroup)),
        {
            name: "certificate-expiry",
            description:
                "A certificate is about to expire: ACM could not renew it, or it was imported.",
            namespace: "AWS/CertificateManager",
            metricName: "DaysToExpiry",
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: thresholds.certificateDays,
            period: ONE_DAY,
            evaluationPeriods: 1,
            dimensions: { CertificateArn: args.certificateArn },
        },
    ];
    return args.webAcl === undefined
        ? all
        : [
              ...all,
              {
                  name: "blocked-requests",
                  description:
                      "The web ACL blocks far more than usual: an attack, or a rule that hits clients.",
                  namespace: "AWS/WAFV2",
                  metricName: "BlockedRequests",
                  threshold: thresholds.blockedRequests,
                  ...sum,
                  dimensions: { WebACL: args.webAcl, Region: args.region, Rule: "ALL" },
              },
          ];
}

/** Three minutes, so that nodes which come and go are no alarm. */
function unhealthyHosts<Text>(zone: string, loadBalancer: Text, targetGroup: Text): Alarm<Text> {
    return {
        name: `unhealthy-hosts-${zone}`,
        description: `Targets in ${zone} fail their health check.`,
        namespace: "AWS/ApplicationELB",
        metricName: "UnHealthyHostCount",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        period: 60,
        evaluationPeriods: 3,
        dimensions: {
            LoadBalancer: loadBalancer,
            TargetGroup: targetGroup,
            AvailabilityZone: zone,
        },
    };
}
