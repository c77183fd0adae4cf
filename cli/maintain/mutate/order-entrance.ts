import { type Mutation, order } from "./mutation";

const MESH = "mesh/mesh.ts";
const OBJECTS = "mesh/entrance-objects.ts";
const GATEWAY = "mesh/ingress-gateway.ts";
const PLANES = "mesh/control-plane.ts";
const EDGE = "edge/edge.ts";

/** The entries of mesh and edge. */
export const ORDER_OF_ENTRANCE: Mutation[] = [
    order(PLANES, "istiod without base", "[base, args.nodes]", "[args.nodes]"),
    order(PLANES, "istiod without nodes", "[base, args.nodes]", "[base]"),
    order(
        GATEWAY,
        "gateway without istiod",
        "are admitted.\n                ...istiods,\n",
        "are admitted.\n",
    ),
    order(
        GATEWAY,
        "gateway without the mesh's policies",
        "                ...security,\n                // An NLB's",
        "                // An NLB's",
        "mesh-security",
    ),
    order(
        MESH,
        "policies without istiod",
        "{ parent: this, dependsOn: istiods },\n                      ),",
        "{ parent: this },\n                      ),",
        "mesh-security",
    ),
    order(OBJECTS, "Gateway object without istiod", "[...validators, ...security]", "security"),
    order(
        OBJECTS,
        "Gateway object without the mesh's policies",
        "[...validators, ...security]",
        "validators",
        "mesh-security",
    ),
    order(
        OBJECTS,
        "DestinationRule without istiod",
        "{ parent, dependsOn: validators }",
        "{ parent }",
        "routes",
    ),
    order(OBJECTS, "default route without istiod", "                    ...validators,\n", ""),
    order(
        MESH,
        "Telemetry without istiod",
        "dependsOn: istiods },\n            );",
        "},\n            );",
        "mesh-operation",
    ),
    order(
        PLANES,
        "tag without its control plane",
        "planes\n                    .filter(({ plane }) => plane.revision === revision)\n                    .map(({ release }) => release)",
        "[]",
        "mesh-operation",
    ),
    order(
        OBJECTS,
        "route without the mesh's policies",
        "                    ...security,\n",
        "",
        "mesh-security",
    ),
    order(
        OBJECTS,
        "route without the versions that it names",
        "                    ...versions,\n",
        "",
        "routes",
    ),
    order(
        EDGE,
        "Ingress without controller",
        "dependsOn: [controller, mesh, network,",
        "dependsOn: [mesh, network,",
    ),
    order(
        EDGE,
        "Ingress without mesh",
        "dependsOn: [controller, mesh, network,",
        "dependsOn: [controller, network,",
    ),
    order(
        EDGE,
        "Ingress without network",
        "dependsOn: [controller, mesh, network,",
        "dependsOn: [controller, mesh,",
    ),
    order(
        "edge/certificates/certificates.ts",
        "records of the certificate on a lower level",
        "dependsOn: asked.map(({ certificate }) => certificate)",
        "",
    ),
    order(
        "edge/certificates/certificates.ts",
        "listener with a certificate that isn't issued yet",
        "return validation.certificateArn",
        "return certificate.arn",
    ),
    order(
        "edge/alb/ingress.ts",
        "Ingress of the gRPC hosts without the first one",
        "dependsOn: [ingress]",
        "",
        "hosts",
    ),
    order(EDGE, "names before the ALB serves the gRPC hosts", "dependsOn: [ingress]", "", "hosts"),
    order(
        PLANES,
        "base without its namespace",
        'name: "istio-base",\n            namespace,',
        'name: "istio-base",\n            namespace: "istio-system",',
    ),
    order("edge/waf/logs.ts", "WAF's logs without their policy", "dependsOn: [policy]", ""),
    order(
        EDGE,
        "Ingress without its log bucket",
        "...(accessLogs ? [accessLogs] : [])",
        "",
        "load-balancer",
    ),
    order(
        "edge/logs/access-logs.ts",
        "ownership of a bucket while its access changes",
        "dependsOn: [access]",
        "",
        "load-balancer",
    ),
    order(
        "edge/logs/access-logs.ts",
        "policy of a bucket while its ownership changes",
        "dependsOn: [ownership]",
        "",
        "load-balancer",
    ),
    order(
        "edge/paths/lambda-target.ts",
        "function registered before it may be invoked",
        "dependsOn: [permission]",
        "",
        "paths",
    ),
    order(
        "edge/service-edge.ts",
        "names that outlive the gateway's Service",
        "dependsOn: [gateway.release]",
        "",
        "kinds",
    ),
    order(
        GATEWAY,
        "gateway of an NLB without the controller",
        "...(args.controller ? [args.controller] : [])",
        "",
        "kinds",
    ),
];
