import type { AnnotationName } from "../../components/edge/alb/annotation-table";
import type { Manifest } from "./manifest";

/** Keys of IngressClassParams that win over an annotation, and how they read as one; EKS Auto Mode has its own. */
const KEYS: readonly [path: string[], annotation: AnnotationName][] = [
    [["group", "name"], "group.name"],
    [["scheme"], "scheme"],
    [["loadBalancerName"], "load-balancer-name"],
    [["ipAddressType"], "ip-address-type"],
    [["subnets", "ids"], "subnets"],
    [["inboundCIDRs"], "inbound-cidrs"],
    [["prefixListsIDs"], "security-group-prefix-lists"],
    [["certificateArn"], "certificate-arn"],
    [["certificateARNs"], "certificate-arn"],
    [["sslPolicy"], "ssl-policy"],
    [["sslRedirectPort"], "ssl-redirect"],
    [["targetType"], "target-type"],
    [["wafv2AclArn"], "wafv2-acl-arn"],
    [["wafv2AclName"], "wafv2-acl-name"],
    [["loadBalancerAttributes"], "load-balancer-attributes"],
    [["tags"], "tags"],
];

/** What a class's parameters set, as annotations. Maps win per key; only those that are set are here. */
export function asAnnotations(params: Manifest): Map<AnnotationName, string> {
    return new Map(
        KEYS.flatMap(([path, annotation]) => {
            const value = valueText(params.get("spec", ...path));
            return value === undefined || value === "" ? [] : [[annotation, value] as const];
        }),
    );
}

function valueText(value: unknown): string | undefined {
    if (typeof value === "string") return value;
    if (!Array.isArray(value)) return undefined;
    return value
        .map((item: unknown) => {
            if (typeof item === "string") return item;
            const { key, value: inner } = Object(item) as { key?: unknown; value?: unknown };
            return `${String(key)}=${String(inner)}`;
        })
        .join(",");
}
