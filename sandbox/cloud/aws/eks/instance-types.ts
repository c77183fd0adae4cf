import { text, texts } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import { nodeGroups } from "./nodes";

const SIZE = /^(nano|micro|small|medium|\d*x?large|metal(-\d+xl)?)$/;

/** Types that EC2 doesn't have, by their size, and those that run no Linux nodes (CreateNodegroup). */
export function assertTypesExist({ entity }: Context): void {
    const none = texts(entity.inputs, "instanceTypes").filter((type) => {
        const [family = "", size = ""] = type.split(".");
        return family.startsWith("mac") || !SIZE.test(size);
    });
    if (none.length === 0) return;
    throw new CloudError(
        "InvalidParameterException",
        `The following supplied instance types do not exist: [${none.join(", ")}]`,
    );
}

/** What nodes of a size have for pods, in GiB, where that can be too little (EC2 user guide, "Instance type specifications", less about 0.5 GiB that a node keeps). */
function memoryForPods(type: string): number {
    const [family = "", size = ""] = type.split(".");
    const small: Record<string, number> = { nano: 0, micro: 0.5, small: 1.5, medium: 3.5 };
    if (size === "medium" && /^(a1|c)/.test(family)) return 1.5;
    return small[size] ?? Infinity;
}

/** Why pods don't all find a node, so that a release waits for them in vain. */
export function withoutRoom(
    { world, cluster }: Context,
    pods: number,
    gib: number,
): string | undefined {
    const groups = nodeGroups(world, cluster).map(({ inputs }) => ({
        nodes: Number(text(inputs, "scalingConfig.desiredSize") ?? "0"),
        memory: Math.min(...texts(inputs, "instanceTypes").map(memoryForPods)),
    }));
    const room = groups.reduce(
        (sum, { nodes, memory }) => sum + (nodes === 0 ? 0 : nodes * Math.floor(memory / gib)),
        0,
    );
    if (room >= pods) return undefined;
    const nodes = groups.reduce((sum, group) => sum + group.nodes, 0);
    return `0/${nodes} nodes are available: ${nodes} Insufficient memory`;
}
