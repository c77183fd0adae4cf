import { asProps, given, type Props, text, UNKNOWN, type Value } from "../values";
import { CloudError } from "../world/errors";
import type { Constructed, Uses } from "./cluster";
import { type Monitor, referenceTo } from "./monitor";

/** Arguments that go to the node group as they are. */
const PASSED = [
    "amiType",
    "capacityType",
    "clusterName",
    "diskSize",
    "forceUpdateVersion",
    "instanceTypes",
    "labels",
    "launchTemplate",
    "nodeGroupName",
    "nodeGroupNamePrefix",
    "releaseVersion",
    "subnetIds",
    "tags",
    "taints",
    "version",
];
const ARGUMENTS = [...PASSED, "cluster", "nodeRoleArn", "scalingConfig"];

/** What `eks.ManagedNodeGroup` of @pulumi/eks 4.3.0 registers (nodejs/eks/nodes/nodegroup.ts). */
export async function constructNodeGroup(
    monitor: Monitor,
    name: string,
    args: Props,
    uses: Uses,
): Promise<Constructed> {
    const unknown = Object.keys(args).filter((key) => !ARGUMENTS.includes(key));
    if (unknown.length > 0 || args["cluster"] === undefined || args["subnetIds"] === undefined) {
        throw new CloudError(
            "",
            `the sandbox's eks.ManagedNodeGroup needs cluster and subnetIds; it has no ${unknown.join(", ")}`,
        );
    }
    const self = await monitor.component("eks:index:ManagedNodeGroup", args);
    const cluster = await clusterOf(monitor, args["cluster"]);
    const scaling = asProps(args["scalingConfig"]);
    const passed = Object.fromEntries(PASSED.map((key) => [key, args[key]]));
    const nodeGroup = await monitor.resource(
        "aws:eks/nodeGroup:NodeGroup",
        name,
        given({
            ...passed,
            clusterName: args["clusterName"] ?? cluster.name,
            nodeRoleArn: args["nodeRoleArn"] ?? UNKNOWN,
            scalingConfig:
                args["scalingConfig"] === UNKNOWN
                    ? UNKNOWN
                    : {
                          desiredSize: scaling["desiredSize"] ?? 2,
                          minSize: scaling["minSize"] ?? 1,
                          maxSize: scaling["maxSize"] ?? 2,
                      },
            version: args["version"] ?? (args["launchTemplate"] ? undefined : cluster.version),
        }),
        {
            parent: self,
            uses: {
                clusterName: [...uses("cluster", "clusterName"), ...cluster.urns],
                nodeRoleArn: uses("nodeRoleArn"),
                subnetIds: uses("subnetIds"),
                launchTemplate: uses("launchTemplate"),
            },
        },
    );
    const state = { nodeGroup: referenceTo(nodeGroup), placementGroupName: "" };
    await monitor.outputs(self, state);
    return { urn: self.urn, state, uses: { nodeGroup: [nodeGroup.urn] } };
}

/** An `eks.Cluster`, or the `core` of one. */
async function clusterOf(monitor: Monitor, given: Value) {
    const component = asProps(given);
    const core = "cluster" in component ? component : await monitor.resolve(component);
    const reference = core["cluster"] ?? core["eksCluster"];
    const { name = UNKNOWN, version } = await monitor.resolve(reference);
    const urn = text(reference, "urn");
    return { name, version: version ?? UNKNOWN, urns: urn === undefined ? [] : [urn] };
}
