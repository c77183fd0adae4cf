import { startCloud } from "../../../sandbox/cloud/cloud";
import type { Cloud, CloudOptions } from "../../../sandbox/cloud/options";
import type { Snapshot } from "../../../sandbox/cloud/world/entity";
import { type Props, record, text } from "../../../sandbox/cloud/values";
import { TestProvider, type Thing } from "./provider";

export const ACCOUNT: CloudOptions = {
    accountId: "111122223333",
    region: "eu-west-1",
    zones: [{ name: "example.com" }],
    timeScale: 0,
};

export const AWS = "alb.ingress.kubernetes.io/";

interface Step {
    type: string;
    inputs: (chain: Chain) => Props;
}

const trust = (service: string, ...actions: string[]) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: actions, Principal: { Service: service } }],
    });

const attachment = (role: string, policy: string): Step => ({
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    inputs: (c) => ({
        role: c.id(role),
        policyArn: policy.startsWith("Amazon") ? `arn:aws:iam::aws:policy/${policy}` : c.id(policy),
    }),
});

const subnet = (cidrBlock: string, zone: string, tags: Props): Step => ({
    type: "aws:ec2/subnet:Subnet",
    inputs: (c) => ({ vpcId: c.id("vpc"), cidrBlock, availabilityZone: `eu-west-1${zone}`, tags }),
});

const association = (of: string, table: string): Step => ({
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: (c) => ({ subnetId: c.id(of), routeTableId: c.id(table) }),
});

const release = (name: string, namespace: string, chart: string, values: (c: Chain) => Props) => ({
    type: "kubernetes:helm.sh/v3:Release",
    inputs: (c: Chain) => ({ name, namespace, chart, version: "1.31.4", values: values(c) }),
});

const PUBLIC = { "kubernetes.io/role/elb": "1" };
const PRIVATE = { "kubernetes.io/role/internal-elb": "1" };

