/** Names under which the Helm charts are published; versions and repositories are in the config. */
export const CHARTS = {
    controller: "aws-load-balancer-controller",
    istioBase: "base",
    istiod: "istiod",
    istioGateway: "gateway",
    karpenter: "karpenter",
    karpenterCrd: "karpenter-crd",
} as const;

/** Seconds that Helm waits for the pods of a release: image pulls on fresh nodes take minutes. */
export const RELEASE_TIMEOUT_SECONDS = 900;

/** Where a release finds its chart: an OCI registry holds it under its address, a repository by name. */
export function chartSource(
    repository: string,
    chart: string,
): { chart: string; repositoryOpts?: { repo: string } } {
    return repository.startsWith("oci://")
        ? { chart: `${repository.replace(/\/+$/, "")}/${chart}` }
        : { chart, repositoryOpts: { repo: repository } };
}
