import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

import type { EdgeConfig } from "../config/edge";
import { canonicalZoneId } from "./canonical-zone";

export interface DnsAliasArgs {
    /** Of the load balancer that the hosts lead to. */
    kind: EdgeConfig["kind"];
    hosts: string[];
    /** Whether the ALB has IPv6 addresses too. */
    dualStack: boolean;
    zoneId: pulumi.Input<string>;
    loadBalancerHostname: pulumi.Input<string>;
}

/** An alias record to the load balancer for each host. Unlike a CNAME it works at the zone's apex, and costs nothing. */
export class DnsAlias extends pulumi.ComponentResource {
    constructor(name: string, args: DnsAliasArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:DnsAlias", name, {}, opts);

        const canonicalZone = canonicalZoneId(args.kind, this);
        const types = args.dualStack ? ["A", "AAAA"] : ["A"];
        for (const [host, type] of args.hosts.flatMap((host) =>
            types.map((type): [string, string] => [host, type]),
        )) {
            new route53.Record(
                type === "A" ? `${name}-${host}` : `${name}-${host}-${type}`,
                {
                    zoneId: args.zoneId,
                    name: host,
                    type,
                    // eslint-disable-next-line no-restricted-syntax -- Route 53's alias, not Pulumi's
                    aliases: [
                        {
                            name: args.loadBalancerHostname,
                            zoneId: canonicalZone,
                            evaluateTargetHealth: true,
                        },
                    ],
                },
                { parent: this },
            );
        }
        this.registerOutputs({});
    }
}
