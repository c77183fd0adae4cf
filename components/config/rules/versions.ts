import {
    isNewer,
    type KubernetesRange,
    minorOf,
    rangeText,
    supports,
    VERSIONS,
    type VersionTable,
} from "../versions";
import { istioReleases } from "./mesh/releases";
import type { Rule } from "./rule";

/** Versions that the table knows. */
export function versionsKnown({ eks, istio }: VersionTable): Rule {
    return ({ cluster, mesh }) => {
        return [
            ...(cluster?.version === undefined || Object.hasOwn(eks, cluster.version)
                ? []
                : [
                      {
                          path: "cluster.version",
                          value: cluster.version,
                          rule: `must be one of ${Object.keys(eks).join(", ")}`,
                          cure: "write one of them, quoted; EKS upgrades by one minor at a time",
                      },
                  ]),
            ...istioReleases(mesh)
                .filter(({ version }) => !Object.hasOwn(istio, minorOf(version)))
                .map(({ path, version }) => ({
                    path,
                    value: version,
                    rule: `must be a release of ${Object.keys(istio).join(" or ")}`,
                    cure: `write a release of ${String(Object.keys(istio).at(-1))}`,
                })),
        ];
    };
}

/** Istio, the controller and Karpenter each support a range of Kubernetes versions. */
export function versionsFit({ istio, controller, karpenter }: VersionTable): Rule {
    return ({ cluster, mesh, controller: { chartVersion } = {} }) => {
        const kubernetes = cluster?.version;
        const karpenterVersion = cluster?.karpenter?.chartVersion;
        if (kubernetes === undefined) {
            return [];
        }
        const misfit = (path: string, value: string, range: KubernetesRange | undefined) =>
            range === undefined || supports(range, kubernetes)
                ? []
                : [
                      {
                          path,
                          value,
                          rule: `must fit cluster.version, ${kubernetes}; it runs on Kubernetes ${rangeText(range)}`,
                          cure: `choose another ${path}, or another cluster.version`,
                      },
                  ];
        return [
            ...istioReleases(mesh).flatMap(({ path, version }) =>
                misfit(path, version, istio[minorOf(version)]),
            ),
            ...(chartVersion === undefined
                ? []
                : misfit("controller.chartVersion", chartVersion, controller[chartVersion])),
            ...(cluster?.autoscaling !== "karpenter" || karpenterVersion === undefined
                ? []
                : misfit(
                      "cluster.karpenter.chartVersion",
                      karpenterVersion,
                      karpenter[karpenterVersion],
                  )),
        ];
    };
}

/** Minors by which kube-proxy may be older than the API server (Kubernetes version skew policy). */
const KUBE_PROXY_SKEW = 3;

/** EKS lists for a cluster's version the kube-proxy of that minor and of those before it. */
export const kubeProxyFits: Rule = ({ cluster }) => {
    const { version, addonVersions } = cluster ?? {};
    const kubeProxy = addonVersions?.["kube-proxy"];
    if (version === undefined || typeof kubeProxy !== "string") {
        return [];
    }
    const behind = minorNumber(version) - minorNumber(kubeProxy);
    return behind >= 0 && behind <= KUBE_PROXY_SKEW
        ? []
        : [
              {
                  path: "cluster.addonVersions.kube-proxy",
                  value: kubeProxy,
                  rule: `must not be newer than cluster.version, ${version}, nor more than ${KUBE_PROXY_SKEW} minors older`,
                  cure: `write a release of v${version}, or leave it out for the default`,
              },
          ];
};

function minorNumber(version: string): number {
    return Number(version.split(".")[1]);
}

/** A controller reads the CRDs of later versions; those of earlier ones lack what it writes. */
export const crdsNotOlder: Rule = ({ controller: { chartVersion, crdVersion } = {} }) =>
    chartVersion === undefined || !crdVersion || !isNewer(chartVersion, crdVersion)
        ? []
        : [
              {
                  path: "controller.crdVersion",
                  value: crdVersion,
                  rule: `must not be older than controller.chartVersion, ${chartVersion}`,
                  cure: "take it out, for the CRDs of chartVersion",
              },
          ];

export const versionRules: readonly Rule[] = [
    versionsKnown(VERSIONS),
    versionsFit(VERSIONS),
    kubeProxyFits,
    crdsNotOlder,
];
