import { isRange } from "../../controller/inbound";
import { given, type Props, list, record, show, text, texts } from "../../values";
import { CloudError } from "../../world/errors";
import { hex } from "../../world/row";
import type { Entity } from "../../world/entity";
import { type Chart, istioImages, type Owned, releases, SERVICE } from "./chart";
import { podTrouble } from "./images";

/** Top-level keys of the gateway chart's values.schema.json, which allows no others. */
const GATEWAY_KEYS = new Set(
    "_internal_defaults_do_not_set additionalContainers affinity annotations autoscaling containerSecurityContext defaults env envVarFrom global imagePullPolicy imagePullSecrets initContainers kind labels lifecycle minReadySeconds name networkGateway nodeSelector platform podAnnotations podDisruptionBudget podLabels priorityClassName profile rbac readinessProbe replicaCount resources revision securityContext service serviceAccount strategy terminationGracePeriodSeconds tolerations topologySpreadConstraints unprivilegedPort volumeMounts volumes".split(
        " ",
    ),
);

const DEFAULT_PORTS: Props[] = [
    { name: "status-port", port: 15021, targetPort: 15021 },
    { name: "http2", port: 80, targetPort: 80 },
    { name: "https", port: 443, targetPort: 443 },
];

function ports(values: Props): Props[] {
    const given = list<Props>(values, "service.ports");
    return given.length > 0 ? given : DEFAULT_PORTS;
}

function serviceId(values: Props, { inputs }: Entity): string {
    return `${text(inputs, "namespace") ?? "default"}/${text(values, "name") ?? text(inputs, "name") ?? ""}`;
}

/** The API server: the class of a Service is chosen when it becomes a LoadBalancer. */
function assertClassStays(values: Props, before: Entity | undefined): void {
    const type = text(values, "service.type") ?? "LoadBalancer";
    const old = text(before?.state, "spec.loadBalancerClass");
    const now = text(values, "service.loadBalancerClass");
    if (type !== "LoadBalancer" || text(before?.state, "spec.type") !== type || old === now) return;
    throw new CloudError(
        "",
        `Service is invalid: spec.loadBalancerClass: Invalid value: ${show(now)}: may not change once set`,
    );
}

export const gateway: Chart = {
    check(values, { world, cluster, entity }) {
        const unknown = Object.keys(values).filter((key) => !GATEWAY_KEYS.has(key));
        const loose = ports(values).flatMap((port) =>
            ["port", "targetPort"].filter((key) => typeof port[key] !== "number"),
        );
        if (unknown.length > 0 || loose.length > 0) {
            throw new CloudError(
                "",
                `values don't meet the specifications of the schema(s) in the following chart(s):\ngateway:\n- (root): Additional property ${unknown.join(", ")} is not allowed or ports must be integers`,
            );
        }
        const used = world
            .all(SERVICE, cluster)
            .filter(({ owner }) => owner !== entity.id)
            .flatMap(({ state }) => list<Props>(state, "spec.ports"))
            .map((port) => port["nodePort"]);
        for (const { nodePort } of ports(values)) {
            if (nodePort === undefined) continue;
            if (Number(nodePort) < 30000 || Number(nodePort) > 32767 || used.includes(nodePort)) {
                throw new CloudError(
                    "",
                    `Service is invalid: spec.ports.nodePort: Invalid value: ${show(nodePort)}: provided port is not in the valid range or already allocated`,
                );
            }
        }
        const bad = texts(values, "service.loadBalancerSourceRanges").find((c) => !isRange(c));
        if (bad !== undefined) {
            throw new CloudError(
                "",
                `Service is invalid: spec.loadBalancerSourceRanges: Invalid value: "${bad}": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)`,
            );
        }
        assertClassStays(values, world.get(SERVICE, serviceId(values, entity), cluster));
        const sleep = Number(text(values, "lifecycle.preStop.sleep.seconds") ?? "1");
        const grace = Number(text(values, "terminationGracePeriodSeconds") ?? "30");
        if (sleep < 0 || sleep > grace) {
            throw new CloudError(
                "",
                `Deployment is invalid: lifecycle.preStop.sleep: Invalid value: ${sleep}: must be greater than 0 and less than terminationGracePeriodSeconds (${grace})`,
            );
        }
    },
    unready(values, context) {
        const { world, cluster, entity } = context;
        const namespace = text(entity.inputs, "namespace") ?? "default";
        const labels = world.get("kubernetes:core/v1:Namespace", namespace, cluster)?.inputs;
        const revision = (props: Props) => text(props, "revision") ?? "default";
        const injector = releases(world, cluster, "istiod")
            .map(({ inputs }) => record(inputs, "values"))
            .find((istiod) => revision(istiod) === revision(values));
        const refused = record(labels, "metadata.labels")["istio-injection"] === "disabled";
        // The chart leaves `image: auto` to the injection webhook.
        if (!injector || refused)
            return 'ImagePullBackOff: image "auto" was not injected by istiod';
        return podTrouble(context, istioImages(injector));
    },
    objects(values, { entity }): Owned[] {
        const namespace = text(entity.inputs, "namespace") ?? "default";
        const name = text(values, "name") ?? text(entity.inputs, "name") ?? "";
        const own = record(values, "labels");
        // templates/_helpers.tpl: app is the name, istio the name without "istio-".
        const labels = { app: name, istio: name.replace(/^istio-/, ""), ...own };
        const type = text(values, "service.type") ?? "LoadBalancer";
        const service = record(values, "service");
        const allocated =
            type === "NodePort" ||
            (type === "LoadBalancer" && service["allocateLoadBalancerNodePorts"] !== false);
        const spec = ports(values).map((port): Props => {
            const free = 30000 + (parseInt(hex(`${name}${show(port["port"])}`, 8), 16) % 2768);
            return allocated ? { nodePort: free, ...port } : port;
        });
        const annotations = record(values, "service.annotations");
        const { loadBalancerClass, loadBalancerSourceRanges } = service;
        const served =
            type === "LoadBalancer" ? given({ loadBalancerClass, loadBalancerSourceRanges }) : {};
        return [
            {
                type: SERVICE,
                id: `${namespace}/${name}`,
                state: {
                    apiVersion: "v1",
                    kind: "Service",
                    metadata: { name, namespace, annotations },
                    spec: { type, ports: spec, selector: labels, ...served },
                    status: { loadBalancer: {} },
                },
            },
            {
                type: "kubernetes:apps/v1:Deployment",
                id: `${namespace}/${name}`,
                state: {
                    labels,
                    podAnnotations: record(values, "podAnnotations"),
                    env: record(values, "env"),
                },
            },
        ];
    },
};
