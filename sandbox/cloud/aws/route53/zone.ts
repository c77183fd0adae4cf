import { type Props, text } from "../../values";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";

export const ZONE = "aws:route53/zone:Zone";

/** The hosted zone of a record or an association. */
export function zoneOf(world: World, inputs: Props): Entity | undefined {
    return world.get(ZONE, text(inputs, "zoneId") ?? "");
}
