import { closest, distance } from "fastest-levenshtein";

/** The one of `names` that `name` is most likely a misspelling of, if any is near enough. */
export function nearest(name: string, names: readonly string[]): string | undefined {
    if (names.length === 0) {
        return undefined;
    }
    const completed = names.filter((other) => name.length > 2 && other.startsWith(name));
    if (completed.length === 1) {
        return completed[0];
    }
    const ended = names.filter(
        (other) => name.length > 5 && other.toLowerCase().endsWith(name.toLowerCase()),
    );
    if (ended.length === 1) {
        return ended[0];
    }
    const lower = names.map((other) => other.toLowerCase());
    const best = closest(name.toLowerCase(), lower);
    // Of two letters any other one is a word of its own: a country, v1 beside v2.
    if (name.length <= 2 && name.toLowerCase() !== best) return undefined;
    const far = distance(name.toLowerCase(), best);
    return far <= tolerance(best) ? names[lower.indexOf(best)] : undefined;
}

/** Two letters swapped are two edits; a long name is not like another only because both are long. */
function tolerance(name: string): number {
    return name.length <= 3 ? 1 : Math.min(3, Math.max(2, Math.floor(name.length / 3)));
}
