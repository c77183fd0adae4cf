import type { Mutation } from "./mutation";

const mutationIn =
    (kind: Mutation["kind"], folder: string) =>
    (file: string, what: string, from: string, to: string): Mutation => ({
        kind,
        what,
        file: ["components", folder, file].filter((part) => part !== "").join("/"),
        from,
        to,
    });

/** The groups of the controller's policy by their Sid. */
export const STATEMENTS = [
    "LinkedRole",
    "Read",
    "Associate",
    "OpenSecurityGroups",
    "CreateSecurityGroup",
    "TagNewSecurityGroup",
    "TagSecurityGroup",
    "OwnSecurityGroups",
    "CreateLoadBalancer",
    "Listeners",
    "TagLoadBalancer",
    "TagListeners",
    "OwnLoadBalancers",
    "TagNewLoadBalancer",
    "Targets",
];

/** Each group of the controller's policy, made to allow nothing. */
const POLICY = STATEMENTS.map((sid) =>
    mutationIn("IAM", "controller")(
        "iam-policy.ts",
        `policy of the controller without ${sid}`,
        "Action, Resource, ...",
        `Action: Sid === "${sid}" ? ["none:None"] : Action, Resource, ...`,
    ),
);

const iam = mutationIn("IAM", "cluster");
const nodePolicy = (name: string) =>
    iam("node-role.ts", `nodes without ${name}`, `    "${name}",\n`, "");

const nat = mutationIn("NAT route", "network");
const NAT_ROUTE = "natGatewayId: natGateway?.id";

const tag = mutationIn("tag", "network");
const name = (file: string, what: string, from: string, to: string): Mutation =>
    mutationIn("name", "")(file, what, from, to);

export const OTHER_MUTATIONS: Mutation[] = [
    ...POLICY,
    nodePolicy("AmazonEKSWorkerNodePolicy"),
    nodePolicy("AmazonEC2ContainerRegistryPullOnly"),
    nodePolicy("AmazonEKS_CNI_Policy"),
    nodePolicy("AmazonSSMManagedInstanceCore"),
    iam(
        "control-plane-role.ts",
        "control plane without its policy",
        "policy/AmazonEKSClusterPolicy",
        "policy/AmazonEKSWorkerNodePolicy",
    ),
    mutationIn("IAM", "network")(
        "flow-logs.ts",
        "flow logs that may not be written",
        '                                "logs:PutLogEvents",\n',
        "",
    ),
    iam(
        "control-plane-role.ts",
        "cluster role for another service",
        '"eks.amazonaws.com"',
        '"ec2.amazonaws.com"',
    ),
    mutationIn("IAM", "controller")(
        "credentials.ts",
        "controller's role without sts:TagSession",
        '["sts:AssumeRole", "sts:TagSession"]',
        '["sts:AssumeRole"]',
    ),
    nat(
        "outbound.ts",
        "private route to the internet gateway",
        NAT_ROUTE,
        "gatewayId: internetGateway.id",
    ),
    nat(
        "outbound.ts",
        "private route for some addresses only",
        `destinationCidrBlock: "0.0.0.0/0",\n                    ${NAT_ROUTE}`,
        `destinationCidrBlock: "10.0.0.0/8",\n                    ${NAT_ROUTE}`,
    ),
    nat(
        "outbound.ts",
        "public route for some addresses only",
        'destinationCidrBlock: "0.0.0.0/0",\n                gatewayId',
        'destinationCidrBlock: "10.0.0.0/8",\n                gatewayId',
    ),
    nat(
        "outbound.ts",
        "NAT gateway in a private subnet",
        "subnetId: zone.publicSubnet.id,\n                    allocationId",
        "subnetId: zone.privateSubnet.id,\n                    allocationId",
    ),
    tag("network.ts", "public subnets without elb", '"elb"),', '"internal-elb"),'),
    tag("network.ts", "private subnets without internal-elb", '"internal-elb"),', '"elb"),'),
    tag("network.ts", 'role tags with another value than "1"', ']: "1"', ']: "yes"'),
    name(
        "cluster/cluster.ts",
        "log group of another name",
        "/aws/eks/${clusterName}/",
        "/eks/${clusterName}/",
    ),
    name(
        "mesh/entrance.ts",
        "Gateway selects no pod",
        "istio: EXTERNAL.labels.istio",
        "istio: EXTERNAL.labels.app",
    ),
    name(
        "controller/credentials.ts",
        "association of another service account",
        "serviceAccount: args.serviceAccountName",
        'serviceAccount: "controller"',
    ),
    name(
        "controller/credentials.ts",
        "association in another namespace",
        "namespace: args.namespace",
        'namespace: "default"',
    ),
    name(
        "controller/load-balancer-controller.ts",
        "unknown class",
        'ingressClass = "alb"',
        'ingressClass = "aws"',
    ),
    name(
        "controller/values.ts",
        "controller of another cluster",
        "clusterName: args.clusterName",
        'clusterName: "other"',
    ),
    name(
        "controller/values.ts",
        "controller in another VPC",
        "vpcId: args.vpcId",
        'vpcId: "vpc-0"',
    ),
    name(
        "edge/alb/annotations.ts",
        "health check on a port that isn't there",
        '"status-port"',
        '"status"',
    ),
    name("edge/alb/ingress-rule.ts", "backend port that isn't there", "? 443 : 80", "? 8443 : 80"),
    name("charts.ts", "chart that isn't there", 'istiod: "istiod"', 'istiod: "pilot"'),
    mutationIn("other", "cluster")(
        "addons.ts",
        "coredns goes with its add-on",
        '"coredns", true',
        '"coredns", false',
    ),
    mutationIn("other", "cluster")(
        "addons.ts",
        "vpc-cni goes with its add-on",
        '"vpc-cni",\n            true',
        '"vpc-cni",\n            false',
    ),
    mutationIn("other", "controller")(
        "values.ts",
        "webhook for every Service",
        "enableServiceMutatorWebhook: false",
        "enableServiceMutatorWebhook: true",
    ),
];
