import { type Problem, valueAt } from "./problem";
import { isMap } from "./zod-schema";

/** A cure that gives one text to write, with what it gives. */
const MEANT = /^(?:write|did you mean|rename it to) ("(?:[^"\\]|\\.)*")\??$/;
const ENTRY = /^(?<list>.*)\[(?<index>\d+)\](?<name>\.name)?$/;
const KEY = /^(?<map>.*?)(?:\.[^.[\]]+|\["(?:[^"\\]|\\.)*"\])$/;

/** A problem that is cured by a text, and where that would go. */
interface Wish {
    /** Path of the list or map. */
    whole: string;
    /** Place in the list; undefined for a key of a map. */
    index: number | undefined;
    meant: string;
}

/**
 * The problems without cures that would make a list name something twice, or a map, as `Shop.example.com`
 * beside `shop.example.com` does once its case is right: the author would come back with the next mistake.
 */
export function withoutRepeats(problems: readonly Problem[], raw: unknown): Problem[] {
    const goes = (path: string) =>
        problems.some((problem) => problem.path === path && problem.cure.startsWith("take it out"));
    const wishes = problems.map(wishOf);
    return problems.flatMap((problem, at) => {
        const wish = wishes[at];
        const twin = wish && twinOf(wish, raw, goes, wishes.slice(0, at));
        if (twin === undefined) return [problem];
        // The rule on lists has said it.
        return goes(problem.path) ? [] : [{ ...problem, cure: cureOf(problem.path, twin) }];
    });
}

function wishOf({ path, cure }: Problem): Wish | undefined {
    const [, quoted] = MEANT.exec(cure) ?? [];
    if (quoted === undefined) return undefined;
    const meant = String(JSON.parse(quoted));
    const entry = ENTRY.exec(path)?.groups;
    if (entry) return { whole: entry["list"] ?? "", index: Number(entry["index"]), meant };
    const map = cure.startsWith("rename") ? KEY.exec(path)?.groups?.["map"] : undefined;
    return map === undefined ? undefined : { whole: map, index: undefined, meant };
}

/** What is, or will by an earlier cure be, the same already: `entry [1]`, or the key. */
function twinOf(
    { whole, index, meant }: Wish,
    raw: unknown,
    goes: (path: string) => boolean,
    earlier: readonly (Wish | undefined)[],
): string | undefined {
    const given = valueAt(raw, whole);
    const before = earlier.find((other) => other?.whole === whole && other.meant === meant);
    if (index === undefined) {
        return before || (isMap(given) && Object.hasOwn(given, meant)) ? meant : undefined;
    }
    const entries: readonly unknown[] = Array.isArray(given) ? given : [];
    const same = entries.findIndex(
        (entry, other) => other !== index && nameOf(entry) === meant && !goes(`${whole}[${other}]`),
    );
    const twin = same === -1 ? before?.index : same;
    return twin === undefined || twin === index ? undefined : `entry [${twin}]`;
}

function nameOf(entry: unknown): unknown {
    return isMap(entry) ? entry["name"] : entry;
}

function cureOf(path: string, twin: string): string {
    if (!ENTRY.test(path) || path.startsWith("edge.paths")) {
        return `give it another name: ${twin} has that one already`;
    }
    return `take ${path.endsWith(".name") ? "the entry" : "it"} out: ${twin} is the same`;
}
