import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

import type { WeightConfig } from "../../config/sections/edge/dns";
import type { EdgeConfig } from "../../config/sections/edge/edge";
import { canonicalZoneId } from "./canonical-zone";

export interface DnsAliasArgs {
    /** Of the load balancer that the hosts lead to. */
    kind: EdgeConfig["kind"];
    hosts: { name: string; zoneId: pulumi.Input<string> }[];
    /** Whether the ALB has IPv6 addresses too. */
    dualStack: boolean;
    loadBalancerHostname: pulumi.Input<string>;
    /** This stack's share of the hosts; absent, they are its own. */
    weight: WeightConfig | undefined;
}

/** Alias records to the load balancer for each host. Unlike a CNAME they work at a zone's apex, and cost nothing. */
export class DnsAlias extends pulumi.ComponentResource {
    constructor(name: string, args: DnsAliasArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:DnsAlias", name, {}, opts);

        const canonicalZone = canonicalZoneId(args.kind, this);
        const routing = args.weight && {
            setIdentifier: args.weight.identifier,
            weightedRoutingPolicies: [{ weight: args.weight.value }],
        };
        const types = args.dualStack ? ["A", "AAAA"] : ["A"];
        for (const [host, type] of args.hosts.flatMap((host) =>
            types.map((type) => [host, type] as const),
        )) {
            new route53.Record(
                type === "A" ? `${name}-${host.name}` : `${name}-${host.name}-${type}`,
                {
                    zoneId: host.zoneId,
                    name: host.name,
                    type,
                    // eslint-disable-next-line no-restricted-syntax -- Route 53's alias, not Pulumi's
                    aliases: [
                        {
                            name: args.loadBalancerHostname,
                            zoneId: canonicalZone,
                            evaluateTargetHealth: true,
                        },
                    ],
                    ...routing,
                },
                {
                    parent: this,
                    // eslint-disable-next-line no-restricted-syntax -- Route 53 holds no weighted record beside a plain one of the same name and type, so a change between the two can't make the new one first
                    deleteBeforeReplace: true,
                },
            );
        }
        this.registerOutputs({});
    }
}
