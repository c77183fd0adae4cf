import type { Mutation } from "./mutation";

const order = (file: string, what: string, from: string, to: string): Mutation => ({
    kind: "order",
    what,
    file: `components/${file}`,
    from,
    to,
});

const OUTBOUND = "network/outbound.ts";
const CLUSTER = "cluster/cluster.ts";
const CREDENTIALS = "controller/credentials.ts";
const MESH = "mesh/mesh.ts";
const EDGE = "edge/edge.ts";

/** Every entry of every `dependsOn`, taken out by itself. */
export const ORDER: Mutation[] = [
    order(
        OUTBOUND,
        "public address without the internet gateway",
        "dependsOn: [internetGateway]",
        "",
    ),
    order(
        OUTBOUND,
        "NAT gateway without the public route",
        "[toInternet, ...publicAssociations]",
        "publicAssociations",
    ),
    order(
        OUTBOUND,
        "NAT gateway without the public associations",
        "[toInternet, ...publicAssociations]",
        "[toInternet]",
    ),
    order("network/flow-logs.ts", "flow log without the policy", "dependsOn: [policy]", ""),
    order(CLUSTER, "cluster without the log group", "[logGroup, attachment]", "[attachment]"),
    order(CLUSTER, "cluster without its role's policy", "[logGroup, attachment]", "[logGroup]"),
    order(CLUSTER, "nodes without the network", "needs: [network, nodeRole]", "needs: [nodeRole]"),
    order(CLUSTER, "nodes without the node role", "needs: [network, nodeRole]", "needs: [network]"),
    order(CLUSTER, "add-ons on a lower level", "dependsOn: [network]", ""),
    order("cluster/node-groups.ts", "nodes without what they need", "dependsOn: args.needs", ""),
    order("cluster/addons.ts", "coredns without nodes", "dependsOn: [args.nodes]", ""),
    order(
        CREDENTIALS,
        "association without the role's policy",
        "[attachment, ...args.handedOutBy]",
        "args.handedOutBy",
    ),
    order(
        CREDENTIALS,
        "association without the agent",
        "[attachment, ...args.handedOutBy]",
        "[attachment]",
    ),
    order(
        "controller/load-balancer-controller.ts",
        "controller without nodes",
        "                    cluster.nodes,\n",
        "",
    ),
    order(
        "controller/load-balancer-controller.ts",
        "controller without its role",
        "                    credentials,\n",
        "",
    ),
    order(MESH, "istiod without base", "[base, args.nodes]", "[args.nodes]"),
    order(MESH, "istiod without nodes", "[base, args.nodes]", "[base]"),
    order(MESH, "gateway without istiod", "                    istiod,\n", ""),
    order(
        MESH,
        "Gateway object without istiod",
        "spec: entranceSpec(args),\n            },\n            // base defines the kind, istiod's webhook validates it.\n            { parent: this, dependsOn: [istiod] }",
        "spec: entranceSpec(args),\n            },\n            { parent: this }",
    ),
    order(
        MESH,
        "default route without istiod",
        "                { parent: this, dependsOn: [istiod] }",
        "                { parent: this }",
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
    {
        ...order(
            "edge/alb/ingress.ts",
            "Ingress of the gRPC hosts without the first one",
            "dependsOn: [ingress]",
            "",
        ),
        testedBy: "tests/engine/hosts.test.ts",
    },
    {
        ...order(EDGE, "names before the ALB serves the gRPC hosts", "dependsOn: [ingress]", ""),
        testedBy: "tests/engine/hosts.test.ts",
    },
    order(
        MESH,
        "base without its namespace",
        'name: "istio-base",\n                namespace: istioNamespace',
        'name: "istio-base",\n                namespace: ISTIO_NAMESPACE',
    ),
    order("edge/waf/logs.ts", "WAF's logs without their policy", "dependsOn: [policy]", ""),
    {
        ...order(EDGE, "Ingress without its log bucket", "...(accessLogs ? [accessLogs] : [])", ""),
        testedBy: "tests/engine/load-balancer.test.ts",
    },
    {
        ...order(
            "edge/logs/access-logs.ts",
            "ownership of a bucket while its access changes",
            "dependsOn: [access]",
            "",
        ),
        testedBy: "tests/engine/load-balancer.test.ts",
    },
    {
        ...order(
            "edge/logs/access-logs.ts",
            "policy of a bucket while its ownership changes",
            "dependsOn: [ownership]",
            "",
        ),
        testedBy: "tests/engine/load-balancer.test.ts",
    },
    {
        ...order(
            "edge/paths/lambda-target.ts",
            "function registered before it may be invoked",
            "dependsOn: [permission]",
            "",
        ),
        testedBy: "tests/engine/paths.test.ts",
    },
    {
        ...order(
            "edge/service-edge.ts",
            "names that outlive the gateway's Service",
            "dependsOn: [gateway.release]",
            "",
        ),
        testedBy: "tests/engine/kinds.test.ts",
    },
    {
        ...order(
            MESH,
            "gateway of an NLB without the controller",
            "...(args.controller ? [args.controller] : [])",
            "",
        ),
        testedBy: "tests/engine/kinds.test.ts",
    },
];
