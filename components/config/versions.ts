/** Which versions fit together, as data; a bump of one is a line here. */

export interface KubernetesRange {
    from: string;
    /** Absent where the project names no newest version. */
    to?: string;
}

export interface VersionTable {
    /** Minor versions of EKS that may be run. */
    eks: readonly string[];
    /** Kubernetes versions that each minor of Istio supports. */
    istio: Readonly<Record<string, KubernetesRange>>;
    /** Kubernetes versions that each release of the AWS Load Balancer Controller supports. */
    controller: Readonly<Record<string, KubernetesRange>>;
}

export const VERSIONS: VersionTable = {
    // https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html: standard support
    // of 1.33 ended on 29 July 2026; that of 1.34 ends on 2 December 2026, of 1.35 on 27 March 2027.
    eks: ["1.34", "1.35", "1.36"],
    // https://istio.io/latest/docs/releases/supported-releases/
    istio: {
        "1.30": { from: "1.32", to: "1.36" },
        "1.31": { from: "1.32", to: "1.37" },
    },
    // kubeVersion of the chart: helm/aws-load-balancer-controller/Chart.yaml.
    controller: {
        "3.4.3": { from: "1.22" },
        "3.5.0": { from: "1.22" },
    },
};

/** `1.31` out of `1.31.1`. */
export function minorOf(version: string): string {
    return version.split(".").slice(0, 2).join(".");
}

export function supports({ from, to }: KubernetesRange, kubernetes: string): boolean {
    return rank(from) <= rank(kubernetes) && (to === undefined || rank(kubernetes) <= rank(to));
}

export function rangeText({ from, to }: KubernetesRange): string {
    return to === undefined ? `${from} or newer` : `${from} to ${to}`;
}

function rank(minor: string): number {
    const [major = 0, rest = 0] = minor.split(".").map(Number);
    return major * 1_000 + rest;
}
