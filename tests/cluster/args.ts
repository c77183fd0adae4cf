import * as eks from "@pulumi/eks";

import { Cluster, type ClusterArgs } from "../../components/cluster/cluster";
import { NodeGroups } from "../../components/cluster/node-groups";
import type { NodeGroupConfig } from "../../components/config/sections/cluster";
import { DEFAULT_VERSIONS } from "../../components/config/versions";
import type { Network } from "../../components/network/network";
import { anyNetwork } from "../network/args";

/** A cluster with one node group, reachable from one range, with AWS's default add-ons. */
export function clusterArgs(changes: Partial<ClusterArgs> = {}): ClusterArgs {
    return {
        clusterName: "payments-test",
        network: changes.network ?? anyNetwork(),
        profile: undefined,
        protect: false,
        tags: { team: "payments" },
        version: DEFAULT_VERSIONS.eks,
        publicAccessCidrs: ["203.0.113.0/24"],
        serviceCidr: "172.20.0.0/16",
        logTypes: ["audit", "authenticator"],
        logRetentionDays: 30,
        accessEntries: {},
        teams: [],
        nodeGroups: { main: nodeGroup() },
        addonVersions: {},
        ...changes,
    };
}

export function nodeGroup(changes: Partial<NodeGroupConfig> = {}): NodeGroupConfig {
    return {
        instanceTypes: ["m7i.large"],
        arch: "x86_64",
        capacityType: "ON_DEMAND",
        minSize: 2,
        desiredSize: 3,
        maxSize: 4,
        diskSizeGiB: 50,
        ...changes,
    };
}

/** A cluster for the tests of what runs in it. */
export function anyCluster(network: Network = anyNetwork()): Cluster {
    return new Cluster("cluster", clusterArgs({ network }));
}

/** Nodes for the tests of what waits for them; there are none, for mocks wait for nothing. */
export function anyNodes(): NodeGroups {
    return new NodeGroups("nodes", {
        cluster: new eks.Cluster("eks", {}),
        version: DEFAULT_VERSIONS.eks,
        nodeRoleArn: "arn:aws:iam::111122223333:role/node",
        subnetIds: [],
        groups: {},
        tags: {},
        needs: [],
    });
}
