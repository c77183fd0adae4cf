import * as aws from "@pulumi/aws/provider";
import type * as pulumi from "@pulumi/pulumi";

import { accountOfRole } from "../../config/sections/edge/dns";
import type { EdgeConfig } from "../../config/sections/edge/edge";

/** How the hosted zones are reached where the stack's own credentials don't. */
export interface ZoneAccess {
    /** For look-ups of zones, for records, and for nothing else. */
    provider: aws.Provider;
    /** Whether the zones' account is not the VPC's. */
    otherAccount: boolean;
}

export interface ZoneAccessArgs extends Pick<EdgeConfig, "dnsRole"> {
    accountId: string;
    region: pulumi.Input<string>;
    profile: string | undefined;
}

/** The provider of `edge.dnsRole`; undefined where all is in reach of the stack's own one. */
export function zoneAccess(name: string, args: ZoneAccessArgs): ZoneAccess | undefined {
    const { dnsRole } = args;
    if (dnsRole === undefined) return undefined;
    const zonesAccount = accountOfRole(dnsRole);
    const provider = new aws.Provider(name, {
        region: args.region,
        profile: args.profile,
        allowedAccountIds: [zonesAccount],
        assumeRoles: [
            { roleArn: dnsRole.arn, externalId: dnsRole.externalId, sessionName: "mesh-edge" },
        ],
    });
    return { provider, otherAccount: zonesAccount !== args.accountId };
}

/** Options of a component that holds nothing but records. */
export function ofZones(
    access: ZoneAccess | undefined,
): Pick<pulumi.ComponentResourceOptions, "providers"> {
    return access === undefined ? {} : { providers: [access.provider] };
}
