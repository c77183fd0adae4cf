import { certain } from "../reading/unknown";

/** The keys of a section that say something; one that is there but not valid counts. */
export function named(section: object, keys: readonly string[]): string[] {
    return keys.filter((key) => Object.hasOwn(section, key) && partOf(section, key) !== false);
}

/** A part of a section; undefined where it isn't known. */
function partOf(section: object, key: string): unknown {
    return certain(() => (section as Readonly<Record<string, unknown>>)[key]);
}

/** What is said of a section that must name exactly one of some keys. */
export function exactlyOne(
    path: string,
    section: object,
    keys: readonly string[],
    split = "take the others out",
) {
    const found = named(section, keys);
    return (
        found.length !== 1 && {
            path,
            value: found,
            rule: `must name exactly one of ${keys.join(", ")}`,
            cure: found.length === 0 ? "add the one that is meant" : split,
        }
    );
}

/** What is said of a section of which nothing comes unless it names one of some keys. */
export function atLeastOne(path: string, section: object, keys: readonly string[]) {
    const found = named(section, keys).filter((key) => {
        const part = partOf(section, key);
        return !Array.isArray(part) || part.length > 0;
    });
    return (
        found.length === 0 && {
            path,
            value: {},
            rule: `must name one of ${keys.join(", ")}, or nothing comes of it`,
            cure: "take it out, or add the one that is meant",
        }
    );
}
