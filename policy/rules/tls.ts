import { listeners, loadBalancers } from "../load-balancers";
import { UNKNOWN } from "../resource";
import type { Rule } from "../rule";

/**
 * TLS 1.2 or newer, of 2021 or newer: `ELBSecurityPolicy-TLS13-1-2-Res-2021-06`. Those that begin with
 * `TLS13-1-0` and `TLS13-1-1` accept TLS 1.0 and 1.1 (Application Load Balancers, "Security policies").
 */
const POLICY = /^ELBSecurityPolicy-TLS13-1-[23](?:-[A-Za-z0-9]+)*-(\d{4})-\d{2}$/;
const SINCE = 2021;

export const tlsPolicy: Rule = {
    id: "tls-policy",
    severity: "mandatory",
    title: "An HTTPS listener has a security policy of 2021 or newer, with TLS 1.2 at least",
    reason: "Older ones accept TLS 1.0 and ciphers that are broken; without one the ALB has that of 2016.",
    cure: "Write mesh-edge:edge.sslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06.",
    check: (resources) =>
        loadBalancers(resources)
            .filter((balancer) => listeners(balancer).https)
            .flatMap(({ resource, all }) => {
                const policies = all("ssl-policy");
                if (policies.length === 0) {
                    return [{ resource, found: "The Ingress names no security policy" }];
                }
                return policies
                    .filter((policy) => policy !== UNKNOWN && !isNew(String(policy)))
                    .map((policy) => ({ resource, found: `The policy is ${String(policy)}` }));
            }),
};

export const httpRedirects: Rule = {
    id: "http-redirects",
    severity: "advisory",
    title: "A plain HTTP listener only redirects to HTTPS",
    reason: "Else passwords and cookies cross the network in clear text.",
    cure: "Write mesh-edge:edge.redirectHttp: true.",
    check: (resources) =>
        loadBalancers(resources)
            .filter((balancer) => listeners(balancer).http)
            .filter(({ all }) => all("ssl-redirect").length === 0)
            .map(({ resource }) => ({
                resource,
                found: "The ALB answers plain HTTP without a redirect",
            })),
};

export const certificatesNamed: Rule = {
    id: "certificates-named",
    severity: "advisory",
    title: "An HTTPS listener names its certificates: those of the stack, or listed ones",
    reason: "Else the controller takes any certificate of the account that fits a host, also one that somebody else deletes.",
    cure: "Let the stack make it, or list it: mesh-edge:edge.certificateArn.",
    check: (resources) =>
        loadBalancers(resources)
            .filter((balancer) => listeners(balancer).https)
            .filter(({ all }) => all("certificate-arn").every((arn) => arn === ""))
            .map(({ resource }) => ({ resource, found: "The Ingress names no certificate" })),
};

function isNew(policy: string): boolean {
    const year = POLICY.exec(policy)?.[1];
    return year !== undefined && Number(year) >= SINCE;
}
