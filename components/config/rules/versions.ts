import {
    type KubernetesRange,
    minorOf,
    rangeText,
    supports,
    VERSIONS,
    type VersionTable,
} from "../versions";
import type { Rule } from "./rule";

/** Versions that the table knows. */
export function versionsKnown({ eks, istio }: VersionTable): Rule {
    return ({ cluster, mesh }) => {
        const minor = mesh?.version === undefined ? undefined : minorOf(mesh.version);
        return [
            ...(cluster?.version === undefined || eks.includes(cluster.version)
                ? []
                : [
                      {
                          path: "cluster.version",
                          value: cluster.version,
                          rule: `must be one of ${eks.join(", ")}, the versions in standard support`,
                          cure: "write one of them, quoted; EKS upgrades by one minor at a time",
                      },
                  ]),
            ...(minor === undefined || Object.hasOwn(istio, minor)
                ? []
                : [
                      {
                          path: "mesh.version",
                          value: mesh?.version,
                          rule: `must be a release of ${Object.keys(istio).join(" or ")}`,
                          cure: `write a release of ${String(Object.keys(istio).at(-1))}`,
                      },
                  ]),
        ];
    };
}

/** Istio and the controller each support a range of Kubernetes versions. */
export function versionsFit({ istio, controller }: VersionTable): Rule {
    return ({ cluster, mesh, controller: { chartVersion } = {} }) => {
        const kubernetes = cluster?.version;
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
            ...(mesh?.version === undefined
                ? []
                : misfit("mesh.version", mesh.version, istio[minorOf(mesh.version)])),
            ...(chartVersion === undefined
                ? []
                : misfit("controller.chartVersion", chartVersion, controller[chartVersion])),
        ];
    };
}

export const versionRules: readonly Rule[] = [versionsKnown(VERSIONS), versionsFit(VERSIONS)];
