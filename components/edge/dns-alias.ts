import * as lb from "@pulumi/aws/lb";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

export interface DnsAliasArgs {
    hosts: string[];
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
        for (const host of args.hosts) {
            new route53.Record(
                `${name}-${host}`,
                {
                    zoneId: args.zoneId,
                    name: host,
                    type: "A",
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
