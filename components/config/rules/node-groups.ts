import type { NodeGroupConfig } from "../cluster";
import type { Lenient } from "../lenient";
import type { Problem } from "../problem";
import { known, knownEntries, type Rule } from "./rule";

/** Room for the suffix that makes physical names unique. */
const LONGEST_NAME = 20;

/** Graviton: the family a1, or a generation digit followed by `g`; and NVIDIA Grace. */
const ARM64_FAMILY = /^(a1|[a-z]+\d+g[a-z]*|[a-z]+\d+[a-z]*-gb\d+)$/;

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

/** A node image starts only on processors of its own architecture. */
export const instanceTypesFitArch: Rule = ({ cluster }) =>
    knownEntries(cluster?.nodeGroups).flatMap(([name, { arch, instanceTypes }]) =>
        arch === undefined
            ? []
            : known(instanceTypes)
                  .filter(([, type]) => archOf(type) !== arch)
                  .map(([index, type]) => ({
                      path: `cluster.nodeGroups.${name}.instanceTypes[${index}]`,
                      value: type,
                      rule: `must be an instance type of arch ${arch}; this one is ${archOf(type)}`,
                      cure: archCure(arch, type, instanceTypes),
                  })),
    );

function archCure(
    arch: NodeGroupConfig["arch"],
    type: string,
    listed: readonly unknown[] | undefined,
): string {
    const example = arch === "arm64" ? "m7g.large" : "m7i.large";
    const way = listed?.includes(example) ? "take it out" : `write for example "${example}"`;
    return `${way}, or set arch to ${archOf(type)}`;
}

function archOf(instanceType: string): NodeGroupConfig["arch"] {
    const [family = ""] = instanceType.split(".");
    return ARM64_FAMILY.test(family) ? "arm64" : "x86_64";
}
