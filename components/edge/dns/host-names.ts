import * as pulumi from "@pulumi/pulumi";

import type { Host } from "../../config/sections/edge/hosts";
import { canonicalZoneId } from "./canonical-zone";
import { DnsAlias, type DnsAliasArgs } from "./dns-alias";
import type { HostedZones } from "./hosted-zones";
import { ofZones, type ZoneAccess } from "./zone-access";

/** A record that somebody else has to make. */
export interface DnsRecord {
    name: string;
    /** An alias at the apex of a zone, where DNS takes no CNAME. */
    type: "CNAME";
    target: string;
    /** Of the target, for an alias record of Route 53. */
    aliasZoneId: string;
}

export interface HostNamesArgs extends Omit<DnsAliasArgs, "hosts"> {
    hosts: Host[];
    /** Undefined if the stack makes no records. */
    zones: HostedZones | undefined;
    access: ZoneAccess | undefined;
}

/**
 * Makes the DNS records that point the hosts to a load balancer.
 * @returns the records for the owner of the DNS zone to make, if the stack makes none.
 */
export function hostRecords(
    name: string,
    args: HostNamesArgs,
    opts: pulumi.ComponentResourceOptions & { parent: pulumi.Resource },
): pulumi.Output<DnsRecord[]> {
    const { hosts, zones, access, ...alias } = args;
    if (zones !== undefined) {
        new DnsAlias(
            name,
            { ...alias, hosts: zones.place(hosts) },
            { ...opts, ...ofZones(access) },
        );
        return pulumi.output([]);
    }
    return pulumi
        .all([args.loadBalancerHostname, canonicalZoneId(args.kind, opts.parent)])
        .apply(([target, aliasZoneId]) =>
            hosts.map(({ name }): DnsRecord => ({ name, type: "CNAME", target, aliasZoneId })),
        );
}
