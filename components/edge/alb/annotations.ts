import type { AlbPlan, LoadBalancerPlan } from "../../config/plan/edge";
import { ALB_PREFIX } from "./annotation";
import type { AnnotationName } from "./annotation-table";
import { type InboundArgs, inboundAnnotations } from "./inbound-annotations";
import { stringMap } from "../../values/string-map";

/** What the Ingress tells the controller. Values that AWS makes are of type `Text`. */
export interface AlbAnnotationsArgs<Text>
    extends
        InboundArgs<Text>,
        Omit<LoadBalancerPlan, "ingressName" | "grpcHosts">,
        Omit<AlbPlan["settings"], "inboundPrefixLists" | "cloudFront"> {
    subnetIds: Text;
    /** As `stringMap` writes them. */
    attributes: Text;
    /** ARNs of the certificates, the default one first. */
    certificateArn: Text;
    /** Of the HTTPS listener, in the controller's JSON; absent, it stays as it is. */
    mutualAuthentication?: Text | undefined;
    /** ARN of the web ACL, or `none`: an absent annotation would leave an old association in place. */
    webAcl: Text;
}

/**
 * Every `alb.ingress.kubernetes.io/*` annotation of the program; nothing else writes one.
 *
 * Those of the target group are here and not on the gateway's Service, where they would override these silently.
 */
export function albAnnotations<Text>(
    args: AlbAnnotationsArgs<Text>,
): Record<string, Text | string> {
    const annotations = {
        scheme: args.scheme,
        "load-balancer-name": args.loadBalancerName,
        subnets: args.subnetIds,
        "ip-address-type": args.ipAddressType,
        "load-balancer-attributes": args.attributes,
        tags: stringMap(args.tags),
        ...inboundAnnotations(args),
        // Absent it would leave a protection as it is, which is what an absent key means here too.
        ...(args.shieldAdvanced !== undefined && {
            "shield-advanced-protection": String(args.shieldAdvanced),
        }),
        ...(args.redirectHttp
            ? {
                  "listen-ports": JSON.stringify([{ HTTP: 80 }, { HTTPS: 443 }]),
                  "ssl-redirect": "443",
              }
            : { "listen-ports": JSON.stringify([{ HTTPS: 443 }]) }),
        "ssl-policy": args.sslPolicy,
        "certificate-arn": args.certificateArn,
        "wafv2-acl-arn": args.webAcl,
        "target-type": args.targetType,
        "target-group-attributes": stringMap({
            "deregistration_delay.timeout_seconds": args.deregistrationDelay,
        }),
        "backend-protocol": args.backendProtocol === "https" ? "HTTPS" : "HTTP",
        // The gateway answers for its own readiness on its status port, in plain HTTP; without the
        // protocol the check would follow the backend's. The port's name finds its node port too.
        "healthcheck-protocol": "HTTP",
        "healthcheck-port": "status-port",
        "healthcheck-path": "/healthz/ready",
        "success-codes": "200",
        ...(args.mutualAuthentication !== undefined && {
            "mutual-authentication": args.mutualAuthentication,
        }),
        ...(args.group !== undefined && { "group.name": args.group }),
    } satisfies Partial<Record<AnnotationName, Text | string>>;
    return withPrefix(annotations);
}

/** Annotations by their full names. */
export function withPrefix<Value>(annotations: Record<string, Value>): Record<string, Value> {
    return Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`${ALB_PREFIX}${key}`, value]),
    );
}
