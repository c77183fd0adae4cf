/** Istio's webhook takes no longer one (validateStringRegexp in pkg/config/validation of 1.31). */
export const LONGEST_REGEX = 1024;

/** What RE2 refuses and JavaScript takes, each with what it is called. */
const NOT_IN_RE2: readonly [RegExp, string][] = [
    [/\(\?<?[=!]/, "a look-ahead or look-behind"],
    [/\\[1-9]|\\k</, "a back-reference"],
    [/\(\?>/, "an atomic group"],
    [/[*+?}]\+/, "a possessive quantifier"],
];

/** What RE2 takes and JavaScript doesn't, in words that it takes. Enough to find what is broken. */
const IN_JAVASCRIPT: readonly [RegExp, string][] = [
    [/^\(\?[imsU]+\)/, ""],
    [/\(\?[imsU]+(-[imsU]+)?:/g, "(?:"],
    [/\(\?P</g, "(?<"],
    [/\\A/g, "^"],
    [/\\z/g, "$"],
    [/\[:(\^?)\w+:\]/g, "\\w"],
    [/\\[pP](\{[^}]*\}|[A-Z])/g, "\\w"],
    [/\\Q(.*?)(\\E|$)/g, "x"],
];

/** Why Envoy's RE2 would not take an expression; undefined where nothing speaks against it. */
export function regexTrouble(regex: string): string | undefined {
    const literal = regex.replace(/\\\\/g, "xx").replace(/\\Q.*?(\\E|$)/g, "x");
    const foreign = NOT_IN_RE2.find(([pattern]) => pattern.test(withoutClasses(literal)));
    if (foreign !== undefined) return `${foreign[1]}, which RE2 doesn't know`;
    if (mostTimes(withoutClasses(literal).replace(/\\./g, "x")) > MOST_TIMES) {
        return `a repetition of more than ${MOST_TIMES}, which RE2 doesn't know`;
    }
    return compiled(regex) === undefined ? "a fault in its syntax" : undefined;
}

/** RE2 takes no more repetitions of one part (kMaxRepeat in re2/parse.cc, maxRepeat in Go's regexp/syntax). */
const MOST_TIMES = 1000;

/** How many times a part of an expression is repeated at most: repetitions inside others multiply. */
function mostTimes(plain: string): number {
    const open = [1];
    let last = 1;
    for (const [token, least, most] of plain.matchAll(/\{(\d+)(?:,(\d*))?\}|./gs)) {
        if (token === "(") open.push(1);
        if (least !== undefined) last *= Number(most === undefined || most === "" ? least : most);
        else last = token === ")" && open.length > 1 ? (open.pop() ?? 1) : 1;
        open.push(Math.max(open.pop() ?? 1, last));
    }
    return Math.max(...open);
}

/** Whether an expression takes a whole text; undefined where JavaScript can't tell. */
export function takesWhole(regex: string, text: string): boolean | undefined {
    // Its flags and classes mean something else here.
    if (regexTrouble(regex) !== undefined || IN_JAVASCRIPT.some(([form]) => isIn(form, regex))) {
        return undefined;
    }
    return compiled(regex)?.test(text);
}

/** What every text that an expression takes begins with, as far as plain characters show it. */
export function literalHead(regex: string): string {
    const body = regex.replace(/^\^/, "");
    if (hasAlternatives(body)) return "";
    const head = /^(?:[\w/~!&',;=:@%"<>#-]|\\[./_~-])*/.exec(body)?.[0] ?? "";
    // A quantifier is about the last of them.
    const kept = /^[*?{]/.test(body.slice(head.length)) ? head.replace(/(\\.|.)$/, "") : head;
    return kept.replace(/\\(.)/g, "$1");
}

function hasAlternatives(regex: string): boolean {
    return regex.includes("|");
}

function withoutClasses(regex: string): string {
    return regex.replace(/\[\^?\]?(\\.|[^\]\\])*\]/g, "x");
}

function isIn(form: RegExp, text: string): boolean {
    return new RegExp(form.source).test(text);
}

function compiled(regex: string): RegExp | undefined {
    const translated = IN_JAVASCRIPT.reduce((text, [from, to]) => text.replace(from, to), regex);
    try {
        return new RegExp(`^(?:${translated})$`);
    } catch {
        return undefined;
    }
}
