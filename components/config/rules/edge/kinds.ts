import { tlsOf } from "../../plan/front";
import { BUILTIN_CREDENTIAL } from "../../sections/edge/front";
import type { Rules } from "../refusal";

const FOR_ALL = [
    "kind",
    "dns",
    "dnsRole",
    "zone",
    "privateZone",
    "hosts",
    "weight",
    "drainSeconds",
    "proxiesInFront",
    "allowReplacement",
];

/** The keys of `edge` that a load balancer made from the gateway's Service heeds. */
const HEEDED = {
    nlb: [
        ...FOR_ALL,
        "scheme",
        "targetType",
        "backendProtocol",
        "certificateArn",
        "validationZone",
        "sslPolicy",
        "loadBalancerName",
        "tags",
        "nlb",
        "credentialName",
    ],
    clb: [...FOR_ALL, "scheme", "credentialName"],
};

/** Why a kind has no use for a key; the others are settings of an ALB. */
const REASONS: Readonly<Record<string, string>> = {
    targetType: "a Classic Load Balancer sends to node ports only",
    backendProtocol: "a Classic Load Balancer without annotations passes TCP through",
    certificateArn: "without annotations a Classic Load Balancer terminates no TLS",
    validationZone: "without annotations a Classic Load Balancer terminates no TLS",
    sslPolicy: "without annotations a Classic Load Balancer terminates no TLS",
    loadBalancerName: "Kubernetes names a Classic Load Balancer itself",
    ingressName: "only an ALB is made from an Ingress",
    nlb: "it is about a Network Load Balancer",
};

export const kindRules: Rules = {
    /** A key that a kind doesn't heed is a mistake, not a wish that is passed over. */
    keysFitKind: ({ edge }, { isGiven }) => {
        if (edge === undefined || edge.kind === "alb") return;
        const { kind } = edge;
        return Object.keys(edge)
            .filter((key) => !HEEDED[kind].includes(key) && isGiven(`edge.${key}`))
            .map((key) => ({
                path: `edge.${key}`,
                rule: `must not be set with edge.kind ${kind}: ${REASONS[key] ?? "it is a setting of an ALB"}`,
                cure: "take it out, or write kind: alb",
            }));
    },

    /** A Secret of the gateway that no client would see, because the load balancer terminates TLS. */
    secretUsed: ({ edge }) => {
        if (edge === undefined || edge.credentialName === BUILTIN_CREDENTIAL) return;
        if (tlsOf(edge) !== "terminate") return;
        const [name, cure] =
            edge.kind === "alb"
                ? ["ALB", "take it out; edge.certificateArn names the certificate that clients see"]
                : ["NLB", "take it out, or write tls: passthrough"];
        return {
            path: "edge.credentialName",
            rule: `must not be set if the ${name} terminates TLS: clients see its certificate, and it doesn't verify the gateway's`,
            cure,
        };
    },

    albTerminatesTls: ({ edge }) =>
        edge?.kind === "alb" &&
        edge.nlb.tls === "passthrough" && {
            path: "edge.nlb.tls",
            rule: "must be terminate with edge.kind alb: an ALB always terminates TLS",
            cure: "take edge.nlb out, or write kind: nlb",
        },

    keysFitPassthrough: ({ edge }, { isGiven }) =>
        edge?.kind === "nlb" &&
        edge.nlb.tls === "passthrough" &&
        ["edge.certificateArn", "edge.validationZone", "edge.sslPolicy"]
            .filter(isGiven)
            .map((path) => ({
                path,
                rule: "must not be set with edge.nlb.tls passthrough: the gateway terminates TLS, not the NLB",
                cure: "take it out and name a Secret in edge.credentialName, or write tls: terminate",
            })),

    /** An ALB appends the address that it saw, whatever the gateway thinks of it. */
    albIsProxy: ({ edge }) =>
        edge?.kind === "alb" &&
        edge.proxiesInFront === 0 && {
            path: "edge.proxiesInFront",
            rule: "must be 1 or more with edge.kind alb: the ALB itself counts as one",
            cure: "write 1, or 2 with CloudFront before the ALB",
        },

    /** With CloudFront alone let in, each request has come through two proxies. */
    cloudFrontIsProxy: ({ edge }) =>
        edge?.kind === "alb" &&
        edge.cloudFront &&
        edge.proxiesInFront === 1 && {
            path: "edge.proxiesInFront",
            rule: "must be 2 or more with edge.cloudFront: CloudFront and the ALB count as two",
            cure: "write 2, or leave it out",
        },

    /** Port 443 of the gateway speaks TLS; plain text sent there is answered by nothing. */
    nlbBackendEncrypted: ({ edge }) =>
        edge?.kind === "nlb" &&
        edge.backendProtocol === "http" && {
            path: "edge.backendProtocol",
            rule: "must be https with edge.kind nlb: an NLB sends port 443 to the gateway's TLS port, and plain text fails there",
            cure: "write https, or leave it out",
        },

    /** An internal Classic Load Balancer takes an annotation, and the point of the kind is to have none. */
    clbFacesInternet: ({ edge }) =>
        edge?.kind === "clb" &&
        edge.scheme === "internal" && {
            path: "edge.scheme",
            rule: "must be internet-facing with edge.kind clb: a Service without annotations gets no internal one",
            cure: "leave it out, or write kind: nlb for an internal one",
        },

    /** AWS WAF protects no load balancer below layer 7. */
    wafNeedsAlb: ({ edge }, { isGiven }) =>
        edge !== undefined &&
        edge.kind !== "alb" &&
        isGiven("waf") && {
            path: "waf",
            rule: `must not be set with edge.kind ${edge.kind}: AWS WAF can't protect ${edge.kind === "nlb" ? "a Network" : "a Classic"} Load Balancer`,
            cure: "take waf out, or write kind: alb",
        },
};
