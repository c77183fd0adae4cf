import * as awsEks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import type { ClusterConfig } from "../config/sections/cluster";

export type AddonName = keyof ClusterConfig["addonVersions"];

/**
 * The version of an add-on: the config's, else the one that AWS makes the default for the cluster's
 * version. Never the most recent: then a release of AWS would show as a change in every preview.
 */
export function addonVersion(
    addonName: AddonName,
    cluster: Pick<ClusterConfig, "version" | "addonVersions">,
    parent: pulumi.Resource,
): pulumi.Input<string> {
    return (
        cluster.addonVersions[addonName] ??
        awsEks.getAddonVersionOutput(
            { addonName, kubernetesVersion: cluster.version, mostRecent: false },
            { parent },
        ).version
    );
}
