import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

import { isZoneId } from "../../config/sections/edge/dns";
import type { EdgeConfig } from "../../config/sections/edge/edge";
import type { Host } from "../../config/sections/edge/hosts";
import { assertFits } from "./found-zone";
import type { ZoneAccess } from "./zone-access";

type ZonedHost = Pick<Host, "name" | "zone">;

export interface HostedZonesArgs {
    /** Hosts whose zones exist. */
    hosts: ZonedHost[];
    /** Whether the zones are private ones. */
    privateZone: boolean;
    vpcId: pulumi.Input<string>;
    access: ZoneAccess | undefined;
}

/** Looks up the existing hosted zones by name or id, and associates private ones with the VPC. */
export class HostedZones extends pulumi.ComponentResource {
    private readonly ids: ReadonlyMap<string, pulumi.Output<string>>;

    constructor(
        private readonly name: string,
        private readonly args: HostedZonesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super("mesh-edge:edge:HostedZones", name, {}, opts);

        const zones = new Set(args.hosts.flatMap(({ zone }) => zone ?? []));
        this.ids = new Map(
            [...zones].map((zone) => {
                const zoneId = this.find(zone);
                if (args.privateZone) this.answerInVpc(zone, zoneId);
                return [zone, zoneId];
            }),
        );
        this.registerOutputs({});
    }

    /**
     * Hosts with the ids of their zones, by which records are made.
     * @throws {RangeError} for a host of another zone.
     */
    public place<T extends ZonedHost>(hosts: T[]): (T & { zoneId: pulumi.Output<string> })[] {
        return hosts.map((host) => {
            const zoneId = this.ids.get(host.zone ?? "");
            if (zoneId === undefined) {
                throw new RangeError(`${host.zone ?? host.name} was not looked up`);
            }
            return { ...host, zoneId };
        });
    }

    /** Ids of the zones by their names, whichever of the two the stack file gives. */
    public idsByName(): pulumi.Output<Record<string, string>> {
        const entries = [...this.ids].map(([zone, zoneId]) =>
            isZoneId(zone)
                ? route53
                      .getZoneOutput({ zoneId: zone }, this.lookupOptions())
                      .apply(({ name }) => [name.replace(/\.$/, ""), zone] as const)
                : zoneId.apply((id) => [zone, id] as const),
        );
        return pulumi.all(entries).apply((known) => Object.fromEntries(known));
    }

    private lookupOptions(): pulumi.InvokeOptions {
        const { access } = this.args;
        return { parent: this, ...(access && { provider: access.provider }) };
    }

    private find(zone: string): pulumi.Output<string> {
        const { privateZone, hosts } = this.args;
        const opts = this.lookupOptions();
        if (!isZoneId(zone)) {
            const query = privateZone ? { name: zone, privateZone } : { name: zone };
            return route53.getZoneOutput(query, opts).zoneId;
        }
        const names = hosts.filter((host) => host.zone === zone).map(({ name }) => name);
        return route53.getZoneOutput({ zoneId: zone }, opts).apply((found) => {
            assertFits(zone, found, names, privateZone);
            return zone;
        });
    }

    private answerInVpc(zone: string, zoneId: pulumi.Output<string>): void {
        const { access, vpcId } = this.args;
        const name = `${this.name}-${zone}`;
        // Only the zone's account can let another's VPC in, and only the VPC's account can join it.
        const allowed = access?.otherAccount
            ? new route53.VpcAssociationAuthorization(
                  name,
                  { zoneId, vpcId },
                  { parent: this, provider: access.provider },
              )
            : { zoneId, vpcId };
        new route53.ZoneAssociation(
            name,
            { zoneId: allowed.zoneId, vpcId: allowed.vpcId },
            { parent: this },
        );
    }
}

/** The zones of an edge's hosts; undefined where somebody else makes the records. */
export function zonesOf(
    name: string,
    args: HostedZonesArgs & Pick<EdgeConfig, "dns">,
    opts: pulumi.ComponentResourceOptions,
): HostedZones | undefined {
    return args.dns === "none" ? undefined : new HostedZones(name, args, opts);
}
