/** Longest text of a value in a line; what is longer is cut in its middle, as its ends tell it apart. */
const LONGEST = 160;
const HEAD = 100;
const TAIL = 50;

/** A value in one line: texts as they are, sets between commas, objects as JSON. */
export function valueText(value: unknown): string {
    if (value === undefined) return "(none)";
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
        return value.length === 0 ? "(none)" : cut(value.join(", "));
    }
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return text === "" ? '""' : cut(text.replaceAll(/\s*\n\s*/g, " ⏎ "));
}

function cut(text: string): string {
    if (text.length <= LONGEST) return text;
    return `${text.slice(0, HEAD)} … ${text.slice(-TAIL)}`;
}

/** Lines of a diff, each with its mark in the first column, where GitHub colours it. */
export function diffLines(path: string, old: unknown, fresh: unknown): string[] {
    if (Array.isArray(old) && Array.isArray(fresh)) {
        return [
            ...old.map((item) => `- ${path}: ${valueText(item)}`),
            ...fresh.map((item) => `+ ${path}: ${valueText(item)}`),
        ];
    }
    return [
        ...(old === undefined ? [] : [`- ${path}: ${valueText(old)}`]),
        ...(fresh === undefined ? [] : [`+ ${path}: ${valueText(fresh)}`]),
    ];
}
