import type { Problem } from "../../config/reading/problem";
import type { ControllerConfig } from "../../config/sections/controller";
import { minorOf, rangeText, supports, VERSIONS } from "../../config/versions";
import type { ClusterFacts } from "./facts";

/** States in which the API server answers and EKS takes changes. */
const USABLE = ["ACTIVE", "UPDATING"];

/** What the stack is about to put into a cluster. */
export interface ClusterUse {
    /** Of network.existing. */
    vpcId: string | undefined;
    /** How the stack's controller gets its role; undefined where it installs none. */
    credentials: ControllerConfig["credentials"] | undefined;
    /** Releases of Istio that it installs. */
    istio: readonly string[];
}

/** Everything in an existing cluster that the stack can't work with. */
export function clusterProblems(
    name: string,
    cluster: ClusterFacts | undefined,
    use: ClusterUse,
): Problem[] {
    const path = "cluster.existing.name";
    const refused = (rule: string, cure: string): Problem => ({ path, value: name, rule, cure });
    if (cluster === undefined) {
        return [
            refused(
                "must be a cluster of aws:region and of accountId: EKS knows none of this name there",
                "write the name of one, as `aws eks list-clusters` lists it",
            ),
        ];
    }
    const { status, version, vpcId, authenticationMode } = cluster;
    return [
        ...(USABLE.includes(status)
            ? []
            : [refused(`must be ACTIVE; it is ${status}`, "wait until it is, or name another")]),
        ...(Object.hasOwn(VERSIONS.eks, version)
            ? []
            : [
                  refused(
                      `must run one of ${Object.keys(VERSIONS.eks).join(", ")}; it runs ${version}`,
                      "upgrade it first, one minor at a time; or take a release of this program that knows its version",
                  ),
              ]),
        ...use.istio.flatMap((release) => istioProblems(release, version)),
        ...(vpcId === use.vpcId
            ? []
            : [
                  refused(
                      `must be in network.existing.vpcId, ${use.vpcId ?? ""}; it is in ${vpcId}`,
                      `write network.existing.vpcId: ${vpcId} with subnets of that VPC, or name another cluster`,
                  ),
              ]),
        ...(authenticationMode === "CONFIG_MAP"
            ? [
                  refused(
                      "must take access entries; its authentication mode is CONFIG_MAP, which lets nobody in by one",
                      `run \`aws eks update-cluster-config --name ${name} --access-config authenticationMode=API_AND_CONFIG_MAP\`, which keeps the config map`,
                  ),
              ]
            : []),
        ...credentialProblems(name, cluster, use.credentials),
    ];
}

function istioProblems(release: string, kubernetes: string): Problem[] {
    const [, range] =
        Object.entries(VERSIONS.istio).find(([minor]) => minor === minorOf(release)) ?? [];
    return range === undefined || supports(range, kubernetes)
        ? []
        : [
              {
                  path: "mesh.version",
                  value: release,
                  rule: `must fit the cluster's version, ${kubernetes}; it runs on Kubernetes ${rangeText(range)}`,
                  cure: "choose another release of Istio, or upgrade the cluster",
              },
          ];
}

function credentialProblems(
    name: string,
    { hasPodIdentity, hasOidcProvider, oidcIssuer }: ClusterFacts,
    credentials: ClusterUse["credentials"],
): Problem[] {
    const path = "controller.credentials";
    if (credentials === "pod-identity" && !hasPodIdentity) {
        return [
            {
                path,
                value: credentials,
                rule: `must be irsa: ${name} has no add-on eks-pod-identity-agent, which hands out roles`,
                cure: "write irsa, or add the add-on to the cluster",
            },
        ];
    }
    return credentials === "irsa" && !hasOidcProvider
        ? [
              {
                  path,
                  value: credentials,
                  rule: `must be pod-identity: IAM has no OIDC provider of ${oidcIssuer}, the cluster's issuer`,
                  cure: "write pod-identity, or make the provider for the cluster",
              },
          ]
        : [];
}
