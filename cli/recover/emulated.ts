import type { Cloud } from "../../sandbox/cloud/options";
import { isProps, show, text, type Value } from "../../sandbox/cloud/values";
import { revisionsOf } from "../../sandbox/cloud/kubernetes/helm/revisions";
import type { Entity } from "../../sandbox/cloud/world/entity";
import { idsOf, importId } from "./import-id";
import type { Found, Inventory } from "./inventory";
import { RELEASE, releaseFound } from "./releases";
import type { StackFacts } from "./stack";

/** The emulated account, read like an AWS account: it doesn't record who created a resource. */
export function emulatedInventory({ world }: Cloud): Inventory {
    return {
        find: (stack) => Promise.resolve(find(world, stack)),
    };
}

function find(world: Cloud["world"], { tags, held, planned }: StackFacts): Found[] {
    const known = new Set([
        ...held.flatMap(idsOf),
        ...planned.flatMap((one) => importId(one) ?? []),
    ]);
    return world.all().flatMap((entity) => {
        const row = world.table[entity.type];
        if (row === undefined || row.madeOutside || row.onlyWaits) return [];
        const own = tagsOf(entity.inputs["tagsAll"]);
        const found =
            entity.type === RELEASE
                ? releaseFound(entity.id, revisionsOf(entity))
                : { type: entity.type, id: row.importId?.(entity) ?? entity.id };
        if (row.tagged) {
            if (Object.entries(tags).some(([key, value]) => own[key] !== value)) return [];
            return { ...found, ...nameOf(row.autoname, entity), tags: own };
        }
        // Without tags only names tell: an object of a cluster by its own, the rest by its parts'.
        const isObject = entity.type.startsWith("kubernetes:");
        if (isObject && !known.has(found.id)) return [];
        return { ...found, ...nameOf(row.autoname, entity) };
    });
}

function nameOf(property: string | undefined, { inputs }: Entity): { name?: string } {
    const name = property === undefined ? undefined : text(inputs, property);
    return name === undefined ? {} : { name };
}

function tagsOf(value: Value | undefined): Record<string, string> {
    if (!isProps(value)) return {};
    return Object.fromEntries(Object.entries(value).map(([key, tag]) => [key, show(tag)]));
}
