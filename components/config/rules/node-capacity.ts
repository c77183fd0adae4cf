import { known, knownEntries, type Rule } from "./rule";

/** istiod's pods, of which the mesh has two (components/mesh/values.ts). */
const PODS = 2;

/**
 * How many pods of istiod a node surely can't exceed; each asks for 500m and 2 GiB (values.yaml of its chart).
 * A node keeps for itself and its daemons about 0.5 GiB and a quarter of a processor (Amazon EKS AMI,
 * reserved resources), so types of 2 GiB hold none, and of 4 GiB or one processor one (EC2 user guide,
 * "Instance type specifications").
 */
function podsOn(type: string): number {
    const [family = "", size = ""] = type.split(".");
    if (["nano", "micro", "small"].includes(size)) return 0;
    const ofCompute = /^(c\d|a1$)/.test(family);
    if (size === "medium") return ofCompute ? 0 : 1;
    return size === "large" &&
        /^(a1|c[34]|c5a?d?|c6[ag]|c6gd|c6gn|c6id?|c7[agi]|c7gd|c7i-flex|c8[agi]|c8gd|c8i-flex)$/.test(
            family,
        )
        ? 1
        : PODS;
}

/** The mesh's release waits until all its pods run, and nothing in the stack adds nodes. */
export const nodesHoldMesh: Rule = ({ cluster }) => {
    const groups = knownEntries(cluster?.nodeGroups);
    if (groups.length < Object.keys(cluster?.nodeGroups ?? {}).length) return [];
    let room = 0;
    for (const [, { desiredSize, instanceTypes }] of groups) {
        const types = known(instanceTypes);
        // EC2 may take any of them.
        if (desiredSize === undefined || types.length === 0) return [];
        if (types.length < (instanceTypes?.length ?? 0)) return [];
        room += desiredSize * Math.max(0, ...types.map(([, type]) => podsOn(type)));
    }
    const [first] = groups;
    if (first === undefined || room >= PODS) return [];
    const [name, { arch, instanceTypes }] = first;
    return [
        {
            path: `cluster.nodeGroups.${name}.instanceTypes`,
            value: instanceTypes,
            rule: `must give room to ${PODS} pods of istiod, of 2 GiB of memory and half a processor each; all nodes together have room for ${room}`,
            cure: `write for example ["${arch === "arm64" ? "m7g.large" : "m7i.large"}"]`,
        },
    ];
};
