import { valueText } from "../../components/config/reading/problem";

/** What is wrong with an option. */
export interface Refused {
    option: string;
    value: string | undefined;
    rule: string;
    cure: string;
}

/** Thrown before anything is written. */
export class NotWritten extends Error {
    constructor(why: string) {
        super(`Nothing is written.\n${why}`);
    }
}

export function refusedText(refused: readonly Refused[]): string {
    return refused
        .map(({ option, value, rule, cure }) =>
            [`✖ --${option}: ${valueText(value)}`, `    ${rule}`, `    → ${cure}`].join("\n"),
        )
        .join("\n");
}
