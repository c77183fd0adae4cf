/** Which versions a stack may run, how long each is supported, and which fit together: the one list. */

export interface KubernetesRange {
    from: string;
    /** Absent where the project names no newest version. */
    to?: string;
}

/** How long a version gets fixes. */
export interface Support {
    /** The day on which support ends, such as `2027-03-27`; absent where none is announced. */
    supportEnds?: string;
}

export interface VersionTable {
    /** Minor versions of EKS, with the end of standard support. */
    eks: Readonly<Record<string, Support>>;
    /** Minor versions of Istio, with the Kubernetes versions that each supports. */
    istio: Readonly<Record<string, KubernetesRange & Support>>;
    /** Releases of the AWS Load Balancer Controller, with the Kubernetes versions that each supports. */
    controller: Readonly<Record<string, KubernetesRange>>;
    /** Releases of Karpenter, with the Kubernetes versions that each supports. */
    karpenter: Readonly<Record<string, KubernetesRange>>;
}

export const VERSIONS = {
    // https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html (release calendar);
    // the date of 1.36 as https://endoflife.date/amazon-eks has it from there.
    eks: {
        "1.33": { supportEnds: "2026-07-29" },
        "1.34": { supportEnds: "2026-12-02" },
        "1.35": { supportEnds: "2027-03-27" },
        "1.36": { supportEnds: "2027-08-02" },
    },
    // https://istio.io/latest/docs/releases/supported-releases/: a minor gets fixes until six weeks
    // after the second one that follows it. 1.32.0 was tagged on 21 October 2026; 1.33 is not out, so
    // 1.31 has no date yet.
    istio: {
        "1.30": { from: "1.32", to: "1.36", supportEnds: "2026-12-02" },
        "1.31": { from: "1.32", to: "1.37" },
    },
    // kubeVersion of the chart: helm/aws-load-balancer-controller/Chart.yaml. Only releases whose IAM
    // actions are recorded in components/controller/. AWS announces no dates for the end of fixes.
    controller: {
        "3.4.3": { from: "1.22" },
        "3.5.0": { from: "1.22" },
    },
    // https://karpenter.sh/docs/upgrading/compatibility/: 1.36 needs 1.13. Only releases whose IAM actions
    // are recorded in components/karpenter/. The project announces no dates for the end of fixes.
    karpenter: {
        "1.14.3": { from: "1.26", to: "1.36" },
        "1.15.2": { from: "1.26", to: "1.36" },
    },
} as const satisfies VersionTable;

export type ControllerVersion = keyof typeof VERSIONS.controller;
export type KarpenterVersion = keyof typeof VERSIONS.karpenter;

/** What a stack runs that names no versions. */
export const DEFAULT_VERSIONS = {
    eks: "1.35",
    istio: "1.31.4",
    controller: "3.5.0",
    karpenter: "1.15.2",
} as const satisfies {
    eks: keyof typeof VERSIONS.eks;
    istio: string;
    controller: ControllerVersion;
    karpenter: KarpenterVersion;
};

/** Versions with the ends of their support, such as `1.35 (supported until 2027-03-27), 1.36`. */
export function listed(
    versions: Readonly<Record<string, Support & Partial<KubernetesRange>>>,
): string {
    return Object.entries(versions)
        .map(([version, { supportEnds }]) =>
            supportEnds === undefined ? version : `${version} (supported until ${supportEnds})`,
        )
        .join(", ");
}

/** `1.31` out of `1.31.4`. */
export function minorOf(version: string): string {
    return version.split(".").slice(0, 2).join(".");
}

/** Whether a version comes after another one; each part counts as a number. */
export function isNewer(version: string, other: string): boolean {
    return version.localeCompare(other, "en", { numeric: true }) > 0;
}

export function supports({ from, to }: KubernetesRange, kubernetes: string): boolean {
    return !isNewer(from, kubernetes) && (to === undefined || !isNewer(kubernetes, to));
}

export function rangeText({ from, to }: KubernetesRange): string {
    return to === undefined ? `${from} or newer` : `${from} to ${to}`;
}
