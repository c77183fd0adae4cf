import { show, valuesAt } from "../values";
import { CloudError } from "./errors";
import type { Context } from "./row";
import type { World } from "./world";

export function notFound({ table }: World, type: string, id: string): CloudError {
    return (
        table[type]?.notFound?.(id) ??
        new CloudError("ResourceNotFoundException", `${id} does not exist`)
    );
}

/** Whatever a property names must exist. */
export function assertReferences({ entity, world }: Context): void {
    for (const { path, type, by } of world.table[entity.type]?.refs ?? []) {
        for (const value of valuesAt(entity.inputs, path)) {
            const key = show(value);
            if (value === "" || world.table[type]?.isProvided?.(key)) continue;
            if (world.find(type, by ?? "id", key) === undefined) throw notFound(world, type, key);
        }
    }
}

/** What others refer to stays. */
export function assertUnused({ entity, world }: Context): void {
    const [holder] = world.referrers(entity);
    if (holder === undefined) return;
    const words = world.table[entity.type]?.inUse;
    const kind = entity.type.replace(/^.*\/|:.*$/g, "");
    throw (
        words?.(entity, holder) ??
        new CloudError(
            "DependencyViolation",
            `The ${kind} '${entity.id}' has dependencies and cannot be deleted (${holder.type} ${holder.id}).`,
        )
    );
}
