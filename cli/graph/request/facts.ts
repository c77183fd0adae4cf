import { albAnnotations } from "../../alb-annotations";
import { asObject, isObject, type Rendered } from "../../render/state";
import { textsOf } from "../../report/sets";
import type { Resources } from "../../trace/resources";

/** What the picture of a request's way shows, of the resources of a stack. */
export interface Facts {
    /** Names that clients type. */
    names: string[];
    /** What stands at the edge, in lines; undefined on a platform without one. */
    entrance: { title: string; lines: string[] } | undefined;
    /** What the load balancer speaks to the gateway. */
    hop: string;
    zones: { name: string; public: string[]; private: string[] }[];
    cluster: string[];
    gateway: string[];
    /** Where requests go behind the gateway: services, each by its namespace, or those of teams. */
    services: { title: string; lines: string[] }[];
    /** What the load balancer reaches beside the mesh. */
    outside: string[];
}

export function factsOf(resources: Resources): Facts {
    const ingresses = resources.ofKind("networking.k8s.io", "Ingress").map(({ object }) => object);
    const records = resources.ofType("aws:route53/record:Record").map(({ inputs }) => inputs);
    const names = records.filter(({ aliases }) => aliases !== undefined).map(({ name }) => name);
    return {
        names: [...new Set(names.filter((name) => typeof name === "string"))],
        entrance: entranceOf(ingresses, resources),
        hop: hopOf(ingresses),
        zones: zonesOf(resources),
        cluster: clusterOf(resources),
        gateway: gatewayOf(resources),
        services: servicesOf(resources),
        outside: ingresses.flatMap(outsideOf),
    };
}

function entranceOf(
    ingresses: readonly Record<string, unknown>[],
    resources: Resources,
): Facts["entrance"] {
    const [ingress] = ingresses;
    if (ingress === undefined) return serviceEntrance(resources);
    const annotations = albAnnotations(ingress);
    const of = (key: string) => annotations[key];
    const ports = textsOf(listenPorts(of("listen-ports")));
    const protects = of("wafv2-acl-arn");
    return {
        title: "Application Load Balancer",
        lines: [
            textsOf(of("scheme"))[0] ?? "internal",
            ...ports,
            ...(of("ssl-redirect") === undefined ? [] : ["HTTP redirects to HTTPS"]),
            ...(of("certificate-arn") === undefined ? [] : ["certificate of ACM"]),
            protects === undefined || protects === "none" ? "no web ACL" : webAclLine(resources),
            ...(ingresses.length > 1 ? ["a rule of its own for gRPC"] : []),
        ],
    };
}

function hopOf([ingress]: readonly Record<string, unknown>[]): string {
    if (ingress === undefined) return "TCP";
    return textsOf(albAnnotations(ingress)["backend-protocol"])[0] ?? "HTTP";
}

/** An NLB or Classic Load Balancer is what the gateway's Service asks for. */
function serviceEntrance(resources: Resources): Facts["entrance"] {
    const service = asObject(asObject(gatewayRelease(resources)?.inputs.values).service);
    if (service.type !== "LoadBalancer") return undefined;
    const isNetwork = service.loadBalancerClass !== undefined;
    return {
        title: isNetwork ? "Network Load Balancer" : "Classic Load Balancer",
        lines: ["of the gateway's Service"],
    };
}

function listenPorts(value: unknown): string[] {
    const all: unknown = typeof value === "string" ? JSON.parse(value) : value;
    return (Array.isArray(all) ? all : [])
        .filter(isObject)
        .flatMap((port) => Object.entries(port))
        .map(([protocol, port]) => `${protocol} ${String(port)}`);
}

function webAclLine(resources: Resources): string {
    const [acl] = resources.ofType("aws:wafv2/webAcl:WebAcl");
    const rules = acl?.inputs.rules;
    return Array.isArray(rules) ? `web ACL of ${rules.length} rules` : "web ACL";
}

