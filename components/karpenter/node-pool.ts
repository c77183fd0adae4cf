import type { NodePoolConfig } from "../config/sections/node-pools";

/** A requirement of nodes, by a label that Karpenter gives them. */
interface Requirement {
    key: string;
    operator: "In" | "Gt";
    values: string[];
}

const ARCH = { x86_64: "amd64", arm64: "arm64" };
const CAPACITY = { ON_DEMAND: "on-demand", SPOT: "spot" };

/** What a pool starts that names no types: enough for any pod, and not the oldest. */
const ANY_TYPE: Requirement[] = [
    { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["c", "m", "r"] },
    { key: "karpenter.k8s.aws/instance-generation", operator: "Gt", values: ["4"] },
    // A node of one vCPU has no room beside its daemons.
    { key: "karpenter.k8s.aws/instance-cpu", operator: "Gt", values: ["1"] },
];

/** Spec of a NodePool whose nodes are of the class. */
export function nodePoolSpec(
    pool: NodePoolConfig,
    { className, graceMinutes }: { className: string; graceMinutes: number },
) {
    return {
        ...(pool.weight !== undefined && { weight: pool.weight }),
        limits: { cpu: String(pool.cpuLimit), memory: `${pool.memoryLimitGiB}Gi` },
        disruption: {
            consolidationPolicy: "WhenEmptyOrUnderutilized",
            consolidateAfter: `${pool.consolidateAfterSeconds}s`,
            budgets: [{ nodes: `${pool.disruptionPercent}%` }],
        },
        template: {
            spec: {
                nodeClassRef: {
                    group: "karpenter.k8s.aws",
                    kind: "EC2NodeClass",
                    name: className,
                },
                expireAfter: `${pool.expireAfterHours}h`,
                // Whatever holds the pods: without it a disruption budget could hold a destroy for ever.
                terminationGracePeriod: `${graceMinutes}m`,
                requirements: requirements(pool),
            },
        },
    };
}

function requirements({ arch, capacityTypes, instanceTypes }: NodePoolConfig): Requirement[] {
    return [
        { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
        { key: "kubernetes.io/arch", operator: "In", values: [ARCH[arch]] },
        {
            key: "karpenter.sh/capacity-type",
            operator: "In",
            values: capacityTypes.map((type) => CAPACITY[type]),
        },
        ...(instanceTypes === undefined
            ? ANY_TYPE
            : [
                  {
                      key: "node.kubernetes.io/instance-type",
                      operator: "In" as const,
                      values: instanceTypes,
                  },
              ]),
    ];
}
