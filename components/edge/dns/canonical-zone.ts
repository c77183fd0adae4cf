import * as elb from "@pulumi/aws/elb";
import * as lb from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";

import type { EdgeConfig } from "../../config/sections/edge/edge";

/** The hosted zone of all load balancers of a kind in the region, known without looking one up. */
export function canonicalZoneId(
    kind: EdgeConfig["kind"],
    parent: pulumi.Resource,
): pulumi.Output<string> {
    if (kind === "clb") return elb.getHostedZoneIdOutput({}, { parent }).id;
    const loadBalancerType = kind === "nlb" ? "network" : "application";
    return lb.getHostedZoneIdOutput({ loadBalancerType }, { parent }).id;
}
