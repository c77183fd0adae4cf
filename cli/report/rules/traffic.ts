import { sides, type StepRule } from "../finding";

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
        const [reason, consequence] = TEXTS[step.type] ?? DEFAULT;
        const isProof = String(sides(step).after.name).startsWith("_");
        return isProof ? [] : [{ verdict: "traffic-moves", reason, consequence }];
    },
};

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
    "aws:route53/record:Record": ["a DNS record changes", "clients follow it when their caches end"],
};
