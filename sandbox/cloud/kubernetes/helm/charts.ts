import { type Props, record, text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Place } from "../../world/row";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";
import { type Chart, chartName, istioImages, releases } from "./chart";
import { vpcOf } from "../../aws/ec2/egress";
import { CRD } from "../crds";
import { gateway } from "./gateway-chart";
import { podTrouble } from "./images";
import { withoutRoom } from "../../aws/eks/instance-types";
import { karpenterCharts } from "../../karpenter/charts";
import { hasReadyNodes } from "../../aws/eks/nodes";

export const CONTROLLER = "aws-load-balancer-controller";

/** The revision that a chart of Istio's is for, or is. */
export const revisionOf = (values: Props) => text(values, "revision") ?? "default";

/** The revision that base has validate Istio's objects. */
export function validatorOf(base: Entity | undefined): string {
    return text(base?.inputs, "values.defaultRevision") ?? "default";
}

export function istiodAlive(world: World, cluster: string, revision: string): Entity | undefined {
    const istiod = releases(world, cluster, "istiod").find(
        ({ inputs }) => revisionOf(record(inputs, "values")) === revision,
    );
    return hasReadyNodes(world, cluster) ? istiod : undefined;
}

export function controllerAlive(world: World, cluster: string): Entity | undefined {
    const [release] = releases(world, cluster, CONTROLLER);
    return hasReadyNodes(world, cluster) ? release : undefined;
}

/** Helm brings the controller's webhooks before its pods run, and takes them away last. */
export function webhooksFail(
    { world, cluster }: Place,
    has: (values: Props) => boolean = () => true,
): boolean {
    const releases = [...world.underway, ...world.all("kubernetes:helm.sh/v3:Release", cluster)];
    const standing = releases.some(
        ({ inputs, cluster: where }) =>
            where === cluster && chartName(inputs) === CONTROLLER && has(record(inputs, "values")),
    );
    return standing && controllerAlive(world, cluster) === undefined;
}

/** The API server's error for a webhook with the failure policy Fail that no pod serves. */
export function unserved(webhook: string, service: string): CloudError {
    return new CloudError(
        "InternalError",
        `Internal error occurred: failed calling webhook "${webhook}": failed to call webhook: no endpoints available for service "${service}"`,
    );
}

const base: Chart = {
    check: () => undefined,
    unready: () => undefined,
    // CRDs stay after an uninstall: helm.sh/resource-policy keep (manifests/charts/base/files/crd-all.gen.yaml).
    objects: () =>
        [
            "gateways.networking.istio.io",
            "sidecars.networking.istio.io",
            "virtualservices.networking.istio.io",
            "destinationrules.networking.istio.io",
            "serviceentries.networking.istio.io",
            "peerauthentications.security.istio.io",
            "authorizationpolicies.security.istio.io",
            "requestauthentications.security.istio.io",
            "telemetries.telemetry.istio.io",
        ].map((id) => ({
            type: CRD,
            id,
            state: {},
            kept: true,
        })),
};

/** As many as autoscaling begins with. */
const istiodPods = (values: Props) => Number(text(values, "autoscaleMin") ?? "1");

/** GiB that each asks for (values.yaml of the chart). */
const istiodMemory = (values: Props) =>
    parseInt(text(values, "resources.requests.memory") ?? "2048Mi", 10) / 1024;

const istiod: Chart = {
    check: () => undefined,
    unready: (values, context) =>
        context.world.get(CRD, "gateways.networking.istio.io", context.cluster)
            ? (podTrouble(context, istioImages(values)) ??
              withoutRoom(context, istiodPods(values), istiodMemory(values)))
            : "istiod waits for the CRDs of the chart base",
    objects: () => [],
    // The validator that base brings lets everything through until istiod answers, then nothing without it.
    ready({ world, cluster, entity }) {
        const revision = revisionOf(record(entity.inputs, "values"));
        for (const release of releases(world, cluster, "base")) {
            if (validatorOf(release) !== revision) continue;
            release.notes = { ...release.notes, failurePolicy: "Fail" };
        }
    },
};

const controller: Chart = {
    check(values, { cluster }) {
        const name = text(values, "clusterName");
        if (name === undefined) {
            throw new CloudError("", "Chart cannot be installed without a valid clusterName!");
        }
        const [unknown] = Object.keys(record(values, "ingressClassParams.spec")).filter(
            (key) => key !== "namespaceSelector",
        );
        if (unknown !== undefined) {
            throw new CloudError(
                "",
                `the sandbox does not support ${unknown} of IngressClassParams`,
            );
        }
        if (name !== cluster) {
            throw new CloudError("", `clusterName ${name} is not the cluster ${cluster}`);
        }
    },
    unready(values, context) {
        const vpcId = vpcOf(context.world, context.cluster);
        // Otherwise it asks the instance's metadata, which a hop limit of 1 keeps from pods (kubernetes-sigs/aws-load-balancer-controller#3695).
        if (text(values, "vpcId") !== vpcId || text(values, "region") === undefined) {
            return "CrashLoopBackOff: failed to introspect region or vpcID from EC2Metadata";
        }
        const image = text(values, "image.repository");
        return podTrouble(context, image ?? "public.ecr.aws/eks/aws-load-balancer-controller");
    },
    objects: (values) =>
        values["createIngressClassResource"] === false
            ? []
            : [
                  {
                      type: "kubernetes:networking.k8s.io/v1:IngressClass",
                      id: text(values, "ingressClass") ?? "alb",
                      state: {
                          apiVersion: "networking.k8s.io/v1",
                          kind: "IngressClass",
                          metadata: { name: text(values, "ingressClass") ?? "alb" },
                          spec: { controller: "ingress.k8s.aws/alb" },
                          // Empty, it selects every namespace.
                          namespaceSelector: record(
                              values,
                              "ingressClassParams.spec.namespaceSelector",
                          ),
                      },
                  },
              ],
};

/** Another chart is an error, never a guess. */
export const charts: Record<string, Chart> = {
    base,
    istiod,
    gateway,
    [CONTROLLER]: controller,
    ...karpenterCharts,
};
