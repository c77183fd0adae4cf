import type { Wait } from "../support/waits";

const RECORD = "Record edge-alias-shop.dev.example.com";
const INGRESS = "Ingress edge-ingress";
const CONTROLLER = "Release controller";
const GATEWAY = "Release mesh-gateway";
const ISTIOD = "Release mesh-istiod";
const BASE = "Release mesh-base";
const NODES = "NodeGroup cluster-nodes-main";
const CLUSTER = "Cluster cluster-eksCluster";
const NAT = "NatGateway network-outbound-eu-west-1a";
const ASSOCIATION = "PodIdentityAssociation controller";
const AGENT = "Addon cluster-addons-eks-pod-identity-agent";
const ATTACHED = "RolePolicyAttachment controller";

const zones = ["eu-west-1a", "eu-west-1b"];
const ofZones = (name: string) => zones.map((zone) => `${name}-${zone}`);

const NAT_ROUTES = ofZones("Route network-outbound-private");
const PUBLIC_WAY = [
    "Route network-outbound-public",
    ...ofZones("RouteTableAssociation network-outbound-public"),
];
const WAY_OUT = [
    ...NAT_ROUTES,
    ...ofZones("RouteTableAssociation network-outbound-private"),
    ...PUBLIC_WAY,
    NAT,
    "InternetGateway network-outbound",
];
const NODE_POLICIES = [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEKS_CNI_Policy",
    "AmazonSSMManagedInstanceCore",
].map((policy) => `RolePolicyAttachment cluster-node-${policy}`);

/** Every order that the life of a stack rests on (docs/architecture.md, "What waits for what"). */
export const WAITS: Wait[] = [
    { who: RECORD, forWhat: [INGRESS], because: "the ALB has no name before" },
    {
        who: INGRESS,
        forWhat: [CONTROLLER, ASSOCIATION, ATTACHED, AGENT, NODES, ...WAY_OUT],
        because: "only the controller deletes the ALB, and needs all of these for it",
    },
    {
        who: INGRESS,
        forWhat: [GATEWAY, ISTIOD],
        because: "its backend Service and the pods behind it",
    },
    {
        who: INGRESS,
        forWhat: [
            "Gateway mesh-entrance",
            "VirtualService mesh-default-route-shop.dev.example.com",
        ],
        because: "clients must find a way when the names lead to it, until they don't any more",
    },
    {
        who: INGRESS,
        forWhat: ["CertificateValidation edge-certificate", "WebAcl edge-web-acl"],
        because: "a listener takes an issued certificate only, and both are held while it stands",
    },
    {
        who: "CertificateValidation edge-certificate",
        forWhat: ["Record edge-certificate-shop.dev.example.com", "Certificate edge-certificate"],
        because: "ACM looks for the record",
    },
    {
        who: GATEWAY,
        forWhat: [ISTIOD, BASE, NODES],
        because: "istiod injects the image of its pods",
    },
    {
        who: ISTIOD,
        forWhat: [BASE, NODES],
        because: "it reads the definitions; its pods need nodes",
    },
    { who: BASE, forWhat: ["Namespace mesh-istio-system"], because: "Helm makes no namespace" },
    {
        who: "Gateway mesh-entrance",
        forWhat: [ISTIOD, BASE],
        because: "istiod's webhook validates it",
    },
    {
        who: "VirtualService mesh-default-route-shop.dev.example.com",
        forWhat: [ISTIOD, BASE],
        because: "istiod's webhook validates it",
    },
    {
        who: CONTROLLER,
        forWhat: [ASSOCIATION, ATTACHED, AGENT, NODES],
        because: "a pod gets its role when it is admitted",
    },
    {
        who: ASSOCIATION,
        forWhat: [ATTACHED, AGENT],
        because: "a pod that starts in between would have a role without rights, or none",
    },
    {
        who: NODES,
        forWhat: [...WAY_OUT, ...NODE_POLICIES],
        because: "nodes join through NAT with every policy, and leave interfaces without either",
    },
    { who: NODES, forWhat: [CLUSTER], because: "a node group belongs to its cluster" },
    ...["coredns", "metrics-server"].map((name) => ({
        who: `Addon cluster-addons-${name}`,
        forWhat: [NODES],
        because: "EKS calls it active when its pods run",
    })),
    {
        who: CLUSTER,
        forWhat: ["LogGroup cluster", "RolePolicyAttachment cluster", "Key cluster"],
        because: "EKS makes a log group of its own, and refuses a role without its policy",
    },
    {
        who: CLUSTER,
        forWhat: ofZones("Subnet network-private"),
        because: "its interfaces are there",
    },
    {
        who: NAT,
        forWhat: PUBLIC_WAY,
        because: "its connections must reach the internet to the end",
    },
    {
        who: "Eip network-outbound-eu-west-1a",
        forWhat: ["InternetGateway network-outbound"],
        because: "AWS detaches that only when no public address is mapped",
    },
    {
        who: "WebAclLoggingConfiguration edge-web-acl-logs",
        forWhat: ["LogResourcePolicy edge-web-acl-logs"],
        because: "WAF makes a policy of its own where none lets it in",
    },
    {
        who: "FlowLog network-flow-logs",
        forWhat: ["RolePolicy network-flow-logs"],
        because: "delivery starts at once",
    },
    ...NAT_ROUTES.map((who) => ({ who, forWhat: [NAT], because: "it leads there" })),
];

/** Waits that must not rest on another resource in between. */
export const DIRECT: Wait[] = [
    {
        who: INGRESS,
        forWhat: WAY_OUT,
        because: "the controller's way to AWS must not hang on what EKS makes in between",
    },
];

/** What must not wait, by the beginning of what it must not wait for. */
export const NEEDLESS: Wait[] = [
    ...[GATEWAY, ISTIOD, BASE, "VirtualService mesh-default-route-shop.dev.example.com"].map(
        (who) => ({
            who,
            forWhat: [CONTROLLER, ASSOCIATION, "Addon "],
            because: "the mesh needs neither controller nor add-ons",
        }),
    ),
    {
        who: BASE,
        forWhat: [NODES],
        because: "definitions need no pods",
    },
    {
        who: CONTROLLER,
        forWhat: [
            "Release mesh-",
            "Addon cluster-addons-coredns",
            "Addon cluster-addons-metrics-server",
            "Addon cluster-addons-vpc-cni",
            "Addon cluster-addons-kube-proxy",
        ],
        because: "mesh and controller go side by side; EKS's own coredns answers",
    },
    {
        who: NODES,
        forWhat: ["Addon "],
        because: "EKS starts a cluster with a CNI and a proxy",
    },
    { who: AGENT, forWhat: [NODES], because: "a daemon is active where there is no node" },
    ...["WebAcl edge-web-acl", "CertificateValidation edge-certificate", ATTACHED].map((who) => ({
        who,
        forWhat: ["Cluster ", "NodeGroup ", "kubernetes ", "NatGateway "],
        because: "it is no part of the cluster",
    })),
    {
        who: CLUSTER,
        forWhat: ["NatGateway ", "Route ", "Subnet network-public"],
        because: "the control plane needs no way out",
    },
];
