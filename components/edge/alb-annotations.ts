import type { EdgeConfig } from "../config/edge";
import { ALB_PREFIX } from "./annotation";
import type { AnnotationName } from "./annotation-table";

/** What the Ingress tells the controller. Values that AWS makes are of type `Text`. */
export interface AlbAnnotationsArgs<Text> extends Pick<
    EdgeConfig,
    "scheme" | "targetType" | "backendProtocol" | "sslPolicy" | "loadBalancerName"
> {
    idleTimeoutSeconds: number;
    subnetIds: Text;
    certificateArn: Text;
    /** ARN of the web ACL, or `none`: an absent annotation would leave an old association in place. */
    webAcl: Text;
}

/**
 * Every `alb.ingress.kubernetes.io/*` annotation of the program; nothing else writes one.
 *
 * Those of the target group stand here and not on the gateway's Service, where they would win silently.
 */
export function albAnnotations<Text>(
    args: AlbAnnotationsArgs<Text>,
): Record<string, Text | string> {
    const annotations = {
        scheme: args.scheme,
        "load-balancer-name": args.loadBalancerName,
        subnets: args.subnetIds,
        "load-balancer-attributes": attributes({
            "idle_timeout.timeout_seconds": args.idleTimeoutSeconds,
            "routing.http.drop_invalid_header_fields.enabled": true,
        }),
        "listen-ports": JSON.stringify([{ HTTP: 80 }, { HTTPS: 443 }]),
        "ssl-redirect": "443",
        "ssl-policy": args.sslPolicy,
        "certificate-arn": args.certificateArn,
        "wafv2-acl-arn": args.webAcl,
        "target-type": args.targetType,
        "backend-protocol": args.backendProtocol === "https" ? "HTTPS" : "HTTP",
        // The gateway answers for its own readiness on its status port, in plain HTTP; without the
        // protocol the check would follow the backend's. The port's name finds its node port too.
        "healthcheck-protocol": "HTTP",
        "healthcheck-port": "status-port",
        "healthcheck-path": "/healthz/ready",
        "success-codes": "200",
    } satisfies Partial<Record<AnnotationName, Text | string>>;
    return Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`${ALB_PREFIX}${key}`, value]),
    );
}

/** The controller's stringMap form; a trailing comma would become part of the last value. */
function attributes(map: Record<string, string | number | boolean>): string {
    return Object.entries(map)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join(",");
}
