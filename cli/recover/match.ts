import { idsOf, importId, isKnownByParts, isNamedByEngine, NAMES } from "./import-id";
import type { Found } from "./inventory";
import { nameOf } from "../../sandbox/state/urn";
import { type Resource, type StackFacts, text } from "./stack";

export interface Import {
    planned: Resource;
    found: Found;
}

export interface Matches {
    imports: Import[];
    /** The stack's by their tags or names, but neither in the state nor wanted by the program. */
    leftovers: Found[];
    /** In the state, but unusable. */
    stuck: Found[];
}

/** Which things of the account the state lacks, and which planned resource each of them is. */
export function match(
    { held, planned, replacements }: StackFacts,
    found: readonly Found[],
): Matches {
    const known = new Set(held.flatMap((one) => idsOf(one).map((id) => `${one.type} ${id}`)));
    const isKnown = ({ type, id }: Found) => known.has(`${type} ${id}`);
    const free = new Set(found.filter((thing) => !isKnown(thing)));
    const imports: Import[] = [];
    for (const one of planned) {
        // The state has the old one under this URN: the new one is only in the way of the next update.
        if (replacements.includes(one.urn)) continue;
        const only = planned.filter(({ type }) => type === one.type).length === 1;
        const fits = [...free].find((thing) => !thing.broken && isOf(one, thing, only));
        if (fits === undefined) continue;
        imports.push({ planned: one, found: fits });
        free.delete(fits);
    }
    const stuck = found.filter((thing) => thing.broken !== undefined && isKnown(thing));
    return { imports, leftovers: [...free], stuck };
}

/** Whether the thing is what the planned resource would be; `only`: no other of its type is planned. */
function isOf(planned: Resource, { type, id, name, tags }: Found, only: boolean): boolean {
    if (type !== planned.type) return false;
    if (isKnownByParts(planned)) return id === importId(planned);
    const tag = nameTag(planned);
    if (tag !== undefined) return tags?.["Name"] === tag;
    const property = NAMES.find((key) => key in planned.inputs);
    if (property === undefined) return only;
    if (!isNamedByEngine(planned)) return name === text(planned, property);
    const prefix = `${nameOf(planned.urn)}-`;
    return (
        (name?.startsWith(prefix) ?? false) && /^[0-9a-f]+$/.test(name?.slice(prefix.length) ?? "")
    );
}

function nameTag({ inputs }: Resource): string | undefined {
    const tags = inputs["tags"];
    if (typeof tags !== "object" || tags === null) return undefined;
    const { Name: name } = tags as { Name?: unknown };
    return typeof name === "string" ? name : undefined;
}
