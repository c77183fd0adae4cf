import type { Problem } from "../../reading/problem";

/** A value as the stack file has it: without the parts that are left out. */
export function asGiven(value: unknown): unknown {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, part]) => part !== null && !(Array.isArray(part) && part.length === 0))
            .map(([key, part]) => [key, asGiven(part)]),
    );
}

/** The keys of a section that say something; one that is there but not valid counts. */
export function named(section: object, keys: readonly string[]): string[] {
    const parts = section as Readonly<Record<string, unknown>>;
    return keys.filter((key) => {
        const part = parts[key];
        const isEmpty = Array.isArray(part) && part.length === 0;
        return part !== null && part !== false && !isEmpty;
    });
}

/** What is said of a section that must name exactly one of some keys. */
export function exactlyOne(path: string, section: object, keys: readonly string[]): Problem[] {
    const found = named(section, keys);
    return found.length === 1
        ? []
        : [
              {
                  path,
                  value: found,
                  rule: `must name exactly one of ${keys.join(", ")}`,
                  cure: found.length === 0 ? "add the one that is meant" : "take the others out",
              },
          ];
}

/** What is said of a section of which nothing comes unless it names one of some keys. */
export function atLeastOne(path: string, section: object, keys: readonly string[]): Problem[] {
    return named(section, keys).length > 0
        ? []
        : [
              {
                  path,
                  value: {},
                  rule: `must name one of ${keys.join(", ")}, or nothing comes of it`,
                  cure: "take it out, or add the one that is meant",
              },
          ];
}
