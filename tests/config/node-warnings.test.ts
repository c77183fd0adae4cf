import { expect, it } from "vitest";

import { nodeWarnings } from "../../components/config/node-warnings";
import { loaded, configWith } from "../support/config";

const PATH = "cluster.nodeGroups.main.maxSize";
const warnings = (autoscaling: string, maxSize: number, given = true) => {
    const { cluster } = loaded(
        configWith({
            "cluster.autoscaling": autoscaling,
            "cluster.nodeGroups": { main: { instanceTypes: ["m7i.large"], maxSize } },
        }),
    );
    return nodeWarnings(cluster, (path) => given && path === PATH);
};

it("says of a maximum above desiredSize that nothing grows up to it", () => {
    expect(warnings("none", 6)).toEqual([
        "mesh-edge:cluster.nodeGroups.main.maxSize: nothing adds nodes up to 6; for nodes that come and go with the pods, write cluster.autoscaling: karpenter. Set it to desiredSize, 2, or scale the group by hand.",
    ]);
    expect(warnings("karpenter", 6)).toEqual([
        "mesh-edge:cluster.nodeGroups.main.maxSize: nothing adds nodes up to 6; Karpenter's nodes are outside of the group. Set it to desiredSize, 2, or scale the group by hand.",
    ]);
});

it("says nothing of a maximum that is desiredSize, or the default", () => {
    expect(warnings("none", 2)).toEqual([]);
    expect(warnings("none", 4, false)).toEqual([]);
});
