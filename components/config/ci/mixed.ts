import type { Problem } from "../reading/problem";
import { isMap } from "../reading/zod-schema";
import { stackConfigSchema } from "../schema";
import { teamStackSchema } from "../team/schema";
import { ciStackSchema } from "./schema";

/** The shape's own keys, and what is wrong with those of the other shapes beside them. */
export function sectionsOfOthers(given: Readonly<Record<string, unknown>>) {
    const others = { ...stackConfigSchema.shape, ...teamStackSchema.shape };
    const isMixed = (key: string) =>
        Object.hasOwn(others, key) && !Object.hasOwn(ciStackSchema.shape, key);
    const entries = Object.entries(given);
    const problems = entries
        .filter(([key]) => isMixed(key))
        .map(([key, value]): Problem => ({
            path: key,
            // Names alone: a value in it may be a secret.
            value: isMap(value) ? Object.keys(value) : typeof value,
            rule: "must be left out beside ci, which makes this the stack of CI's access",
            cure: "take it out, or write ci in a stack file of its own",
        }));
    return { own: Object.fromEntries(entries.filter(([key]) => !isMixed(key))), problems };
}
