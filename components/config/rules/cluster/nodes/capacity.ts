/** What a node has, or what pods ask for. */
export interface Resources {
    /** Thousandths of a vCPU. */
    cpu: number;
    memoryMiB: number;
    pods: number;
}

/** vCPUs, MiB and pods of the burstable ones, whose sizes have rules of their own: the most that any of t2 to t4g has. */
const BURSTABLE: Readonly<Record<string, readonly [number, number, number]>> = {
    nano: [2, 512, 4],
    micro: [2, 1024, 4],
    small: [2, 2048, 11],
    medium: [2, 4096, 17],
    large: [2, 8192, 35],
    xlarge: [4, 16384, 58],
    "2xlarge": [8, 32768, 58],
};

/** MiB for each vCPU of compute, general-purpose and memory-optimized types. */
const MEMORY = { c: 2048, m: 4096, r: 8192 } as const;

/** The families with a little more, so that they all fit one table: c5n. */
const MORE_MEMORY: Readonly<Record<string, number>> = { c5n: 2688 };

/**
 * What pods get of a node of the type, at the most; undefined where the type's numbers follow no rule
 * that is known here. Sources: the EC2 user guide's tables of instance types; pods by the network
 * interfaces of the VPC CNI without prefixes (its `pkg/vpc/vpc_ip_resource_limit.go`); what the node keeps
 * for itself, 255 MiB and 11 for each pod, 100 MiB before it evicts, 6 % of the first vCPU and 1 % of the
 * second (awslabs/amazon-eks-ami, nodeadm's `internal/kubelet/config.go`).
 */
export function allocatable(type: string): Resources | undefined {
    const numbers = numbersOf(type);
    if (numbers === undefined) return undefined;
    const [vcpus, memoryMiB, pods] = numbers;
    // For the fewest pods that a type of this size takes: newer generations take more, and keep more.
    const kept = 255 + 11 * Math.min(pods, vcpus === 1 ? 8 : 20) + 100;
    return { cpu: vcpus * 1000 - (vcpus > 1 ? 70 : 60), memoryMiB: memoryMiB - kept, pods };
}

/** vCPUs and memory of a type, where they follow a rule that is known here; burstable ones differ. */
export function sizeOf(type: string): { vcpus: number; memoryMiB: number } | undefined {
    const numbers = type.startsWith("t") ? undefined : numbersOf(type);
    return numbers && { vcpus: numbers[0], memoryMiB: numbers[1] };
}

function numbersOf(type: string): readonly [number, number, number] | undefined {
    const [family = "", size = ""] = type.split(".");
    const [, series = "", digits = ""] = /^([a-z]+)(\d+)/.exec(family) ?? [];
    const generation = Number(digits);
    if (series === "t") return generation < 2 ? undefined : BURSTABLE[size];
    const vcpus = vcpusOf(size);
    if (!isRated(series) || generation < 4 || vcpus === undefined) return undefined;
    return [vcpus, vcpus * (MORE_MEMORY[family] ?? MEMORY[series]), podsOf(vcpus, generation)];
}

function isRated(series: string): series is keyof typeof MEMORY {
    return Object.hasOwn(MEMORY, series);
}

function vcpusOf(size: string): number | undefined {
    if (size === "medium") return 1;
    if (size === "large") return 2;
    const times = /^(\d*)xlarge$/.exec(size)?.[1];
    return times === undefined ? undefined : 4 * Number(times === "" ? 1 : times);
}

/** The kubelet of EKS stops at 250. */
function podsOf(vcpus: number, generation: number): number {
    if (vcpus === 1) return generation >= 8 ? 40 : 8;
    if (vcpus === 2) return generation >= 8 ? 78 : 29;
    return 250;
}
