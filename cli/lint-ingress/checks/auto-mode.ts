import { entryOf } from "../../../components/values/entry-of";
import type { Place } from "../finding";
import { NLB_PREFIX } from "../nlb-annotations";
import type { NlbService } from "../nlb-service";
import { type Check, type Remark, warning } from "../remark";

/** What EKS Auto Mode does not take on an Ingress (EKS user guide, "Create an IngressClass"), and what it has. */
const NOT_ON_INGRESS: readonly [pattern: RegExp, cure: string][] = [
    [/^group\.name$/, "write spec.group.name into the IngressClassParams of the class"],
    [/^(waf-acl-id|web-acl-id)$/, "use alb.ingress.kubernetes.io/wafv2-acl-arn"],
    [/^shield-advanced-protection$/, "protect the load balancer with Shield outside the cluster"],
    [/^listener-attributes\./, "take it out"],
];

const ATTRIBUTES = "aws-load-balancer-attributes";
/** The same on a Service ("Use Service Annotations to configure Network Load Balancers"). */
const NOT_ON_SERVICE: Readonly<Record<string, string>> = {
    "access-log-enabled": `write access_logs.s3.enabled into ${ATTRIBUTES}`,
    "access-log-s3-bucket-name": `write access_logs.s3.bucket into ${ATTRIBUTES}`,
    "access-log-s3-bucket-prefix": `write access_logs.s3.prefix into ${ATTRIBUTES}`,
    "cross-zone-load-balancing-enabled": `write load_balancing.cross_zone.enabled into ${ATTRIBUTES}`,
    internal: `write ${NLB_PREFIX}scheme`,
    "proxy-protocol":
        "write proxy_protocol_v2.enabled=true into aws-load-balancer-target-group-attributes",
};

/** An Ingress that EKS Auto Mode answers for. */
export const autoModeChecks: Check = (ingress) => {
    if (ingress.className === undefined || !ingress.cluster.isAutoMode(ingress.className)) {
        return [];
    }
    const named = ingress.annotations.flatMap(([name]) => {
        const [, cure] = NOT_ON_INGRESS.find(([pattern]) => pattern.test(name)) ?? [];
        return unsupported(ingress, name, cure);
    });
    return [
        ...named,
        ...(ingress.written("auth-type") === "oidc"
            ? [
                  warning(
                      "auto-mode",
                      ingress.valuePlace("auth-type"),
                      "auth-type oidc is not supported by EKS Auto Mode",
                      "use cognito, or authenticate behind the ALB",
                  ),
              ]
            : []),
    ];
};

function unsupported(
    object: { keyPlace: (name: string) => Place },
    name: string,
    cure: string | undefined,
): Remark[] {
    const message = `${name} is not supported by EKS Auto Mode`;
    return cure === undefined ? [] : [warning("auto-mode", object.keyPlace(name), message, cure)];
}

export function autoModeNlbRemarks(service: NlbService): Remark[] {
    const ranges = "service.beta.kubernetes.io/load-balancer-source-ranges";
    return [
        ...service.annotations.flatMap(([name]) => {
            const cure = entryOf(NOT_ON_SERVICE, name);
            return unsupported(service, name, cure);
        }),
        ...(service.manifest.text("metadata", "annotations", ranges) === undefined
            ? []
            : [
                  warning(
                      "auto-mode",
                      service.manifest.keyPlace("metadata", "annotations", ranges),
                      "load-balancer-source-ranges is not supported by EKS Auto Mode, so any address may connect",
                      "write spec.loadBalancerSourceRanges",
                  ),
              ]),
    ];
}
