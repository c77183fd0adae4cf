import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

import { LONGEST_DRAIN_SECONDS } from "../../components/config/sections/edge/front";
import { DEFAULT_VERSIONS } from "../../components/config/versions";
import { drainPlan } from "../../components/config/plan/drain";
import { Mesh, type MeshArgs } from "../../components/mesh/mesh";
import {
    type Program,
    all,
    counts,
    declaredBy,
    only,
    startProgram,
    valueOf,
} from "../support/pulumi";
import { gatewayIn, meshArgs } from "./args";

/** The gateway's Service behind an ALB that sends to node ports. */
const NODE_PORT_SERVICE = {
    type: "NodePort",
    ports: [
        { name: "status-port", protocol: "TCP", port: 15021, targetPort: 15021, nodePort: 30621 },
        { name: "http2", protocol: "TCP", port: 80, targetPort: 80, nodePort: 31565 },
        { name: "https", protocol: "TCP", port: 443, targetPort: 443, nodePort: 31804 },
    ],
};
const GATEWAY_LABELS = { app: "istio-ingressgateway", istio: "ingressgateway" };
const spreadOver = (topologyKey: string) => ({
    ...{ maxSkew: 1, topologyKey, whenUnsatisfiable: "ScheduleAnyway" },
    labelSelector: { matchLabels: GATEWAY_LABELS },
});
const RELEASE = "kubernetes:helm.sh/v3:Release";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const GATEWAY = "kubernetes:networking.istio.io/v1:Gateway";
const VIRTUAL_SERVICE = "kubernetes:networking.istio.io/v1:VirtualService";

async function declaredFor(changes: Partial<MeshArgs> = {}): Promise<Program> {
    return declaredBy(() => new Mesh("mesh", meshArgs(changes)));
}

