import { celList, type GuardPolicy, HOSTS_ANNOTATION } from "./policy";

export interface GuardArgs {
    /** Namespace of the gateway: where routes and rules for it are exported to. */
    gatewayNamespace: string;
    /** Gateways that teams may attach routes to, as `<namespace>/<name>`. */
    gateways: readonly string[];
}

/** Services of the namespace, by full name. */
export const OWN = {
    name: "own",
    expression: "'.' + object.metadata.namespace + '.svc.cluster.local'",
};

/** Istio at scale: one VirtualService with 4,500 redirects ended istiod, with 300 it went on. */
const MOST_ROUTES = 300;

/**
 * Whether a regular expression stays small in the gateway. Envoy refuses one that compiles to more than
 * 32,768 instructions (`re2.max_program_size.error_level` of Istio's bootstrap), and with it the listener's
 * whole table of routes, every team's; istiod looks at the length alone, 1024 characters
 * (pkg/config/validation/validation.go). So no classes of Unicode, no counted groups, and counts below 100.
 */
const SMALL = [
    "size(x.orValue('')) <= 100",
    String.raw`!x.orValue('').matches(r'\\[pP]')`,
    String.raw`!x.orValue('').matches(r'\)[*+?]*\{')`,
    String.raw`!x.orValue('').matches(r'\{[0-9,]*[0-9]{3}')`,
].join(" && ");

const MATCHES = [
    "[m.?uri.?regex, m.?scheme.?regex, m.?method.?regex, m.?authority.?regex]",
    ...["headers", "withoutHeaders", "queryParams"].map(
        (key) => `m.?${key}.orValue({}).map(k, m.${key}[k].?regex)`,
    ),
].join(" + ");

const to = (destination: string) => `${destination}.?host.orValue('').endsWith(variables.own)`;

/**
 * Routes of a team: for hosts that the platform has granted, at its gateways, to the team's own services.
 * Without `gateways` or `exportTo` a VirtualService takes a host in the whole mesh (ISTIO-SECURITY-2026-002).
 */
export function routesPolicy({ gatewayNamespace, gateways }: GuardArgs): GuardPolicy {
    return {
        name: "mesh-edge-routes",
        scope: "teams",
        matched: [{ group: "networking.istio.io", resources: ["virtualservices"] }],
        variables: [
            {
                name: "granted",
                expression: `namespaceObject.metadata.?annotations[?'${HOSTS_ANNOTATION}'].orValue('').split(',').map(h, h.trim()).filter(h, h != '')`,
            },
            { name: "hosts", expression: "object.spec.?hosts.orValue([])" },
            { name: "gateways", expression: "object.spec.?gateways.orValue([])" },
            { name: "exportTo", expression: "object.spec.?exportTo.orValue([])" },
            { name: "http", expression: "object.spec.?http.orValue([])" },
            {
                name: "others",
                expression: "object.spec.?tls.orValue([]) + object.spec.?tcp.orValue([])",
            },
            { name: "atGateway", expression: "variables.gateways.exists(g, g != 'mesh')" },
            OWN,
        ],
        validations: [
            {
                expression: `size(variables.gateways) > 0 && variables.gateways.all(g, g in ${celList([...gateways, "mesh"])})`,
                message: `spec.gateways must be given, and be of ${gateways.join(", ")}, mesh: left out it means the whole mesh (ISTIO-SECURITY-2026-002)`,
            },
            {
                expression:
                    "!variables.atGateway || variables.hosts.all(h, variables.granted.exists(g, g == h || (g.startsWith('*.') && h.endsWith(g.substring(1)) && h.matches('^[a-z0-9.-]+$'))))",
                messageExpression:
                    "'spec.hosts must be of those granted to the namespace: ' + variables.granted.join(', ')",
            },
            {
                expression:
                    "!variables.gateways.exists(g, g == 'mesh') || variables.hosts.all(h, h.endsWith(variables.own))",
                messageExpression:
                    "'spec.hosts of routes in the mesh must be services of the namespace, by full name: *' + variables.own",
            },
            {
                expression: `size(variables.exportTo) > 0 && variables.exportTo.all(e, e == '.' || (variables.atGateway && e == '${gatewayNamespace}'))`,
                message: `spec.exportTo must be given: '.', and ${gatewayNamespace} for routes at the gateway`,
            },
            {
                expression: [
                    `variables.http.all(r, r.?route.orValue([]).all(d, ${to("d.?destination")})`,
                    `(!has(r.mirror) || ${to("r.mirror")})`,
                    `r.?mirrors.orValue([]).all(m, ${to("m.?destination")})`,
                    "!has(r.delegate))",
                    `variables.others.all(r, r.?route.orValue([]).all(d, ${to("d.?destination")}))`,
                ].join(" && "),
                messageExpression:
                    "'destinations must be services of the namespace, by full name: *' + variables.own + '; routes are not delegated'",
            },
            {
                expression: `size(variables.http) + size(variables.others) <= ${MOST_ROUTES}`,
                message: `a VirtualService must have ${MOST_ROUTES} routes at most: istiod works them all out for every change`,
            },
            {
                expression: [
                    `variables.http.all(r, r.?match.orValue([]).all(m, (${MATCHES}).all(x, ${SMALL}))`,
                    `([r.?rewrite.?uriRegexRewrite.?match] + r.?corsPolicy.?allowOrigins.orValue([]).map(o, o.?regex)).all(x, ${SMALL}))`,
                ].join(" && "),
                message: String.raw`a regular expression must have 100 characters at most, no \p or \P, no count behind a group and no count above 99: the gateway refuses larger ones with the routes of all teams`,
            },
        ],
    };
}
