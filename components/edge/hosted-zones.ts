import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

import type { Host } from "../config/hosts";

export interface HostedZonesArgs {
    /** Hosts whose zones exist. */
    hosts: Pick<Host, "zone">[];
    /** Whether the zones are private ones. */
    privateZone: boolean;
    vpcId: pulumi.Input<string>;
}

/** The hosts' zones, which are there already, found by name. Private ones answer in the VPC from then on. */
export class HostedZones extends pulumi.ComponentResource {
    private readonly ids: ReadonlyMap<string, pulumi.Output<string>>;

    constructor(name: string, args: HostedZonesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:HostedZones", name, {}, opts);

        const { privateZone, vpcId } = args;
        this.ids = new Map(
            [...new Set(args.hosts.map(({ zone }) => zone))].map((zone) => {
                const query = privateZone ? { name: zone, privateZone } : { name: zone };
                const { zoneId } = route53.getZoneOutput(query, { parent: this });
                if (privateZone) {
                    new route53.ZoneAssociation(
                        `${name}-${zone}`,
                        { zoneId, vpcId },
                        { parent: this },
                    );
                }
                return [zone, zoneId];
            }),
        );
        this.registerOutputs({});
    }

    /**
     * Hosts with the ids of their zones, by which records are made.
     * @throws {RangeError} for a host of another zone.
     */
    public place(hosts: Host[]): (Host & { zoneId: pulumi.Output<string> })[] {
        return hosts.map((host) => {
            const zoneId = this.ids.get(host.zone);
            if (zoneId === undefined) throw new RangeError(`${host.zone} was not looked up`);
            return { ...host, zoneId };
        });
    }
}
