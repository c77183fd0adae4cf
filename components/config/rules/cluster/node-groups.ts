import { certain, each } from "../../reading/unknown";
import type { Rules } from "../refusal";

/** Room for the suffix that makes physical names unique. */
const LONGEST_NAME = 20;

export const nodeGroupRules: Rules = {
    namesFit: ({ cluster }) =>
        Object.keys(cluster.nodeGroups ?? {})
            .filter((name) => name.length > LONGEST_NAME)
            .map((name) => ({
                path: `cluster.nodeGroups.${name}`,
                value: name,
                rule: `must have a name of ${LONGEST_NAME} characters or fewer`,
                cure: `shorten it, for example "${name.slice(0, LONGEST_NAME).replace(/-+$/, "")}"`,
            })),

    /** minSize <= desiredSize <= maxSize, or EKS refuses the group. */
    desiredNotBelowMin: ({ cluster }) =>
        each(
            "cluster.nodeGroups",
            cluster.nodeGroups,
            ({ minSize, desiredSize }, path) =>
                desiredSize < minSize && {
                    path: `${path}.desiredSize`,
                    rule: `must not be below minSize, ${minSize}`,
                    cure: `set desiredSize to ${minSize}, or lower minSize`,
                },
        ),

    desiredNotAboveMax: ({ cluster }) =>
        each(
            "cluster.nodeGroups",
            cluster.nodeGroups,
            ({ desiredSize, maxSize }, path) =>
                desiredSize > maxSize && {
                    path: `${path}.desiredSize`,
                    rule: `must not be above maxSize, ${maxSize}`,
                    cure: `set desiredSize to ${maxSize}, or raise maxSize`,
                },
        ),

    maxNotBelowMin: ({ cluster }) =>
        each("cluster.nodeGroups", cluster.nodeGroups, (group, path) => {
            const { minSize, maxSize } = group;
            return (
                minSize > maxSize &&
                // With a valid desiredSize one of the two above has said it.
                certain(() => group.desiredSize) === undefined && {
                    path: `${path}.maxSize`,
                    rule: `must not be below minSize, ${minSize}`,
                    cure: `set maxSize to ${minSize}, or lower minSize`,
                }
            );
        }),
};
