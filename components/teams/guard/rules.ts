import { celList, type GuardPolicy } from "./policy";
import { type GuardArgs, OWN } from "./routes";

/** Files and Secrets that a proxy shows or trusts: the gateway would take its own. */
const CREDENTIALS = [
    "clientCertificate",
    "privateKey",
    "caCertificates",
    "credentialName",
    "caCrl",
];

/**
 * How clients treat a team's services. The gateway finds a rule in the service's namespace only if it is
 * exported to the gateway's: one exported to `.` alone is left out there (istiod,
 * pilot/pkg/model/push_context.go, setDestinationRules and destinationRule).
 */
export function destinationsPolicy({ gatewayNamespace }: GuardArgs): GuardPolicy {
    const exported = celList([".", gatewayNamespace]);
    return {
        name: "mesh-edge-destinations",
        scope: "teams",
        matched: [{ group: "networking.istio.io", resources: ["destinationrules"] }],
        variables: [
            OWN,
            { name: "exportTo", expression: "object.spec.?exportTo.orValue([])" },
            {
                name: "policies",
                expression:
                    "[object.spec.?trafficPolicy.orValue({})] + object.spec.?subsets.orValue([]).map(s, s.?trafficPolicy.orValue({}))",
            },
        ],
        validations: [
            {
                expression: "object.spec.host.endsWith(variables.own)",
                messageExpression:
                    "'spec.host must be a service of the namespace, by full name: *' + variables.own",
            },
            {
                expression: `size(variables.exportTo) > 0 && variables.exportTo.all(e, e in ${exported})`,
                message: `spec.exportTo must be given, and be of ${exported}`,
            },
            {
                expression: `variables.policies.all(p, ([p] + p.?portLevelSettings.orValue([])).all(q, ${celList(CREDENTIALS)}.all(k, !(k in q.?tls.orValue({})))))`,
                message: `tls must not name ${CREDENTIALS.join(", ")}: the gateway would read its own Secrets and files`,
            },
        ],
    };
}

/**
 * Hosts outside the cluster, for the team's own pods. A ServiceEntry with addresses of its own could be given
 * those of other teams' pods.
 */
export function entriesPolicy(): GuardPolicy {
    return {
        name: "mesh-edge-entries",
        scope: "teams",
        matched: [{ group: "networking.istio.io", resources: ["serviceentries"] }],
        validations: [
            {
                expression:
                    "object.spec.hosts.all(h, h.contains('.') && !h.startsWith('*') && !h.endsWith('.local') && !h.endsWith('.svc') && !h.contains('.svc.'))",
                message: "spec.hosts must be names outside the cluster, one by one",
            },
            {
                expression: "object.spec.?exportTo.orValue([]) == ['.']",
                message: "spec.exportTo must be ['.']",
            },
            {
                expression:
                    "['addresses', 'endpoints', 'workloadSelector'].all(k, !(k in object.spec))",
                message:
                    "a ServiceEntry must not have addresses, endpoints or workloadSelector: names outside the cluster are looked up",
            },
        ],
    };
}

/**
 * Where istiod fetches keys for tokens. It does so itself, from where it runs, and hands what it gets to the
 * team's pods; without `jwksUri` and `jwks` it asks the issuer.
 */
export function tokensPolicy(): GuardPolicy {
    const outside = (url: string) =>
        String.raw`${url}.matches(r'^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z][A-Za-z0-9-]+(:[0-9]+)?(/.*)?$') && !${url}.matches(r'^https://[^/]*\.(local|svc|internal)(:[0-9]+)?(/|$)')`;
    return {
        name: "mesh-edge-tokens",
        scope: "teams",
        matched: [{ group: "security.istio.io", resources: ["requestauthentications"] }],
        validations: [
            {
                expression: `object.spec.?jwtRules.orValue([]).all(r, r.?jwks.orValue('') != '' || [r.?jwksUri.orValue(r.?issuer.orValue(''))].all(u, ${outside("u")}))`,
                message:
                    "jwksUri, or the issuer without it, must be an https:// address by a public name: istiod itself fetches it",
            },
        ],
    };
}
