import { ZONE } from "./zone";
import { assertOwnZone, isOwnZone } from "./zone-account";
import { text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Lookup } from "../../world/row";

/**
 * A hosted zone by its id, or the only one of a name and kind in the account. The words are the
 * provider's (terraform-provider-aws, `zone_data_source.go`) and Route 53's.
 */
export const zoneLookup: Lookup = (args, place) => {
    const id = text(args, "zoneId");
    const name = (text(args, "name") ?? "").replace(/\.$/, "");
    const isPrivate = args["privateZone"] === true;
    const [found, ...others] = place.world
        .all(ZONE)
        .filter((zone) =>
            id === undefined
                ? zone.inputs["name"] === name &&
                  (zone.state["privateZone"] === true) === isPrivate &&
                  isOwnZone(zone, place)
                : zone.id === id,
        );
    if (found === undefined) {
        throw id === undefined
            ? new CloudError("", "no matching Route 53 Hosted Zone found")
            : new CloudError("NoSuchHostedZone", `No hosted zone found with ID: ${id}`);
    }
    if (others.length > 0) {
        throw new CloudError(
            "",
            "multiple Route 53 Hosted Zones matched; use additional constraints to reduce matches to a single Route 53 Hosted Zone",
        );
    }
    assertOwnZone(found, place);
    return { privateZone: false, ...found.state, id: found.id, zoneId: found.id };
};
