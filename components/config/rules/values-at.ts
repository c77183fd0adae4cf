import { below } from "../reading/problem";
import { certain, each } from "../reading/unknown";

/**
 * What stands at a path such as `edge.paths.*.hosts`, in which `*` is each entry of a list or a map, as
 * far as it is known.
 */
export function valuesAt(config: object, pattern: string): [path: string, value: unknown][] {
    return pattern.split(".").reduce<[string, unknown][]>(
        (found, key) =>
            found.flatMap(([path, whole]): [string, unknown][] => {
                if (typeof whole !== "object" || whole === null) return [];
                const parts = whole as Readonly<Record<string, unknown>>;
                if (key === "*") return each(path, parts, (part, at) => [at, part]);
                return Object.hasOwn(parts, key)
                    ? (certain(() => [[below(path, key), parts[key]]]) ?? [])
                    : [];
            }),
        [["", config]],
    );
}
