import { afterEach, describe, expect, it } from "vitest";

import { list, type Props, record, show, text } from "../../../sandbox/cloud/values";
import { Chain } from "./chain";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";
const SERVICE = "kubernetes:core/v1:Service";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
const [A, B] = ["203.0.113.0/24", "198.51.100.0/24"];

type Annotations = Record<string, string | undefined>;

let chain: Chain;
afterEach(() => chain.close());

const HTTP = { name: "http2", port: 80, targetPort: 80 };
const HTTPS = { name: "https", port: 443, targetPort: 443 };
const STATUS = { name: "status-port", port: 15021, targetPort: 15021 };

/** Pods that read a PROXY header, on the status port too. */
const READS_PROXY = {
    podAnnotations: { "proxy.istio.io/config": '{"gatewayTopology":{"proxyProtocol":{}}}' },
    env: { ENVOY_STATUS_PORT_ENABLE_PROXY_PROTOCOL: "true" },
};

/** What is right for an NLB that ends TLS and sends to pods. */
const right = (): Annotations => ({
    scheme: "internet-facing",
    "nlb-target-type": "ip",
    "proxy-protocol": "*",
    "healthcheck-protocol": "HTTP",
    "healthcheck-port": "15021",
    "healthcheck-path": "/healthz/ready",
    "ssl-cert": chain.id("certificate"),
    "ssl-ports": "443",
    "ssl-negotiation-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "backend-protocol": "ssl",
});

/** A gateway release whose Service is of the controller's class. */
const nlb =
    (
        changes: Annotations = {},
        ports: Props[] = [HTTP, HTTPS],
        pods: Props = READS_PROXY,
        spec: Props = {},
    ) =>
    (inputs: Props): Props => {
        const annotations = Object.entries({ ...right(), ...changes }).flatMap(([key, value]) =>
            value === undefined ? [] : [[key.includes("/") ? key : PREFIX + key, value] as const],
        );
        const service = {
            type: "LoadBalancer",
            loadBalancerClass: "service.k8s.aws/nlb",
            annotations: Object.fromEntries(annotations),
            ports,
            ...spec,
        };
        return { ...inputs, values: { service, ...pods } };
    };

const classic = (inputs: Props): Props => ({
    ...inputs,
    values: { service: { type: "LoadBalancer", ports: [HTTP, HTTPS] } },
});

/** All that stands before the gateway, with an issued certificate. */
async function start(): Promise<void> {
    chain = await Chain.upTo("gateway");
    for (const name of ["certificate", "validation-record", "validation"]) await chain.make(name);
}

async function deployed(...args: Parameters<typeof nlb>): Promise<void> {
    await start();
    await chain.make("gateway", nlb(...args));
}

const only = (type: string) => chain.cloud.world.all(type)[0]!;
const balancer = () => only("aws:lb/loadBalancer:LoadBalancer");
const targetGroups = () =>
    chain.cloud.world.all("aws:lb/targetGroup:TargetGroup").map(({ state }) => state);
/** The group that clients meet. */
const isFront = ({ name }: Props) => /^k8s-[0-9a-f]{10}$/.test(show(name));
const warnings = () => chain.cloud.warnings().join("\n");

