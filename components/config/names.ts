/**
 * Name of a stack's cluster. It is known beforehand because the log group of the control plane,
 * `/aws/eks/<cluster>/cluster`, is made before the cluster.
 */
export function clusterName(team: string, stack: string): string {
    return `${team}-${stack}`;
}

/**
 * Name of the metrics of a stack's web ACL, by which CloudWatch tells those of an account and region apart.
 * AWS WAF takes letters, digits, - and _ (VisibilityConfig), which are those of a cluster's name.
 */
export function webAclMetricName(team: string, stack: string): string {
    return `${team}-${stack}`;
}

/** Name of the log group of a stack's web ACL; AWS WAF logs to names with this start only. */
export function wafLogGroupName(team: string, stack: string): string {
    return `aws-waf-logs-${team}-${stack}`;
}
