import { canonicalZone } from "../rules/dns";
import { record, text } from "../values";
import { CloudError } from "./errors";
import type { Lookup, Place } from "./row";
import type { Entity } from "./world";

/** Lookups of what the controller made, by name or by the tags that it puts on it. */
export const loadBalancerLookups: Record<string, Lookup> = {
    "aws:lb/getLoadBalancer:getLoadBalancer": (args, { world, region }) => {
        const name = text(args, "name");
        const found = world
            .all("aws:lb/loadBalancer:LoadBalancer")
            .filter(({ inputs }) => text(inputs, "name")?.toLowerCase() === name);
        const { id, state } = one(found, `load balancer ${name ?? ""}`);
        return {
            ...args,
            id,
            arn: id,
            arnSuffix: after(id, "loadbalancer/"),
            zoneId: canonicalZone(region),
            dnsName: state["dnsName"] ?? "",
        };
    },
    "aws:lb/getTargetGroup:getTargetGroup": (args, { world }: Place) => {
        const tags = record(args, "tags");
        const resource = tags["ingress.k8s.aws/resource"];
        const cluster = tags["elbv2.k8s.aws/cluster"];
        if (typeof resource !== "string" || typeof cluster !== "string") {
            throw new CloudError(
                "",
                "the sandbox finds target groups by the controller's tags only",
            );
        }
        const found = world
            .all("aws:lb/targetGroup:TargetGroup")
            .filter(
                ({ state, owner }) =>
                    state["key"] === resource && owner?.startsWith(`ingress:${cluster}:`),
            );
        const { id } = one(found, `target group ${resource}`);
        return { ...args, id, arn: id, arnSuffix: id.slice(id.indexOf("targetgroup/")) };
    },
};

function one(found: Entity[], what: string): Entity {
    const [first, ...others] = found;
    if (first === undefined || others.length > 0) {
        throw new CloudError(
            "",
            `search returned ${String(found.length)} results, please revise so only one is returned: ${what}`,
        );
    }
    return first;
}

function after(id: string, mark: string): string {
    return id.slice(id.indexOf(mark) + mark.length);
}
