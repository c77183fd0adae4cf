import type { Problem } from "../reading/problem";
import { isMap } from "../reading/zod-schema";

/** Key that makes a stack that of a team. */
const PLATFORM = "platform";

/** Sections that a team's stack can't have, each with what is the platform's. */
const OF_A_PLATFORM: Readonly<Record<string, string>> = {
    network: "the VPC",
    cluster: "the cluster",
    controller: "the load balancer controller",
    mesh: "the mesh",
    edge: "the load balancer",
    waf: "the web ACL",
    observability: "the alarms",
    teams: "the teams",
    charts: "the charts",
    images: "the images",
    protect: "the protection of cluster and VPC",
};

/** Whether a config is that of a team's stack: it names a platform. */
export function isTeamStack(config: Readonly<Record<string, string>>, project: string): boolean {
    return Object.hasOwn(config, `${project}:${PLATFORM}`);
}

/** A team's own keys, and what is wrong with those that make the stack another shape as well. */
export function sectionsOfAPlatform(given: Readonly<Record<string, unknown>>) {
    const isMixed = (key: string) => Object.hasOwn(OF_A_PLATFORM, key);
    const entries = Object.entries(given);
    const problems = entries
        .filter(([key]) => isMixed(key))
        .map(([key, value]): Problem => {
            const what = OF_A_PLATFORM[key] ?? "";
            return {
                path: key,
                // Names alone: a value in it may be a secret.
                value: isMap(value) ? Object.keys(value) : typeof value,
                rule: `must be left out beside platform, which makes this the stack of a team: the platform has ${what}`,
                cure: "take it out; for a stack with a cluster of its own take platform out",
            };
        });
    return { own: Object.fromEntries(entries.filter(([key]) => !isMixed(key))), problems };
}