describe("a Service of the controller's class", () => {
    it("becomes an NLB with a listener and a target group for each of its ports", async () => {
        await deployed();
        expect(text(balancer().state, "dnsName")).toMatch(/\.elb\.eu-west-1\.amazonaws\.com$/);
        expect(balancer().id).toContain(":loadbalancer/net/");
        expect(list(balancer().state, "listeners")).toMatchObject([
            { port: 80, protocol: "TCP", certificates: [] },
            { port: 443, protocol: "TLS", certificates: [chain.id("certificate")] },
        ]);
        expect(targetGroups()).toMatchObject([
            { protocol: "TCP", port: 80, targetType: "ip", healthCheck: { port: "15021" } },
            {
                protocol: "TLS",
                port: 443,
                attributes: { "proxy_protocol_v2.enabled": "true" },
            },
        ]);
        expect(warnings()).toBe("");
    });

    it("gives the Service its address, which a program can read", async () => {
        await deployed();
        const { id } = only(SERVICE);
        const thing = { urn: `urn:pulumi:dev::test::${SERVICE}::x`, id, inputs: {}, state: {} };
        const { state } = await chain.provider(SERVICE).read(thing);
        expect(text(state, "status.loadBalancer.ingress.0.hostname")).toBe(
            text(balancer().state, "dnsName"),
        );
    });

    it("is internal without a scheme, and ends no TLS without a certificate", async () => {
        await deployed({ scheme: undefined, "ssl-cert": undefined, "ssl-ports": undefined });
        expect(balancer().state["scheme"]).toBe("internal");
        expect(list(balancer().state, "listeners")).toMatchObject([
            { protocol: "TCP" },
            { protocol: "TCP" },
        ]);
    });

    it.each<[string, Annotations]>([
        ["unknown scheme: public", { scheme: "public" }],
        ["only value currently supported is *", { "proxy-protocol": "443" }],
        ["Unused port in ssl-ports annotation [8443]", { "ssl-ports": "8443" }],
        ["unable to find port status-port", { "healthcheck-port": "status-port" }],
        ["UnsupportedCertificate", { "ssl-cert": "arn:x" }],
        ["SSLPolicyNotFound", { "ssl-negotiation-policy": "Modern" }],
        ["cannot be longer than 32 characters", { name: "x".repeat(33) }],
        ["failed to parse stringMap annotation", { "target-group-attributes": "slow" }],
    ])("has no address, and Helm gives up, for: %s", async (words, changes) => {
        await start();
        await expect(chain.make("gateway", nlb(changes))).rejects.toThrow(words);
    });

    it("has no address where its ports have no node ports for instances", async () => {
        await start();
        const edit = nlb({ "nlb-target-type": "instance" });
        await expect(
            chain.make("gateway", (inputs) => {
                const values = record(edit(inputs), "values");
                const service = record(values, "service");
                return {
                    ...inputs,
                    values: {
                        ...values,
                        service: { ...service, allocateLoadBalancerNodePorts: false },
                    },
                };
            }),
        ).rejects.toThrow("unable to support instance target type with an unallocated NodePort");
        expect(list(only(SERVICE).notes, "finalizers")).toEqual([]);
    });

    it.each<[string, Parameters<typeof nlb>]>([
        ["the status port is open to clients", [{}, [STATUS, HTTP, HTTPS]]],
        ["ssl-ports is missing", [{ "ssl-ports": undefined }]],
        ["plain TCP goes to the gateway's TLS port", [{ "backend-protocol": undefined }]],
        [
            "nothing listens on port 15021 of the nodes",
            [{ "nlb-target-type": "instance", "healthcheck-port": "15021" }],
        ],
        ["a PROXY header that the gateway doesn't read", [{}, [HTTP, HTTPS], {}]],
        [
            "the gateway wants a PROXY header that the NLB doesn't send",
            [{ "proxy-protocol": undefined }],
        ],
        [
            "the status port answers 400 to health checks",
            [{}, [HTTP, HTTPS], { ...READS_PROXY, env: {} }],
        ],
    ])("comes up, and doesn't work: %s", async (words, args) => {
        await deployed(...args);
        expect(warnings()).toContain(words);
    });

    it("needs the controller on up", async () => {
        chain = await Chain.upTo("gateway", ["controller"]);
        for (const name of ["certificate", "validation-record", "validation"]) {
            await chain.make(name);
        }
        await expect(chain.make("gateway", nlb())).rejects.toThrow(
            "no load balancer controller runs in the cluster",
        );
    });

    it("leaves the shared security group behind where its targets can't be, as nobody holds the Service", async () => {
        await start();
        await expect(chain.make("gateway", nlb({ "proxy-protocol": "443" }))).rejects.toThrow(
            "FailedBuildModel",
        );
        const shared = () => chain.cloud.world.all(GROUP).map(({ inputs }) => inputs["name"]);
        expect(shared()).toContain("k8s-traffic-edge");
        const { id, inputs } = chain.cloud.world.all("kubernetes:helm.sh/v3:Release").slice(-1)[0]!;
        const urn = "urn:pulumi:dev::test::kubernetes:helm.sh/v3:Release::gateway";
        await chain.provider("kubernetes:").delete({ urn, id, inputs, state: {} });
        expect(shared()).toContain("k8s-traffic-edge");
    });

    it("asks for no shared group where it has groups of its own", async () => {
        await start();
        const own = { vpcId: chain.id("vpc"), tags: { Name: "front" } };
        const { id } = await chain.provider("aws:").create(GROUP, "own", own);
        const owners = () => chain.cloud.world.all(GROUP).map(({ owner }) => owner);
        const broken = nlb({ "security-groups": "front", "proxy-protocol": "443" });
        await expect(chain.make("gateway", broken)).rejects.toThrow("FailedBuildModel");
        expect(owners()).toEqual(["edge", undefined]);
        await chain.close();

        await start();
        await chain.provider("aws:").create(GROUP, "own", { ...own, vpcId: chain.id("vpc") });
        await chain.make("gateway", nlb({ "security-groups": "front" }));
        expect(balancer().inputs["securityGroups"]).toEqual([id]);
        expect(owners()).toEqual(["edge", undefined]);
    });

    it.each<[string, Props, Annotations, Props]>([
        ["everybody by default", {}, {}, { cidrs: ["0.0.0.0/0"] }],
        ["those of the field", { loadBalancerSourceRanges: [A] }, {}, { cidrs: [A] }],
        ["those of the annotation", {}, { [RANGES]: `${A}, ${B}` }, { cidrs: [A, B] }],
        ["the field's rather", { loadBalancerSourceRanges: [A] }, { [RANGES]: B }, { cidrs: [A] }],
        [
            "a prefix list's alone",
            {},
            { "security-group-prefix-lists": "pl-1" },
            { cidrs: [], prefixLists: ["pl-1"] },
        ],
    ])("lets in %s", async (_, spec, annotations, inbound) => {
        await start();
        await chain.make("gateway", nlb(annotations, [HTTP, HTTPS], READS_PROXY, spec));
        const [front] = chain.cloud.world.all(GROUP).filter(({ inputs }) => isFront(inputs));
        expect(front?.state).toMatchObject(inbound);
    });

    it.each([
        ["unsupported v6 cidr 2001:db8::/32 when lb is not dualstack", ["2001:db8::/32"]],
        ["must be a valid CIDR value", ["everybody"]],
    ])("takes no other ranges: %s", async (words, ranges) => {
        await start();
        const edit = nlb({}, [HTTP, HTTPS], READS_PROXY, { loadBalancerSourceRanges: ranges });
        await expect(chain.make("gateway", edit)).rejects.toThrow(words);
    });

    it("stays behind with its finalizer when the controller goes first", async () => {
        await deployed();
        await chain.remove("controller");
        await expect(chain.remove("gateway")).rejects.toThrow(
            "finalizer service.k8s.aws/resources is still there",
        );
        expect(balancer()).toBeDefined();
    });

    it("goes with its NLB while the controller lives, and as a NodePort Service too", async () => {
        await deployed();
        await chain.update("gateway", (i) => ({ ...i, values: { service: { type: "NodePort" } } }));
        expect(chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer")).toEqual([]);
        await chain.update("gateway", nlb());
        await chain.remove("gateway");
        expect(chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer")).toEqual([]);
        expect(targetGroups()).toEqual([]);
        await chain.remove("controller");
    });

    it("keeps its NLB through an upgrade of the release", async () => {
        await deployed();
        const before = text(balancer().state, "dnsName");
        await chain.update(
            "gateway",
            nlb({ "target-group-attributes": "preserve_client_ip.enabled=true" }),
        );
        expect(text(balancer().state, "dnsName")).toBe(before);
        expect(text(only(SERVICE).state, "status.loadBalancer.ingress.0.hostname")).toBe(before);
    });

    it("keeps its subnets from being deleted", async () => {
        await deployed();
        await expect(chain.remove("public-a")).rejects.toThrow("DependencyViolation");
    });
});

describe("a Service of no class", () => {
    it("becomes a Classic Load Balancer in the public subnets, controller or not", async () => {
        chain = await Chain.upTo("gateway", ["controller"]);
        await chain.make("gateway", classic);
        const made = only("aws:elb/loadBalancer:LoadBalancer");
        expect(made.inputs["subnets"]).toEqual([chain.id("public-a"), chain.id("public-b")]);
        expect(text(made.state, "dnsName")).toMatch(/\.eu-west-1\.elb\.amazonaws\.com$/);
        await chain.remove("gateway");
        expect(chain.cloud.world.all("aws:elb/loadBalancer:LoadBalancer")).toEqual([]);
    });

    it("can't be given a class later", async () => {
        await start();
        await chain.make("gateway", classic);
        await expect(chain.update("gateway", nlb())).rejects.toThrow("may not change once set");
    });

    it("is served by nobody under another class", async () => {
        await start();
        const other = (inputs: Props): Props => ({
            ...inputs,
            values: { service: { type: "LoadBalancer", loadBalancerClass: "example.com/lb" } },
        });
        await expect(chain.make("gateway", other)).rejects.toThrow(
            "nothing serves Services of the class example.com/lb",
        );
    });
});

describe("a gateway pod", () => {
    it("may not sleep longer than it may live", async () => {
        chain = await Chain.upTo("gateway");
        await expect(
            chain.make("gateway", (inputs) => ({
                ...inputs,
                values: {
                    ...record(inputs, "values"),
                    lifecycle: { preStop: { sleep: { seconds: 40 } } },
                },
            })),
        ).rejects.toThrow("less than terminationGracePeriodSeconds (30)");
    });
});
