/** Names of a stack that must be known before what they name is made, or by an outside party. */
export function namesOf(team: string, stack: string) {
    const own = `${team}-${stack}`;
    return {
        /** The log group of the control plane, `/aws/eks/<cluster>/cluster`, is made before the cluster. */
        clusterName: own,
        /** AWS WAF logs to names with this start only. */
        wafLogGroup: `aws-waf-logs-${own}`,
        /**
         * By which CloudWatch tells the web ACLs of an account and region apart. AWS WAF takes letters,
         * digits, - and _ (VisibilityConfig), which are those of a cluster's name.
         */
        wafMetric: own,
    };
}