/** Everything from a VPC to an alias record, in an order that works. */
export const STEPS: Record<string, Step> = {
    vpc: {
        type: "aws:ec2/vpc:Vpc",
        inputs: () => ({ cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }),
    },
    igw: {
        type: "aws:ec2/internetGateway:InternetGateway",
        inputs: (c) => ({ vpcId: c.id("vpc") }),
    },
    "public-table": {
        type: "aws:ec2/routeTable:RouteTable",
        inputs: (c) => ({ vpcId: c.id("vpc") }),
    },
    "private-table": {
        type: "aws:ec2/routeTable:RouteTable",
        inputs: (c) => ({ vpcId: c.id("vpc") }),
    },
    "public-a": subnet("10.0.0.0/24", "a", PUBLIC),
    "public-b": subnet("10.0.1.0/24", "b", PUBLIC),
    "private-a": subnet("10.0.10.0/24", "a", PRIVATE),
    "private-b": subnet("10.0.11.0/24", "b", PRIVATE),
    "public-a-table": association("public-a", "public-table"),
    "public-b-table": association("public-b", "public-table"),
    "private-a-table": association("private-a", "private-table"),
    "private-b-table": association("private-b", "private-table"),
    "public-route": {
        type: "aws:ec2/route:Route",
        inputs: (c) => ({
            routeTableId: c.id("public-table"),
            destinationCidrBlock: "0.0.0.0/0",
            gatewayId: c.id("igw"),
        }),
    },
    eip: { type: "aws:ec2/eip:Eip", inputs: () => ({ domain: "vpc" }) },
    nat: {
        type: "aws:ec2/natGateway:NatGateway",
        inputs: (c) => ({ allocationId: c.id("eip"), subnetId: c.id("public-a") }),
    },
    "private-route": {
        type: "aws:ec2/route:Route",
        inputs: (c) => ({
            routeTableId: c.id("private-table"),
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: c.id("nat"),
        }),
    },
    "cluster-role": {
        type: "aws:iam/role:Role",
        inputs: () => ({ assumeRolePolicy: trust("eks.amazonaws.com", "sts:AssumeRole") }),
    },
    "cluster-policy": attachment("cluster-role", "AmazonEKSClusterPolicy"),
    cluster: {
        type: "aws:eks/cluster:Cluster",
        inputs: (c) => ({
            name: "edge",
            version: "1.35",
            roleArn: c.output("cluster-role", "arn"),
            vpcConfig: {
                subnetIds: [c.id("private-a"), c.id("private-b")],
                endpointPrivateAccess: true,
            },
        }),
    },
    "node-role": {
        type: "aws:iam/role:Role",
        inputs: () => ({ assumeRolePolicy: trust("ec2.amazonaws.com", "sts:AssumeRole") }),
    },
    "node-worker": attachment("node-role", "AmazonEKSWorkerNodePolicy"),
    "node-cni": attachment("node-role", "AmazonEKS_CNI_Policy"),
    "node-registry": attachment("node-role", "AmazonEC2ContainerRegistryPullOnly"),
    nodes: {
        type: "aws:eks/nodeGroup:NodeGroup",
        inputs: (c) => ({
            clusterName: "edge",
            nodeRoleArn: c.output("node-role", "arn"),
            subnetIds: [c.id("private-a"), c.id("private-b")],
            scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 3 },
        }),
    },
    agent: {
        type: "aws:eks/addon:Addon",
        inputs: () => ({ clusterName: "edge", addonName: "eks-pod-identity-agent" }),
    },
    "controller-role": {
        type: "aws:iam/role:Role",
        inputs: () => ({
            assumeRolePolicy: trust("pods.eks.amazonaws.com", "sts:AssumeRole", "sts:TagSession"),
        }),
    },
    policy: {
        type: "aws:iam/policy:Policy",
        inputs: () => ({
            policy: JSON.stringify({
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
            }),
        }),
    },
    "controller-policy": attachment("controller-role", "policy"),
    association: {
        type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
        inputs: (c) => ({
            clusterName: "edge",
            namespace: "kube-system",
            serviceAccount: "aws-load-balancer-controller",
            roleArn: c.output("controller-role", "arn"),
        }),
    },
    controller: release(
        "aws-load-balancer-controller",
        "kube-system",
        "aws-load-balancer-controller",
        (c) => ({
            clusterName: "edge",
            region: "eu-west-1",
            vpcId: c.id("vpc"),
            enableServiceMutatorWebhook: false,
        }),
    ),
    namespace: {
        type: "kubernetes:core/v1:Namespace",
        inputs: () => ({ metadata: { name: "istio-system" } }),
    },
    base: release("istio-base", "istio-system", "base", () => ({})),
    istiod: release("istiod", "istio-system", "istiod", () => ({})),
    gateway: release("istio-ingressgateway", "istio-system", "gateway", () => ({
        service: {
            type: "NodePort",
            ports: [
                { name: "status-port", port: 15021, targetPort: 15021, nodePort: 30621 },
                { name: "http2", port: 80, targetPort: 80, nodePort: 31565 },
                { name: "https", port: 443, targetPort: 443, nodePort: 31804 },
            ],
        },
    })),
    listener: {
        type: "kubernetes:networking.istio.io/v1:Gateway",
        inputs: () => ({
            kind: "Gateway",
            metadata: { name: "edge", namespace: "istio-system" },
            spec: {
                selector: { istio: "ingressgateway" },
                servers: [{ port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] }],
            },
        }),
    },
    route: {
        type: "kubernetes:networking.istio.io/v1:VirtualService",
        inputs: () => ({
            kind: "VirtualService",
            metadata: { name: "default", namespace: "istio-system" },
            spec: {
                hosts: ["shop.example.com"],
                gateways: ["edge"],
                http: [{ directResponse: { status: 200 } }],
            },
        }),
    },
    certificate: {
        type: "aws:acm/certificate:Certificate",
        inputs: () => ({ domainName: "shop.example.com", validationMethod: "DNS" }),
    },
    "validation-record": {
        type: "aws:route53/record:Record",
        inputs: (c) => {
            const option = "domainValidationOptions.0.resourceRecord";
            return {
                zoneId: c.zone(),
                name: c.output("certificate", `${option}Name`),
                type: "CNAME",
                ttl: 60,
                records: [c.output("certificate", `${option}Value`)],
            };
        },
    },
    validation: {
        type: "aws:acm/certificateValidation:CertificateValidation",
        inputs: (c) => ({ certificateArn: c.id("certificate") }),
    },
    acl: {
        type: "aws:wafv2/webAcl:WebAcl",
        inputs: () => ({ scope: "REGIONAL", defaultAction: { allow: {} }, rules: [] }),
    },
    ingress: {
        type: "kubernetes:networking.k8s.io/v1:Ingress",
        inputs: (c) => ({
            metadata: {
                name: "common-external-ingress",
                namespace: "istio-system",
                annotations: referenceAnnotations(c),
            },
            spec: { ingressClassName: "alb", rules: [{ http: { paths: [BACKEND] } }] },
        }),
    },
    alias: {
        type: "aws:route53/record:Record",
        inputs: (c) => ({
            zoneId: c.zone(),
            name: "shop.example.com",
            type: "A",
            aliases: [
                {
                    name: c.output("ingress", "status.loadBalancer.ingress.0.hostname"),
                    zoneId: "Z32O12XQLNTSW2",
                    evaluateTargetHealth: true,
                },
            ],
        }),
    },
};

export const BACKEND = {
    path: "/",
    pathType: "Prefix",
    backend: { service: { name: "istio-ingressgateway", port: { number: 443 } } },
};

