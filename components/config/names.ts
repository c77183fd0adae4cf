import { createHash } from "node:crypto";

import { LOAD_BALANCER_NAME } from "../values/elb-limits";

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
        /** Of the ALB or NLB; `edge.loadBalancerName` overrules it. */
        loadBalancerName: loadBalancerName(team, stack, `${team}/${stack}`),
        /** Of the internal ALB; `edge.internal.loadBalancerName` overrules it. */
        internalLoadBalancerName: loadBalancerName(team, stack, `${team}/${stack}/internal`),
    };
}

/** What of the longest name goes to the digest; a dash stands before it. */
const DIGITS = 8;

/**
 * `<team>-<stack>-<digest>` in letters, digits and -. An account holds a name once in a region, and
 * team and stack joined, cut or spelt another way may come out the same for two stacks: the digest
 * does not.
 */
function loadBalancerName(team: string, stack: string, identity: string): string {
    const digest = createHash("sha256").update(identity).digest("hex").slice(0, DIGITS);
    const readable = `${team}-${stack}`
        .replace(/[^a-zA-Z0-9]+/g, "-")
        // Elastic Load Balancing keeps this beginning for itself.
        .replace(/^internal-/, "int-")
        .slice(0, LOAD_BALANCER_NAME.maxLength - DIGITS - 1)
        .replace(/-+$/, "");
    return `${readable}-${digest}`;
}
