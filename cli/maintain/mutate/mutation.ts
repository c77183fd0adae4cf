/** A small harm done to the text of the program. */
export interface Mutation {
    kind: "order" | "NAT route" | "IAM" | "tag" | "name" | "other";
    what: string;
    file: string;
    /** Must be in the file exactly once. */
    from: string;
    to: string;
    /** The engine test of a feature that `dev` doesn't use; it runs instead of `dev`. */
    testedBy?: string;
}

/** @throws {Error} where the text isn't there, or twice: then the list of mutations is out of date. */
export function mutated(text: string, { file, what, from, to }: Mutation): string {
    const found = text.split(from).length - 1;
    if (found !== 1) {
        throw new Error(`mutation "${what}": ${file} has ${String(found)} times ${from}`);
    }
    return text.replace(from, () => to);
}

/** An entry of a `dependsOn` taken out. `life`: the engine test that shows it, where `dev` doesn't have the resource. */
export const order = (
    file: string,
    what: string,
    from: string,
    to: string,
    life?: string,
): Mutation => ({
    kind: "order",
    what,
    file: `components/${file}`,
    from,
    to,
    testedBy: life && `tests/engine/${life}.test.ts`,
});
