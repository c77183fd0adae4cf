import type { Props } from "../values";
import type { Entity } from "../world/entity";
import { type Place, settled } from "../world/row";

/**
 * A thing that somebody made before the program came, as their own tools would have: with what the account
 * computes of it and does because of it, and in the right order, or the account refuses it.
 */
export function plant(place: Place, type: string, inputs: Props, id?: string): Entity {
    const row = place.world.table[type];
    if (row === undefined) throw new Error(`the sandbox has no row for ${type}`);
    const entity: Entity = {
        type,
        id: id ?? "",
        urn: "",
        cluster: type.startsWith("kubernetes:") ? place.cluster : "",
        inputs,
        state: {},
    };
    const context = { ...place, entity };
    row.beforeCreate?.(context);
    entity.id = id ?? row.id(context);
    entity.state = settled(row, context);
    place.world.add(entity);
    row.afterCreate?.(context);
    return entity;
}
