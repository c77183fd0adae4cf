import * as lb from "@pulumi/aws/lb";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

export interface DnsAliasArgs {
    hosts: string[];
    /** Whether the ALB has IPv6 addresses too. */
    dualStack: boolean;
    zoneId: pulumi.Input<string>;
    loadBalancerHostname: pulumi.Input<string>;
}

/** An alias record to the ALB for each host. Unlike a CNAME it works at the zone's apex, and costs nothing. */
export class DnsAlias extends pulumi.ComponentResource {
    constructor(name: string, args: DnsAliasArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:DnsAlias", name, {}, opts);

        // The zone of all ALBs of the region, known without looking this one up.
        const albZoneId = lb.getHostedZoneIdOutput(
            { loadBalancerType: "application" },
            { parent: this },
        ).id;
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
                            zoneId: albZoneId,
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
