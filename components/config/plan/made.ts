import type { ClusterConfig, OwnClusterConfig } from "../sections/cluster";
import type { ExistingNetworkConfig, NetworkConfig, OwnNetworkConfig } from "../sections/network";

/** A thing that exists, or what the stack makes it from. */
export type Made<Existing, Own> =
    { existing: Existing; own?: undefined } | { existing?: undefined; own: Own };

export function networkPlan(config: NetworkConfig): Made<ExistingNetworkConfig, OwnNetworkConfig> {
    const { existing, cidr, availabilityZones, ...rest } = config;
    return existing
        ? { existing }
        : {
              own: {
                  ...rest,
                  cidr: needed(cidr, "network.cidr"),
                  availabilityZones: needed(availabilityZones, "network.availabilityZones"),
              },
          };
}

export function clusterPlan(
    config: ClusterConfig,
): Made<NonNullable<ClusterConfig["existing"]>, OwnClusterConfig> {
    const { existing, publicAccessCidrs, nodeGroups, ...rest } = config;
    return existing
        ? { existing }
        : {
              own: {
                  ...rest,
                  publicAccessCidrs: needed(publicAccessCidrs, "cluster.publicAccessCidrs"),
                  nodeGroups: needed(nodeGroups, "cluster.nodeGroups"),
              },
          };
}

/** What the config's rules ask for where nothing exists. */
function needed<T>(value: T | undefined, path: string): T {
    if (value === undefined) throw new Error(`${path} must be set`);
    return value;
}
