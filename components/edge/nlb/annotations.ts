import type { LoadBalancerPlan } from "../../config/plan/edge";
import { stringMap } from "../../values/string-map";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

/** What the gateway's Service tells the controller. Values that AWS makes are of type `Text`. */
export interface NlbAnnotationsArgs<Text> extends Pick<
    LoadBalancerPlan,
    "scheme" | "targetType" | "sslPolicy" | "loadBalancerName" | "tags" | "deregistrationDelay"
> {
    subnetIds: Text;
    /** Absent, the NLB passes TLS through. */
    certificateArn: Text | undefined;
}

/** Every `service.beta.kubernetes.io/aws-load-balancer-*` annotation of the program. */
export function nlbAnnotations<Text>(
    args: NlbAnnotationsArgs<Text>,
): Record<string, Text | string> {
    const annotations: Record<string, Text | string> = {
        // Absent, it would be internal.
        scheme: args.scheme,
        name: args.loadBalancerName,
        subnets: args.subnetIds,
        "nlb-target-type": args.targetType,
        "additional-resource-tags": stringMap(args.tags),
        "target-group-attributes": stringMap({
            "deregistration_delay.timeout_seconds": args.deregistrationDelay,
        }),
        // The header says who the client is; the gateway is set to read it.
        "proxy-protocol": "*",
        ...healthCheck(args.targetType),
        ...(args.certificateArn === undefined ? {} : tls(args.certificateArn, args.sslPolicy)),
    };
    return Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`${PREFIX}${key}`, value]),
    );
}

/** Without `ssl-ports` every listener would use TLS; without `ssl` the gateway's TLS port would get plain text. */
function tls<Text>(certificateArn: Text, sslPolicy: string): Record<string, Text | string> {
    return {
        "ssl-cert": certificateArn,
        "ssl-ports": "443",
        "ssl-negotiation-policy": sslPolicy,
        "backend-protocol": "ssl",
    };
}

/**
 * A pod answers for itself on its status port. A node doesn't: its status port would have to be one of
 * the Service's, and each of those is open to clients. There a connection to the traffic port must do;
 * kube-proxy leads it only to pods that Kubernetes holds for ready.
 */
function healthCheck(targetType: LoadBalancerPlan["targetType"]): Record<string, string> {
    return targetType === "ip"
        ? {
              "healthcheck-protocol": "HTTP",
              "healthcheck-port": "15021",
              "healthcheck-path": "/healthz/ready",
              "healthcheck-success-codes": "200",
          }
        : { "healthcheck-protocol": "TCP", "healthcheck-port": "traffic-port" };
}
