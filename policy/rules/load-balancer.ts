import { attributes, type LoadBalancer, loadBalancers } from "../load-balancers";
import { isProtected, type Resource } from "../resource";
import type { Rule, Violation } from "../rule";

export const accessLogs: Rule = {
    id: "access-logs",
    severity: "advisory",
    title: "The ALB of a protected stack writes access logs",
    reason: "Without them nobody can say afterwards who asked for what.",
    cure: "Write mesh-edge:edge.accessLogs.enabled: true.",
    check: (resources) =>
        isProtected(resources) ? without(resources, "access_logs.s3.enabled") : [],
};

export const deletionProtection: Rule = {
    id: "deletion-protection",
    severity: "advisory",
    title: "The ALB of a protected stack has deletion protection",
    reason: "Else whoever deletes the Ingress deletes the ALB and its name in DNS.",
    cure: "Write mesh-edge:edge.deletionProtection: true.",
    check: (resources) =>
        isProtected(resources) ? without(resources, "deletion_protection.enabled") : [],
};

export const dropInvalidHeaders: Rule = {
    id: "drop-invalid-headers",
    severity: "advisory",
    title: "The ALB drops headers whose names are not valid",
    reason: "Proxies read such headers in different ways, which is how requests are smuggled.",
    cure: "Take mesh-edge:edge.dropInvalidHeaders: false out.",
    check: (resources) => without(resources, "routing.http.drop_invalid_header_fields.enabled"),
};

export const desyncMitigation: Rule = {
    id: "desync-mitigation",
    severity: "advisory",
    title: "The ALB refuses requests that proxies may read in different ways",
    reason: "With monitor it only counts them, and lets request smuggling through.",
    cure: "Write mesh-edge:edge.desyncMitigation: defensive, or strictest.",
    check: (resources) =>
        loadBalancers(resources).flatMap((balancer) =>
            attributes(balancer)?.get("routing.http.desync_mitigation_mode") === "monitor"
                ? [{ resource: balancer.resource, found: "The mode is monitor" }]
                : [],
        ),
};

/** The ALBs without an attribute that is a switch. */
function without(resources: readonly Resource[], attribute: string): Violation[] {
    return loadBalancers(resources)
        .filter((balancer) => isOff(balancer, attribute))
        .map(({ resource }) => ({ resource, found: `${attribute} is not true` }));
}

function isOff(balancer: LoadBalancer, attribute: string): boolean {
    const known = attributes(balancer);
    return known !== undefined && known.get(attribute) !== "true";
}
