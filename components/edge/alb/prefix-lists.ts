import { getManagedPrefixListOutput } from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";

import type { AlbPlan } from "../../config/plan/edge";

/** AWS's own lists of the servers from which CloudFront calls an origin, one an address family. */
const CLOUDFRONT = {
    ipv4: "com.amazonaws.global.cloudfront.origin-facing",
    ipv6: "com.amazonaws.global.ipv6.cloudfront.origin-facing",
};

/** Names of AWS's own prefix lists that the config asks for. */
function managedPrefixLists({ cloudFront, ipAddressType }: AlbPlan["settings"]): string[] {
    if (!cloudFront) return [];
    return ipAddressType === "dualstack" ? [CLOUDFRONT.ipv4, CLOUDFRONT.ipv6] : [CLOUDFRONT.ipv4];
}

/** Ids of all prefix lists of clients. */
export function prefixListIds(
    settings: AlbPlan["settings"],
    parent: pulumi.Resource,
): pulumi.Input<string>[] {
    return [
        ...managedPrefixLists(settings).map(
            (name) => getManagedPrefixListOutput({ name }, { parent }).id,
        ),
        ...settings.inboundPrefixLists,
    ];
}