describe("Mesh", () => {
    it("installs the three charts of one Istio release, each under a name that others may rely on", async () => {
        const declared = await declaredFor();

        const release = (name: string, chart: string) => ({
            name,
            namespace: "istio-system",
            chart,
            repositoryOpts: { repo: "https://charts.example" },
            version: DEFAULT_VERSIONS.istio,
            timeout: 900,
            compat: "true",
        });
        expect(only(declared, RELEASE, "mesh-base").inputs).toEqual(release("istio-base", "base"));
        expect(only(declared, RELEASE, "mesh-istiod").inputs).toEqual({
            ...release("istiod", "istiod"),
            values: {
                autoscaleMin: 2,
                global: { istioNamespace: "istio-system" },
                meshConfig: {
                    accessLogFile: "/dev/stdout",
                    accessLogEncoding: "JSON",
                    defaultConfig: { gatewayTopology: { numTrustedProxies: 1 } },
                },
            },
        });
        expect(only(declared, RELEASE, "mesh-gateway").inputs).toEqual({
            ...release("istio-ingressgateway", "gateway"),
            values: {
                service: NODE_PORT_SERVICE,
                podAnnotations: {
                    "proxy.istio.io/config":
                        '{"gatewayTopology":{"numTrustedProxies":1},"terminationDrainDuration":"30s"}',
                },
                lifecycle: { preStop: { sleep: { seconds: 40 } } },
                terminationGracePeriodSeconds: 75,
                autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 5 },
                podDisruptionBudget: { maxUnavailable: 1 },
                topologySpreadConstraints: [
                    spreadOver("topology.kubernetes.io/zone"),
                    spreadOver("kubernetes.io/hostname"),
                ],
            },
        });
    });

    it("gives its namespaces longer to go than the longest drain takes", async () => {
        const waits: unknown[] = [];
        const note: pulumi.ResourceTransformation = ({ type, opts }) => {
            if (type === NAMESPACE) waits.push(opts.customTimeouts);
            return undefined;
        };
        const args = () => meshArgs({ gateway: gatewayIn("istio-ingress") });

        await declaredBy(() => new Mesh("mesh", args(), { transformations: [note] }));

        expect(waits).toEqual([{ delete: "20m" }, { delete: "20m" }]);
        expect(drainPlan(LONGEST_DRAIN_SECONDS).gracePeriod).toBe(855);
    });

    it("opens the gateway's ports for the kind of targets that the load balancer has", async () => {
        const declared = await declaredFor({ targetType: "ip" });

        const { values } = only(declared, RELEASE, "mesh-gateway").inputs;
        expect(values.service).toEqual({
            type: "ClusterIP",
            ports: [
                { name: "status-port", protocol: "TCP", port: 15021, targetPort: 15021 },
                { name: "http2", protocol: "TCP", port: 80, targetPort: 80 },
                { name: "https", protocol: "TCP", port: 443, targetPort: 443 },
            ],
        });
    });

    it("makes a Service of type LoadBalancer for an NLB, with what it says to the controller", async () => {
        const annotations = { "service.beta.kubernetes.io/aws-load-balancer-name": "payments" };
        const declared = await declaredFor({
            kind: "nlb",
            targetType: "ip",
            serviceAnnotations: annotations,
        });

        const { values } = only(declared, RELEASE, "mesh-gateway").inputs;
        expect(values.service).toEqual({
            type: "LoadBalancer",
            loadBalancerClass: "service.k8s.aws/nlb",
            allocateLoadBalancerNodePorts: false,
            annotations,
            ports: [
                { name: "http2", protocol: "TCP", port: 80, targetPort: 80 },
                { name: "https", protocol: "TCP", port: 443, targetPort: 443 },
            ],
        });
    });

    it("takes charts and images from the mirrors of the config", async () => {
        const declared = await declaredFor({
            charts: { istio: "oci://mirror.example/charts" },
            images: { istio: "mirror.example/istio" },
        });

        const releases = all(declared, RELEASE).map(({ inputs }) => inputs);
        expect(releases.map(({ chart }) => chart).sort()).toEqual([
            "oci://mirror.example/charts/base",
            "oci://mirror.example/charts/gateway",
            "oci://mirror.example/charts/istiod",
        ]);
        expect(releases.filter(({ repositoryOpts }) => repositoryOpts)).toEqual([]);
        expect(only(declared, RELEASE, "mesh-istiod").inputs.values.global.hub).toBe(
            "mirror.example/istio",
        );
    });

    it("makes one namespace where the gateway lives beside istiod", async () => {
        const declared = await declaredFor();

        expect(only(declared, NAMESPACE).inputs.metadata).toEqual({ name: "istio-system" });
    });

    it("makes two namespaces where the gateway has its own, and puts its objects there", async () => {
        const declared = await declaredFor({ gateway: gatewayIn("istio-ingress") });

        const namespaces = all(declared, NAMESPACE).map(({ inputs }) => inputs.metadata.name);
        expect(namespaces.sort()).toEqual(["istio-ingress", "istio-system"]);
        expect(
            ["mesh-base", "mesh-istiod", "mesh-gateway"].map(
                (name) => only(declared, RELEASE, name).inputs.namespace,
            ),
        ).toEqual(["istio-system", "istio-system", "istio-ingress"]);
        expect(only(declared, GATEWAY).inputs.metadata.namespace).toBe("istio-ingress");
        expect(only(declared, VIRTUAL_SERVICE).inputs.metadata.namespace).toBe("istio-ingress");
    });

    it("declares the Gateway that all hosts attach to", async () => {
        const declared = await declaredFor();

        expect(only(declared, GATEWAY).inputs).toEqual({
            apiVersion: "networking.istio.io/v1",
            kind: "Gateway",
            metadata: { name: "common-external-gateway", namespace: "istio-system" },
            spec: {
                selector: { istio: "ingressgateway" },
                servers: [
                    { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] },
                    {
                        port: { number: 443, name: "https", protocol: "HTTPS" },
                        hosts: ["*"],
                        tls: { mode: "SIMPLE", credentialName: "builtin://" },
                    },
                ],
            },
        });
    });

    it("answers for each of its hosts before a service is routed, by that Gateway", async () => {
        const declared = await declaredFor({ hosts: ["*.example.com", "b.example.com"] });

        const routes = all(declared, VIRTUAL_SERVICE).map(({ inputs }) => inputs);
        expect(routes).toMatchObject([
            {
                apiVersion: "networking.istio.io/v1",
                kind: "VirtualService",
                metadata: {
                    name: "default-route-wildcard.example.com",
                    namespace: "istio-system",
                },
                spec: { hosts: ["*.example.com"] },
            },
            {
                metadata: { name: "default-route.b.example.com", namespace: "istio-system" },
                spec: { hosts: ["b.example.com"] },
            },
        ]);
        for (const { spec } of routes) {
            expect(spec.gateways).toEqual([only(declared, GATEWAY).inputs.metadata.name]);
        }
    });

    it("knows a host's route by the host, wherever it stands in the list", async () => {
        const namesFor = async (...hosts: string[]) =>
            all(await declaredFor({ hosts }), VIRTUAL_SERVICE)
                .map(({ name, inputs }) => [name, inputs.metadata.name])
                .sort();

        const names = await namesFor("a.example.com", "*.example.com");
        expect(await namesFor("*.example.com", "a.example.com")).toEqual(names);
        expect(await namesFor("new.example.com", "a.example.com", "*.example.com")).toEqual(
            expect.arrayContaining(names),
        );
    });

    it("makes these and nothing else, and no VirtualService without a host", async () => {
        const withHosts = await declaredFor();
        expect(countsOfMesh(withHosts)).toEqual({
            [NAMESPACE]: 1,
            [RELEASE]: 3,
            [GATEWAY]: 1,
            [VIRTUAL_SERVICE]: 1,
        });

        const withoutHosts = await declaredFor({ hosts: [] });
        expect(countsOfMesh(withoutHosts)).toEqual({ [NAMESPACE]: 1, [RELEASE]: 3, [GATEWAY]: 1 });
    });

    it("says where its gateway's Service is", async () => {
        await startProgram();

        const { gateway } = new Mesh("mesh", meshArgs({ gateway: gatewayIn("istio-ingress") }));

        expect(await valueOf(gateway.namespace)).toBe("istio-ingress");
        expect(await valueOf(gateway.serviceName)).toBe("istio-ingressgateway");
    });
});

function countsOfMesh(declared: Program): Record<string, number> {
    return counts(declared.filter(({ name }) => name.startsWith("mesh-")));
}
