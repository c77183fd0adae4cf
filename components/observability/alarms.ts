import type { ObservabilityConfig } from "../config/sections/observability";

/** The load balancer's metrics come every minute. */
const MINUTE = 60;
const DAY = 86_400;
/** One slow request among few is no trend. */
const SLOW_PERIODS = 3;

/** What an alarm measures, by the names of CloudWatch; values that AWS makes are of type `Text`. */
export interface Alarm<Text> {
    /** The end of the resource's name, and the heading in docs/observability.md. */
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
    /** Dimensions to aggregate over; the controller chooses their values, so they are not known here. */
    across: readonly string[];
    /** What no value means: `notBreaching` is all well, `ignore` leaves the alarm as it is. */
    treatMissingData: "notBreaching" | "ignore";
}

export interface AlarmsArgs<Text> {
    thresholds: ObservabilityConfig;
    region: string;
    availabilityZones: string[];
    /** `app/<name>/<id>`. */
    loadBalancer: Text;
    certificateArns: Text[];
    /** Metric name of the web ACL; undefined where none blocks. */
    webAcl: string | undefined;
}

/**
 * The alarms of an ALB in front of a gateway. Errors of the ALB and of what is behind it are told
 * apart, because the first mean that nothing healthy is there and the second that something fails.
 */
export function alarms<Text>(args: AlarmsArgs<Text>): Alarm<Text>[] {
    const { thresholds, loadBalancer, region, webAcl } = args;
    const counted = {
        statistic: "Sum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        period: thresholds.periodMinutes * MINUTE,
        evaluationPeriods: 1,
        across: [],
        // AWS counts what happened and writes no zeros: nothing written is nothing happened.
        treatMissingData: "notBreaching",
    } as const;
    const onBalancer = {
        ...counted,
        namespace: "AWS/ApplicationELB",
        dimensions: { LoadBalancer: loadBalancer },
    } as const;
    const blocked: Alarm<Text>[] =
        webAcl === undefined
            ? []
            : [
                  {
                      ...counted,
                      name: "blocked-requests",
                      description: "The web ACL blocks many: an attack, or a rule hits clients.",
                      namespace: "AWS/WAFV2",
                      metricName: "BlockedRequests",
                      threshold: thresholds.blockedRequests,
                      dimensions: { WebACL: webAcl, Region: region, Rule: "ALL" },
                  },
              ];
    return [
        {
            ...onBalancer,
            name: "load-balancer-5xx",
            description: "The ALB itself answers 5xx: no target is healthy, or none answers.",
            metricName: "HTTPCode_ELB_5XX_Count",
            threshold: thresholds.loadBalancerErrors,
        },
        {
            ...onBalancer,
            name: "target-5xx",
            description: "Gateway or services answer 5xx.",
            metricName: "HTTPCode_Target_5XX_Count",
            threshold: thresholds.targetErrors,
        },
        {
            ...onBalancer,
            name: "rejected-connections",
            description: "The ALB refuses connections: it is at its limit.",
            metricName: "RejectedConnectionCount",
            threshold: thresholds.rejectedConnections,
        },
        {
            ...onBalancer,
            name: "latency",
            description: "One request of a hundred waits too long for gateway or services.",
            metricName: "TargetResponseTime",
            statistic: "p99",
            threshold: thresholds.latencySeconds,
            evaluationPeriods: SLOW_PERIODS,
        },
        ...args.availabilityZones.map((zone) => unhealthyHosts(zone, args)),
        ...blocked,
        ...args.certificateArns.map((arn, index) => certificateExpiry(arn, index, thresholds)),
    ];
}

/**
 * Of all target groups behind the ALB, whatever the controller calls them: it makes new ones when the
 * target type changes, and an alarm on the old one would see nothing and say that all is well.
 */
function unhealthyHosts<Text>(
    zone: string,
    { loadBalancer, thresholds }: AlarmsArgs<Text>,
): Alarm<Text> {
    return {
        name: `unhealthy-hosts-${zone}`,
        description: `Targets in ${zone} fail their health check.`,
        namespace: "AWS/ApplicationELB",
        metricName: "UnHealthyHostCount",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: thresholds.unhealthyHosts,
        period: MINUTE,
        evaluationPeriods: thresholds.unhealthyMinutes,
        dimensions: { AvailabilityZone: zone, LoadBalancer: loadBalancer },
        across: ["TargetGroup"],
        // No value means no target in the zone. Where that hurts, the ALB answers 503.
        treatMissingData: "notBreaching",
    };
}

function certificateExpiry<Text>(
    arn: Text,
    index: number,
    { certificateDays }: ObservabilityConfig,
): Alarm<Text> {
    return {
        name: index === 0 ? "certificate-expiry" : `certificate-expiry-${index + 1}`,
        description: "A certificate is about to expire: ACM could not renew it, or never would.",
        namespace: "AWS/CertificateManager",
        metricName: "DaysToExpiry",
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
        threshold: certificateDays,
        // ACM writes it twice a day.
        period: DAY,
        evaluationPeriods: 1,
        dimensions: { CertificateArn: arn },
        across: [],
        // ACM stops writing when the certificate has expired, and then nothing is well.
        treatMissingData: "ignore",
    };
}
