import { differences } from "../differences";
import { sides, type StepRule } from "../finding";
import type { Inputs, Step } from "../preview";

/** Where requests go changes, or the pods that answer them are replaced. */
export const trafficMoves: StepRule = {
    id: "traffic",
    types: [
        "kubernetes:networking.istio.io/v1:VirtualService",
        "kubernetes:networking.istio.io/v1:DestinationRule",
        "kubernetes:helm.sh/v3:Release",
        "aws:route53/record:Record",
        "aws:lb/listener:Listener",
        "aws:lb/listenerRule:ListenerRule",
        "aws:eks/nodeGroup:NodeGroup",
    ],
    find: (step) => {
        if (step.op !== "update") return [];
        const { before, after } = sides(step);
        const [reason, consequence] = TEXTS[step.type] ?? DEFAULT;
        return isProof(after) || keepsPods(step, before, after)
            ? []
            : [{ verdict: "traffic-moves", reason, consequence }];
    },
};

/** A record by which ACM tells who owns a domain. */
function isProof({ name }: Inputs): boolean {
    return typeof name === "string" && name.startsWith("_");
}

/** Values of the charts that aren't in the template of their pods. */
const BESIDE_PODS = [
    "replicaCount",
    "autoscaling",
    "autoscaleMin",
    "autoscaleMax",
    "podDisruptionBudget",
    "service",
];

/** How many nodes or pods there are changes, not what they are. */
function keepsPods({ type }: Step, before: Inputs, after: Inputs): boolean {
    const paths = differences(before, after).map(({ path }) => path);
    if (type === "aws:eks/nodeGroup:NodeGroup") {
        return paths.every((path) => /^(scalingConfig|tags|labels)\b/.test(path));
    }
    return (
        type === "kubernetes:helm.sh/v3:Release" &&
        paths.every((path) => BESIDE_PODS.some((key) => path.split(".").includes(key)))
    );
}

const DEFAULT = ["routes change", "requests may go elsewhere: see the requests"] as const;

const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
    "kubernetes:helm.sh/v3:Release": [
        "a release is upgraded",
        "its pods are replaced, a few at a time, if their template differs",
    ],
    "aws:eks/nodeGroup:NodeGroup": [
        "nodes change",
        "pods are moved, a few nodes at a time, if the nodes are replaced",
    ],
    "aws:route53/record:Record": [
        "a DNS record changes",
        "clients follow it when their caches end",
    ],
};
