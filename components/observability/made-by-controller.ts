import { getLoadBalancerOutput, getTargetGroupOutput } from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";

import { loadBalancerName } from "./load-balancer-name";

export interface MadeByControllerArgs {
    /** DNS name of the ALB; unknown until the controller has made it. */
    loadBalancerHostname: pulumi.Output<string>;
    clusterName: pulumi.Input<string>;
    /** `<namespace>/<name>` of the Ingress. */
    ingress: pulumi.Input<string>;
    /** `<name>:<port>` of the backend Service. */
    backend: pulumi.Input<string>;
}

/**
 * The identifiers of ALB and target group that metrics go by. The controller makes and names both, so
 * they are looked up; everything asked for hangs on the ALB's DNS name, which is unknown in a first
 * preview, so that nothing is looked up before it is there.
 */
export function madeByController(
    args: MadeByControllerArgs,
    parent: pulumi.Resource,
): { loadBalancer: pulumi.Output<string>; targetGroup: pulumi.Output<string> } {
    const { loadBalancerHostname, ingress, backend, clusterName } = args;
    const loadBalancer = getLoadBalancerOutput(
        { name: loadBalancerHostname.apply(loadBalancerName) },
        { parent },
    ).arnSuffix;
    // The controller's tags: pkg/deploy/tracking and buildTargetGroupResourceID in its source.
    const resource = pulumi
        .all([loadBalancerHostname, ingress, backend])
        .apply(([, ingressName, service]) => `${ingressName}-${service}`);
    const targetGroup = getTargetGroupOutput(
        { tags: { "elbv2.k8s.aws/cluster": clusterName, "ingress.k8s.aws/resource": resource } },
        { parent },
    ).arnSuffix;
    return { loadBalancer, targetGroup };
}
