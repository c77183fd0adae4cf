import { type Props, text } from "../../values";
import { CloudError } from "../../world/errors";

// From 1.31 on Istio publishes at blob.istio.io, ghcr.io (charts) and docker.io (images) alone; the old
// chart repository ends with 1.30.4 (Istio 1.31 upgrade notes).
const OLD_BUCKETS = [
    "https://istio-release.storage.googleapis.com/",
    "https://storage.googleapis.com/istio-release/",
];
const OLD_REGISTRIES = ["registry.istio.io/", "gcr.io/istio-release"];
const NEWEST_OLD_CHART = [1, 30, 4];
const NEWEST_OLD_IMAGE = [1, 30, Infinity];

/**
 * Helm's words for a version that the index of a repository doesn't list (pkg/repo/chartrepo.go), and the
 * Kubernetes provider's for one that a registry doesn't have (provider/pkg/provider/helm_release.go).
 */
export function assertChartPublished(release: Props): void {
    const [chart = "", version = "", repository = ""] = [
        text(release, "chart"),
        text(release, "version"),
        text(release, "repositoryOpts.repo"),
    ];
    if (chart.startsWith("oci://") && !hasImages(chart.slice("oci://".length), release)) {
        throw new CloudError("", `failed to download "${chart}" at version "${version}"`);
    }
    const isOld = OLD_BUCKETS.some((old) => `${repository}/`.startsWith(old));
    if (!isOld || isUpTo(release, NEWEST_OLD_CHART)) return;
    throw new CloudError(
        "",
        `chart "${chart}" version "${version}" not found in ${repository} repository`,
    );
}

/** Whether a registry has what belongs to a release. */
export function hasImages(registry: string, release: Props): boolean {
    const isOld = OLD_REGISTRIES.some((old) => registry.startsWith(old));
    return !isOld || isUpTo(release, NEWEST_OLD_IMAGE);
}

function isUpTo(release: Props, newest: readonly number[]): boolean {
    const version = (text(release, "version") ?? "").split(".").map(Number);
    const at = newest.findIndex((part, index) => part !== version[index]);
    return at === -1 || (version[at] ?? 0) < (newest[at] ?? 0);
}
