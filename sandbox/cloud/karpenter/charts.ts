import { roleOf } from "../aws/iam/credentials";
import type { Chart } from "../kubernetes/helm/chart";
import { chartName } from "../kubernetes/helm/chart";
import { podTrouble } from "../kubernetes/helm/images";
import { text } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import { KARPENTER } from "./at-work";
import { NODE_CLASS, NODE_POOL, reconcile } from "./reconcile";

const CRD = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";
const DEFINITIONS = [
    "capacitybuffers.autoscaling.x-k8s.io",
    "ec2nodeclasses.karpenter.k8s.aws",
    "nodeclaims.karpenter.sh",
    "nodeoverlays.karpenter.sh",
    "nodepools.karpenter.sh",
];

const definitions: Chart = {
    check: () => undefined,
    unready: () => undefined,
    // Templates of the chart without the policy `keep`: they go with the release.
    objects: () => DEFINITIONS.map((id) => ({ type: CRD, id, state: {} })),
};

const karpenter: Chart = {
    check(values, { cluster }) {
        const name = text(values, "settings.clusterName");
        if (name !== cluster) {
            throw new CloudError(
                "",
                `settings.clusterName ${name ?? ""} is not the cluster ${cluster}`,
            );
        }
    },
    unready(values, context) {
        const { world, cluster, entity } = context;
        const missing = DEFINITIONS.find((id) => !world.get(CRD, id, cluster));
        if (missing !== undefined) return `CrashLoopBackOff: no matches for kind ${missing}`;
        try {
            // It asks EC2 at its start whether it may (pkg/operator/operator.go, "CheckEC2Connectivity").
            roleOf(world, entity);
        } catch (error) {
            if (error instanceof CloudError) return `CrashLoopBackOff: ${error.message}`;
            throw error;
        }
        const queue = text(values, "settings.interruptionQueue") ?? "";
        const exists = world
            .all("aws:sqs/queue:Queue")
            .some(({ inputs }) => inputs["name"] === queue);
        if (queue !== "" && !exists) return `CrashLoopBackOff: the queue ${queue} does not exist`;
        const image = text(values, "controller.image.repository");
        return podTrouble(context, image ?? "public.ecr.aws/karpenter/controller");
    },
    objects: () => [],
    ready: reconcile,
};

export const karpenterCharts: Record<string, Chart> = {
    [KARPENTER]: karpenter,
    "karpenter-crd": definitions,
};

/** A definition goes after all objects of its kind, each of which waits for its finalizers. */
export function assertDefinitionsCanGo({ entity, world, cluster }: Context): void {
    if (chartName(entity.inputs) !== "karpenter-crd") return;
    const held = [NODE_POOL, NODE_CLASS].flatMap((type) => world.all(type, cluster));
    if (held.length === 0) return;
    throw new CloudError(
        "",
        `timed out waiting for the condition: ${held.map(({ type, id }) => `${type.replace(/^.*:/, "")} ${id}`).join(", ")} of a definition that is deleted`,
    );
}
