import type { NodeGroupConfig } from "../../sections/cluster";
import type { Lenient } from "../../reading/lenient";
import type { Problem } from "../../reading/problem";
import { knownEntries, type Rule } from "../rule";

/** Room for the suffix that makes physical names unique. */
const LONGEST_NAME = 20;

export const nodeGroupNames: Rule = ({ cluster }) =>
    Object.keys(cluster?.nodeGroups ?? {})
        .filter((name) => name.length > LONGEST_NAME)
        .map((name) => ({
            path: `cluster.nodeGroups.${name}`,
            value: name,
            rule: `must have a name of ${LONGEST_NAME} characters or fewer`,
            cure: `shorten it, for example "${name.slice(0, LONGEST_NAME).replace(/-+$/, "")}"`,
        }));

/** minSize <= desiredSize <= maxSize, or EKS refuses the group. */
export const nodeGroupSizes: Rule = ({ cluster }) =>
    knownEntries(cluster?.nodeGroups).flatMap(([name, group]) =>
        sizeProblems(`cluster.nodeGroups.${name}`, group),
    );

function sizeProblems(path: string, group: NonNullable<Lenient<NodeGroupConfig>>): Problem[] {
    const { minSize, desiredSize, maxSize } = group;
    const problems: Problem[] = [];
    if (minSize !== undefined && desiredSize !== undefined && desiredSize < minSize) {
        problems.push({
            path: `${path}.desiredSize`,
            value: desiredSize,
            rule: `must not be below minSize, ${minSize}`,
            cure: `set desiredSize to ${minSize}, or lower minSize`,
        });
    }
    if (desiredSize !== undefined && maxSize !== undefined && desiredSize > maxSize) {
        problems.push({
            path: `${path}.desiredSize`,
            value: desiredSize,
            rule: `must not be above maxSize, ${maxSize}`,
            cure: `set desiredSize to ${maxSize}, or raise maxSize`,
        });
    }
    // With a valid desiredSize one of the two above has said it.
    const untold = problems.length === 0;
    if (untold && minSize !== undefined && maxSize !== undefined && minSize > maxSize) {
        problems.push({
            path: `${path}.maxSize`,
            value: maxSize,
            rule: `must not be below minSize, ${minSize}`,
            cure: `set maxSize to ${minSize}, or lower minSize`,
        });
    }
    return problems;
}
