import { vpcOf } from "../aws/ec2/egress";
import { BuildError } from "../controller/annotations";
import { subnetsOf } from "../controller/subnets";
import type { World } from "../world/world";
import { releases } from "./helm/chart";

/**
 * The schemes for which the controller would find no subnets of an Ingress that names none: it goes by their role
 * tags. Those of a network that existed before are its owner's.
 */
export function undiscoverable(world: World): string[] {
    const clusters = world
        .all("aws:eks/cluster:Cluster")
        .map(({ id }) => id)
        .filter((id) => !world.get("aws:ec2/vpc:Vpc", vpcOf(world, id))?.existed);
    const served = clusters.filter(
        (cluster) => releases(world, cluster, "aws-load-balancer-controller").length > 0,
    );
    return served.flatMap((cluster) =>
        ["internal", "internet-facing"].flatMap((scheme) => {
            try {
                subnetsOf(
                    world,
                    { cluster, group: "" },
                    { scheme, ipAddressType: "ipv4" },
                    undefined,
                );
                return [];
            } catch (error) {
                if (!(error instanceof BuildError)) throw error;
                return [`${scheme}: ${error.message}`];
            }
        }),
    );
}
