import { type Verdict, verdict } from "../answer";

/** Whether a whole text matches; unknown where the expression is one that JavaScript can't read. */
export function wholeMatch(regex: string, text: string): Verdict {
    const compiled = compile(`^(?:${withoutFlags(regex).source})$`, withoutFlags(regex).flags);
    return compiled === undefined ? "unknown" : verdict(compiled.test(text));
}

/** Every match replaced, `\1` standing for the first group; undefined where it can't be told. */
export function replaceAll(regex: string, text: string, rewrite: string): string | undefined {
    const { source, flags } = withoutFlags(regex);
    const replacement = rewrite
        .replaceAll("$", "$$$$")
        .replace(/\\(\d)/g, (_, n: string) => (n === "0" ? "$&" : `$${n}`));
    const compiled = compile(source, `${flags}g`);
    return compiled && text.replace(compiled, replacement);
}

/** RE2 writes flags at the beginning, and names groups with a P. */
function withoutFlags(regex: string): { source: string; flags: string } {
    const [whole = "", flags = ""] = /^\(\?([ims]+)\)/.exec(regex) ?? [];
    return { source: regex.slice(whole.length).replaceAll("(?P<", "(?<"), flags };
}

function compile(source: string, flags: string): RegExp | undefined {
    // Of RE2 alone, and read by JavaScript as something else.
    if (/\\[AzQECpP]|\[\[:|\(\?[imsU-]+[:)]/.test(source)) return undefined;
    try {
        return new RegExp(source, flags);
    } catch {
        return undefined;
    }
}
