import type { NodeGroupConfig } from "../../sections/cluster";
import { likelyType, mayExist } from "./nodes/listed-types";
import { certain, each, known } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import type { Rules } from "../refusal";

/** Graviton: the family a1, or a generation digit followed by `g`; and NVIDIA Grace. */
const ARM64_FAMILY = /^(a1|[a-z]+\d+g[a-z]*|[a-z]+\d+[a-z]*-gb\d+)$/;

/** Families on which no node image of EKS starts. */
const NO_NODES: readonly [family: RegExp, why: string][] = [
    [/^mac/, "must be a type for Linux: EC2 Mac runs macOS, and EKS has no nodes of it"],
    // AWS CDK's EcsMachineImageType says so of the same Amazon Linux.
    [/^a1$/, "must be Graviton2 or newer: Amazon Linux 2023 doesn't start on A1"],
    // EC2 user guide, "Linux AMI virtualization types".
    [/^(c1|m1|m2|t1)$/, "must be newer: this family can't start images of hardware virtualization"],
];

export const instanceTypeRules = {
    /**
     * EKS refuses a node group of a type that EC2 doesn't have, or that its images don't start on. Karpenter
     * refuses nothing: a pool of such types never has a node.
     */
    typesExist: (config) =>
        eachTyped(config, (group, at) =>
            each(`${at}.instanceTypes`, group.instanceTypes, (type, path) => {
                const rule = doubt(type);
                if (rule === undefined) return;
                const arch = certain(() => group.arch);
                const fits = (other: string) =>
                    doubt(other) === undefined && (arch === undefined || archOf(other) === arch);
                const meant = mayExist(type) ? undefined : likelyType(type, fits);
                return {
                    path,
                    rule,
                    cure:
                        meant === undefined
                            ? `write for example "${exampleOf(arch)}"`
                            : `did you mean "${meant}"?`,
                };
            }),
        ),

    /** A node image starts only on processors of its own architecture. */
    typesFitArch: (config) =>
        eachTyped(config, ({ arch, instanceTypes }, at) =>
            each(
                `${at}.instanceTypes`,
                instanceTypes,
                (type, path) =>
                    doubt(type) === undefined &&
                    archOf(type) !== arch && {
                        path,
                        rule: `must be an instance type of arch ${arch}; this one is ${archOf(type)}`,
                        cure: archCure(arch, type, known(instanceTypes)),
                    },
            ),
        ),
} satisfies Rules;

type Typed = Pick<NodeGroupConfig, "arch"> & { instanceTypes?: readonly string[] | undefined };

/** What `look` finds at each thing that names instance types: node groups, and Karpenter's pools. */
function eachTyped<Found>(
    { cluster }: StackConfig,
    look: (nodes: Typed, path: string) => Found,
): Found[] {
    return (["nodeGroups", "nodePools"] as const).flatMap((key) =>
        each<Typed, Found>(
            `cluster.${key}`,
            certain(() => cluster[key]),
            look,
        ),
    );
}

function archCure(arch: NodeGroupConfig["arch"], type: string, listed: readonly string[]): string {
    const example = exampleOf(arch);
    const way = listed.includes(example) ? "take it out" : `write for example "${example}"`;
    return `${way}, or set arch to ${archOf(type)}`;
}

function doubt(type: string): string | undefined {
    if (!mayExist(type)) return "must be an instance type that EC2 has";
    const [family = ""] = type.split(".");
    return NO_NODES.find(([families]) => families.test(family))?.[1];
}

function exampleOf(arch: NodeGroupConfig["arch"] | undefined): string {
    return arch === "arm64" ? "m7g.large" : "m7i.large";
}

function archOf(instanceType: string): NodeGroupConfig["arch"] {
    const [family = ""] = instanceType.split(".");
    return ARM64_FAMILY.test(family) ? "arm64" : "x86_64";
}
