import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Found, Inventory } from "../inventory";
import { type StackFacts, text } from "../stack";
import type { Tool } from "./cli";
import { launchTemplates, routes, standing } from "./ec2";
import { access } from "./eks";
import { iam } from "./iam";
import { objects } from "./kubernetes";
import { associations, records } from "./route53";
import { settings } from "./settings";
import { tagged, taggedWith } from "./tagged";
import { zonesAws } from "./zones-account";

const CLUSTER = "aws:eks/cluster:Cluster";

/** A real account, through the AWS CLI and kubectl; region and profile are those of the stack's provider. `toolWith` runs tools with more in their environment. */
export function awsInventory(toolWith: (env: Record<string, string>) => Tool): Inventory {
    const tool = toolWith({});
    return {
        async find(stack) {
            const place = placeOf(stack);
            const aws = (...args: string[]) => tool("aws", ...args, ...place, "--output", "json");
            const byTags = await standing(aws, tagged(await aws(...taggedWith(stack.tags))));
            const found = [...byTags, ...(await launchTemplates(aws, stack.tags))];
            found.push(...(await routes(aws, found)));
            const zones = await zonesAws(aws, toolWith, stack);
            found.push(...(await iam(aws, stack)), ...(await records(zones, stack)));
            found.push(...(await associations(zones, stack)), ...(await settings(aws, stack)));
            const cluster = found.find(({ type }) => type === CLUSTER)?.id;
            if (cluster === undefined) return found;
            found.push(...(await access(aws, cluster, stack)));
            return [...found, ...(await inCluster(tool, place, cluster, stack))];
        },
    };
}

function placeOf({ held, planned }: StackFacts): string[] {
    const provider = [...held, ...planned].find(({ type }) => type === "pulumi:providers:aws");
    return ["region", "profile"].flatMap((key) => {
        const value = provider && text(provider, key);
        return value === undefined ? [] : [`--${key}`, value];
    });
}

/** With its own kubeconfig, so that the user's current context is neither used nor changed. */
async function inCluster(
    tool: Tool,
    place: string[],
    cluster: string,
    stack: StackFacts,
): Promise<Found[]> {
    const folder = await mkdtemp(join(tmpdir(), "mesh-edge-kubeconfig-"));
    const file = join(folder, "config");
    try {
        const args = ["eks", "update-kubeconfig", "--name", cluster, "--kubeconfig", file];
        await tool("aws", ...args, ...place);
        return await objects((...rest) => tool("kubectl", "--kubeconfig", file, ...rest), stack);
    } finally {
        await rm(folder, { recursive: true });
    }
}
