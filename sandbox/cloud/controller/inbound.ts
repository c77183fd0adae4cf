import { range } from "../aws/ec2/cidr";
import { weightOf } from "../aws/ec2/prefix-lists";
import type { Place } from "../world/row";
import { type Annotations, BuildError } from "./annotations";

/** Sources of the ALB's own security group. */
export interface Inbound {
    cidrs: string[];
    prefixLists: string[];
}

/** pkg/ingress/model_builder.go, model_build_managed_sg.go: nothing given means everybody. */
export function buildInbound(all: Annotations[], ipAddressType: string): Inbound {
    const cidrs = all.flatMap((annotations) => annotations.list("inbound-cidrs") ?? []);
    const bad = cidrs.find((cidr) => !isRange(cidr));
    if (bad !== undefined) throw new BuildError(`invalid CIDR address: ${bad}`);
    const prefixLists = all.flatMap((a) => a.list("security-group-prefix-lists") ?? []);
    const given = cidrs.length + prefixLists.length > 0 ? cidrs : ["0.0.0.0/0", "::/0"];
    // Without an IPv6 address the ALB gets no IPv6 rule, and the controller reports nothing.
    return {
        cidrs: given.filter((cidr) => !cidr.includes(":") || ipAddressType !== "ipv4"),
        prefixLists,
    };
}

/** Each family counts by itself. */
export function exceedsQuota(
    { cidrs, prefixLists }: Inbound,
    ports: number,
    { region, world }: Pick<Place, "region" | "world">,
) {
    const ipv6 = cidrs.filter((cidr) => cidr.includes(":")).length;
    const counts: [string, number][] = [
        ["IPv4", cidrs.length - ipv6],
        ["IPv6", ipv6],
    ];
    return counts.some(([family, ranges]) => {
        const weights = prefixLists.map((id) => weightOf(id, family, region));
        return (
            ports * weights.reduce((sum, weight) => sum + weight, ranges) > world.inboundRuleQuota
        );
    });
}

/** An address range of either family. */
export function isRange(cidr: string): boolean {
    return cidr.includes(":")
        ? /^[0-9a-f:.]+\/(\d|[1-9]\d|1[01]\d|12[0-8])$/i.test(cidr)
        : range(cidr) !== undefined;
}
