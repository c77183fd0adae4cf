import type { OwnNetworkConfig } from "../config/sections/network";
import type { Problem } from "../config/reading/problem";
import { fixed } from "../config/fixed-values";

/** What an edit of the network changes that a live stack can't change. */
export function fixedNetwork(
    before: Record<string, unknown>,
    { cidr, availabilityZones }: Pick<OwnNetworkConfig, "cidr" | "availabilityZones">,
): Problem[] {
    const because = "nothing in a VPC can move to another one";
    return [
        ...fixed("network.existing", before["existing"], undefined, because),
        ...fixed("network.cidr", before["cidr"], cidr, because),
        ...zonesBefore(before["availabilityZones"]).flatMap((was, index) =>
            index >= availabilityZones.length
                ? []
                : fixed(
                      `network.availabilityZones[${index}]`,
                      was,
                      availabilityZones[index],
                      "its place decides the zone's ranges, which are in use; new zones go to the end",
                  ),
        ),
    ];
}

function zonesBefore(value: unknown): unknown[] {
    return Array.isArray(value) ? value : [];
}
