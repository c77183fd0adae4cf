import { isNewer, minorOf, rangeText, supports, VERSIONS, type VersionTable } from "../versions";
import { istioReleases } from "./mesh/releases";
import type { Rules } from "./refusal";

/** Minors by which kube-proxy may be older than the API server (Kubernetes version skew policy). */
const KUBE_PROXY_SKEW = 3;

/** The rules of a table of versions. */
export function versionRulesOf({ eks, istio, controller, karpenter }: VersionTable) {
    return {
        clusterKnown: ({ cluster }) =>
            !Object.hasOwn(eks, cluster.version) && {
                path: "cluster.version",
                rule: `must be one of ${Object.keys(eks).join(", ")}`,
                cure: "write one of them, quoted; EKS upgrades by one minor at a time",
            },

        istioKnown: ({ mesh }) =>
            istioReleases(mesh).map(
                ({ path, version }) =>
                    !Object.hasOwn(istio, minorOf(version)) && {
                        path,
                        value: version,
                        rule: `must be a release of ${Object.keys(istio).join(" or ")}`,
                        cure: `write a release of ${String(Object.keys(istio).at(-1))}`,
                    },
            ),

        /** Istio and the controller each support a range of Kubernetes versions. */
        istioFits: ({ cluster, mesh }) =>
            istioReleases(mesh).map(({ path, version }) =>
                misfit(path, version, istio[minorOf(version)], cluster.version),
            ),

        controllerFits: ({ cluster, controller: { chartVersion } }) =>
            misfit(
                "controller.chartVersion",
                chartVersion,
                controller[chartVersion],
                cluster.version,
            ),

        karpenterFits: ({ cluster }) =>
            cluster.autoscaling === "karpenter" &&
            misfit(
                "cluster.karpenter.chartVersion",
                cluster.karpenter.chartVersion,
                karpenter[cluster.karpenter.chartVersion],
                cluster.version,
            ),

        /** EKS lists for a cluster's version the kube-proxy of that minor and of those before it. */
        kubeProxyFits: ({ cluster: { version, addonVersions } }) => {
            const kubeProxy = addonVersions["kube-proxy"];
            if (kubeProxy === undefined) return;
            const behind = minorNumber(version) - minorNumber(kubeProxy);
            return (
                (behind < 0 || behind > KUBE_PROXY_SKEW) && {
                    path: "cluster.addonVersions.kube-proxy",
                    rule: `must not be newer than cluster.version, ${version}, nor more than ${KUBE_PROXY_SKEW} minors older`,
                    cure: `write a release of v${version}, or leave it out for the default`,
                }
            );
        },

        /** A controller reads the CRDs of later versions; those of earlier ones lack what it writes. */
        crdsNotOlder: ({ controller: { chartVersion, crdVersion } }) =>
            crdVersion !== undefined &&
            isNewer(chartVersion, crdVersion) && {
                path: "controller.crdVersion",
                rule: `must not be older than controller.chartVersion, ${chartVersion}`,
                cure: "take it out, for the CRDs of chartVersion",
            },
    } satisfies Rules;
}

export const versionRules = versionRulesOf(VERSIONS);

function misfit(
    path: string,
    value: string,
    range: Parameters<typeof supports>[0] | undefined,
    kubernetes: string,
) {
    return (
        range !== undefined &&
        !supports(range, kubernetes) && {
            path,
            value,
            rule: `must fit cluster.version, ${kubernetes}; it runs on Kubernetes ${rangeText(range)}`,
            cure: `choose another ${path}, or another cluster.version`,
        }
    );
}

function minorNumber(version: string): number {
    return Number(version.split(".")[1]);
}