/** An Ingress as the controller's documentation would have it in front of Istio. */
function referenceAnnotations(c: Chain): Props {
    const annotations = {
        scheme: "internet-facing",
        "load-balancer-name": "edge",
        subnets: `${c.id("public-a")},${c.id("public-b")}`,
        "listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]',
        "ssl-redirect": "443",
        "certificate-arn": c.id("certificate"),
        "ssl-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
        "wafv2-acl-arn": c.output("acl", "arn"),
        "target-type": "instance",
        "backend-protocol": "HTTPS",
        "healthcheck-protocol": "HTTP",
        "healthcheck-port": "status-port",
        "healthcheck-path": "/healthz/ready",
    };
    return Object.fromEntries(Object.entries(annotations).map(([k, v]) => [AWS + k, v]));
}

export type Annotations = Record<string, string | undefined>;

/** The reference Ingress with other annotations; undefined takes one away. */
export function annotated(inputs: Props, changes: Annotations): Props {
    const metadata = record(inputs, "metadata");
    const annotations = { ...record(inputs, "metadata.annotations") };
    for (const [key, value] of Object.entries(changes)) {
        const name = key.includes("/") ? key : AWS + key;
        if (value === undefined) Reflect.deleteProperty(annotations, name);
        else annotations[name] = value;
    }
    return { ...inputs, metadata: { ...metadata, annotations } };
}

/** Chains made before, by where they end and what they lack. */
const BUILT = new Map<string, { world: Snapshot; made: [string, Thing][] }>();

/** The steps carried out on a cloud of their own. */
export class Chain {
    readonly made = new Map<string, Thing>();

    private constructor(
        readonly cloud: Cloud,
        private readonly aws: TestProvider,
        private readonly kubernetes: TestProvider,
    ) {}

    static async start(options: Partial<CloudOptions> = {}): Promise<Chain> {
        const cloud = await startCloud({ ...ACCOUNT, ...options });
        const aws = new TestProvider(cloud.ports["aws"] ?? 0);
        const kubernetes = new TestProvider(cloud.ports["kubernetes"] ?? 0);
        await aws.configure({ region: "eu-west-1" });
        const exec = { args: ["eks", "get-token", "--cluster-name", "edge"] };
        const kubeconfig = JSON.stringify({ users: [{ user: { exec } }] });
        await kubernetes.configure({ kubeconfig });
        return new Chain(cloud, aws, kubernetes);
    }

    /** The chain up to a step, made once in a test file and restored from then on. */
    static async upTo(last: string, leaveOut: string[] = []): Promise<Chain> {
        const key = [last, ...leaveOut].join();
        const saved = BUILT.get(key);
        const chain = await Chain.start(saved && { world: saved.world });
        if (saved) {
            for (const [name, thing] of saved.made) chain.made.set(name, thing);
            return chain;
        }
        for (const name of Object.keys(STEPS)) {
            if (name === last) break;
            if (!leaveOut.includes(name)) await chain.make(name);
        }
        BUILT.set(key, { world: chain.cloud.world.snapshot(), made: [...chain.made] });
        return chain;
    }

    provider(type: string): TestProvider {
        return type.startsWith("aws:") ? this.aws : this.kubernetes;
    }

    id(name: string): string {
        return this.thing(name).id;
    }

    output(name: string, path: string): string {
        return text(this.thing(name).state, path) ?? "";
    }

    zone(): string {
        return this.cloud.world.all("aws:route53/zone:Zone")[0]?.id ?? "";
    }

    thing(name: string): Thing {
        const thing = this.made.get(name);
        if (thing === undefined) throw new Error(`${name} hasn't been made`);
        return thing;
    }

    /** Makes one thing, its inputs changed by `edit`. */
    async make(name: string, edit: (inputs: Props) => Props = (inputs) => inputs): Promise<Thing> {
        const step = STEPS[name];
        if (step === undefined) throw new Error(`no step ${name}`);
        const inputs = edit(step.inputs(this));
        const thing = await this.provider(step.type).create(step.type, name, inputs);
        this.made.set(name, thing);
        return thing;
    }

    async update(name: string, edit: (inputs: Props) => Props): Promise<Thing> {
        const thing = this.thing(name);
        const updated = await this.provider(typeOf(name)).update(thing, edit(thing.inputs));
        this.made.set(name, updated);
        return updated;
    }

    async remove(name: string): Promise<void> {
        await this.provider(typeOf(name)).delete(this.thing(name));
        this.made.delete(name);
    }

    async close(): Promise<void> {
        this.aws.close();
        this.kubernetes.close();
        await this.cloud.close();
    }
}

export function typeOf(name: string): string {
    return STEPS[name]?.type ?? "";
}
