import { hex } from "../world/row";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { Annotations, annotationsOf, BuildError } from "./annotations";
import { buildInbound } from "./inbound";
import { buildListeners } from "./listeners";
import type { Model } from "./model";
import { buildGroups } from "./security-groups";
import { subnetsOf } from "./subnets";

/** pkg/ingress/model_builder.go: the model of a group, from its Ingresses in order. */
export function buildModel(world: World, group: string, members: Entity[]): Model {
    const all = members.map(annotationsOf);
    const cluster = members[0]?.cluster ?? "";
    const single = (key: string): string | undefined => {
        const values = new Set(all.flatMap((annotations) => annotations.string(key) ?? []));
        if (values.size > 1) throw new BuildError(`conflicting ${key}: ${[...values].join(" | ")}`);
        return [...values][0];
    };
    const scheme = single("scheme") ?? "internal";
    if (scheme !== "internal" && scheme !== "internet-facing") {
        throw new BuildError(`unknown scheme: ${scheme}`);
    }
    const ipAddressType = single("ip-address-type") ?? "ipv4";
    if (!["ipv4", "dualstack", "dualstack-without-public-ipv4"].includes(ipAddressType)) {
        throw new BuildError(`unknown IPAddressType: ${ipAddressType}`);
    }
    const name = single("load-balancer-name") ?? defaultName(group, members);
    if (name.length > 32) {
        throw new BuildError("load balancer name cannot be longer than 32 characters");
    }
    const acl = single("wafv2-acl-arn");
    return {
        type: "application",
        group,
        name,
        scheme,
        ipAddressType,
        subnets: subnetsOf(
            world,
            { cluster, group },
            { scheme, ipAddressType },
            all.map((annotations) => annotations.list("subnets")).find((found) => found),
        ),
        securityGroups: buildGroups(world, cluster, all),
        attributes: mergedMap(all, "load-balancer-attributes", "load balancer attributes"),
        inbound: buildInbound(all, ipAddressType),
        tags: mergedMap(all, "tags", "tag"),
        shield: all
            .map((a) => a.boolean("shield-advanced-protection"))
            .find((b) => b !== undefined),
        webAclArn: acl === "none" ? "" : acl,
        ...buildListeners(world, members),
    };
}

export function defaultName(group: string, [first]: Entity[]): string {
    const bare = (value: string | undefined) => (value ?? "").replace(/[^a-zA-Z0-9]/g, "");
    const hash = hex(`${first?.cluster ?? ""}|${group}`, 10);
    if (!group.includes("/")) return `k8s-${bare(group).slice(0, 17)}-${hash}`;
    const [namespace, name] = group.split("/");
    return `k8s-${bare(namespace).slice(0, 8)}-${bare(name).slice(0, 8)}-${hash}`;
}

/** Maps merge key by key over a group. */
function mergedMap(all: Annotations[], key: string, what: string): Record<string, string> {
    const merged = new Map<string, string>();
    for (const annotations of all) {
        const own = annotations.map(key) ?? {};
        for (const [name, value] of Object.entries(own)) {
            const before = merged.get(name) ?? value;
            if (before !== value) {
                throw new BuildError(`conflicting ${what} ${name}: ${before} | ${value}`);
            }
            merged.set(name, value);
        }
    }
    return Object.fromEntries(merged);
}
