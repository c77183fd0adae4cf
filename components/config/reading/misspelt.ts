import { distance } from "fastest-levenshtein";

import { switchOf } from "./meanings";
import { nearest } from "./nearest";

/** Up to this length two wrong letters make another word: `tcp` is not `http`. */
const SHORT = 5;

/**
 * The choice of a closed list that a word is a misspelling of, if it is clear which. Choices are often
 * opposites that look alike, so what hints at another word counts more than nearness does: another choice
 * in it (`internal-facing`), a digit more (`http2`), another beginning (`unblock`), a switch's word (`on`).
 */
export function misspelt(word: string, choices: readonly string[]): string | undefined {
    const meant = nearest(word, choices);
    if (meant === undefined || switchOf(word) !== undefined) return undefined;
    const [written, choice] = [word.trim().toLowerCase(), meant.toLowerCase()];
    if (choice.startsWith(written) || choice.endsWith(written)) return meant;
    const far = distance(written, choice);
    const others = choices.map((other) => other.toLowerCase()).filter((other) => other !== choice);
    const isOther =
        written[0] !== choice[0] ||
        written.slice(2).includes(choice) ||
        digitsOf(written) !== digitsOf(choice) ||
        others.some((other) => distance(written, other) <= far) ||
        others.some((other) => written.includes(other) && !choice.includes(other)) ||
        (far > 1 && choice.length <= SHORT && lettersOf(written) !== lettersOf(choice));
    return isOther ? undefined : meant;
}

function digitsOf(word: string): string {
    return word.replace(/\D/g, "");
}

/** The same for words whose letters are swapped. */
function lettersOf(word: string): string {
    return Array.from(word).sort().join("");
}