function zonesOf(resources: Resources): Facts["zones"] {
    // By its name, which ends with its zone: the states of subnets need not have their ids as outputs.
    const nats = resources.ofType("aws:ec2/natGateway:NatGateway");
    const zones = new Map<string, Facts["zones"][number]>();
    for (const { inputs } of resources.ofType("aws:ec2/subnet:Subnet")) {
        const name = String(inputs.availabilityZone);
        const zone = zones.get(name) ?? { name, public: [], private: [] };
        const isPublic = "kubernetes.io/role/elb" in asObject(inputs.tags);
        const [range = ""] = textsOf(inputs.cidrBlock);
        if (isPublic) {
            const hasNat = nats.some((nat) => nat.name.endsWith(name));
            zone.public.push(range, ...(hasNat ? ["NAT gateway"] : []));
        } else zone.private.push(range);
        zones.set(name, zone);
    }
    return [...zones.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function clusterOf(resources: Resources): string[] {
    const [cluster] = resources.ofType("aws:eks/cluster:Cluster");
    const groups = resources.ofType("aws:eks/nodeGroup:NodeGroup").map(({ name, inputs }) => {
        const { minSize, maxSize } = asObject(inputs.scalingConfig);
        return `${name}: ${String(minSize)} to ${String(maxSize)} × ${textsOf(inputs.instanceTypes).join(", ")}`;
    });
    return [["EKS", ...textsOf(cluster?.inputs.version)].join(" "), ...groups];
}

function gatewayRelease(resources: Resources): Rendered | undefined {
    return resources
        .ofType("kubernetes:helm.sh/v3:Release")
        .find(({ inputs }) => inputs.chart === "gateway");
}

function gatewayOf(resources: Resources): string[] {
    const values = asObject(gatewayRelease(resources)?.inputs.values);
    const { enabled, minReplicas, maxReplicas } = asObject(values.autoscaling);
    const pods =
        enabled === true ? `${String(minReplicas)} to ${String(maxReplicas)} pods` : "pods";
    const protections = ["AuthorizationPolicy", "RequestAuthentication"].flatMap((kind) => {
        const count = resources.ofKind("security.istio.io", kind).length;
        return count === 0 ? [] : [`${count} × ${kind}`];
    });
    return [pods, ...protections];
}

function servicesOf(resources: Resources): Facts["services"] {
    const spaces = new Map<string, Set<string>>();
    for (const { spec } of resources.ofKind("networking.istio.io", "VirtualService")) {
        for (const host of destinationsIn(spec)) {
            const [service = "", namespace = ""] = host.split(".");
            spaces.set(namespace, (spaces.get(namespace) ?? new Set()).add(service));
        }
    }
    for (const { object, name } of resources.ofKind("v1", "Namespace")) {
        if (asObject(asObject(object.metadata).labels)["mesh-edge/team"] === undefined) continue;
        const granted = asObject(asObject(object.metadata).annotations)["mesh-edge/hosts"];
        spaces.set(name, new Set(textsOf(granted)));
    }
    return [...spaces].map(([title, lines]) => ({ title, lines: [...lines].sort() }));
}

/** Hosts of all destinations, wherever they stand in a VirtualService. */
function destinationsIn(value: unknown): string[] {
    if (Array.isArray(value)) return value.flatMap(destinationsIn);
    if (!isObject(value)) return [];
    const { destination } = value;
    const own = asObject(destination).host;
    return [
        ...(typeof own === "string" ? [own] : []),
        ...Object.values(value).flatMap(destinationsIn),
    ];
}

/** Actions of an Ingress that send requests to another target than the gateway. */
function outsideOf(ingress: Record<string, unknown>): string[] {
    return Object.keys(albAnnotations(ingress))
        .filter((key) => key.startsWith("actions."))
        .map((key) => key.slice("actions.".length))
        .filter((name) => !["ssl-redirect"].includes(name))
        .sort();
}
