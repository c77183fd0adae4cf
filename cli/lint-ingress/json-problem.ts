import type { z } from "zod";

import { nearest } from "../../components/config/reading/nearest";
import { pathText } from "../../components/config/reading/problem";

export interface ValueProblem {
    message: string;
    cure: string;
}

/** An issue of zod in words. `whole` is the cure where the whole value is of another kind. */
export function jsonProblem(
    issue: z.core.$ZodIssue,
    fields: readonly string[],
    whole: string,
): ValueProblem {
    const at = pathText(issue.path.filter((part) => typeof part !== "symbol"));
    const { message, cure } = messageOf(issue, fields, issue.path.length === 0 ? whole : undefined);
    return { message: at === "" ? message : `${at} ${message}`, cure };
}

function messageOf(
    issue: z.core.$ZodIssue,
    fields: readonly string[],
    whole: string | undefined,
): ValueProblem {
    switch (issue.code) {
        case "unrecognized_keys": {
            const [key = ""] = issue.keys;
            const meant = nearest(key, [...fields, "HTTP", "HTTPS"]);
            return {
                message: `has an unknown field ${key}, which is ignored or refused`,
                cure: meant === undefined ? "take it out" : `write ${meant}`,
            };
        }
        case "invalid_type":
            return issue.input === undefined
                ? MISSING
                : {
                      message: `must be ${KINDS[issue.expected] ?? issue.expected}`,
                      cure: kindCure(issue.expected, issue.input) ?? whole ?? "mend it",
                  };
        case "invalid_value":
            return choice(issue.values.map(String), issue.input);
        case "invalid_union": {
            const options = "options" in issue ? (issue.options ?? []) : [];
            if (options.length === 0)
                return { message: "must be text or a number", cure: "mend it" };
            const { discriminator = "" } = issue as { discriminator?: string };
            const object = Object(issue.input) as Record<string, unknown>;
            return choice(options.map(String), object[discriminator]);
        }
        case "too_big":
            return {
                message: `must be ${String(issue.maximum)} at most`,
                cure:
                    issue.origin === "string"
                        ? "shorten it"
                        : `keep ${String(issue.maximum)} of them`,
            };
        case "too_small":
            return {
                message: "must not be empty",
                cure: issue.origin === "string" ? "fill it in" : "write one or more into it",
            };
        case "custom": {
            const { cure = "" } = (issue.params ?? {}) as { cure?: string };
            return { message: issue.message, cure };
        }
        default:
            return { message: issue.message, cure: "mend it" };
    }
}

const MISSING: ValueProblem = { message: "is missing", cure: "add it" };

/** A word that is nearly one of the choices is meant as that; any other may mean each of them. */
function choice(choices: readonly string[], given: unknown): ValueProblem {
    const message = `must be ${choices.join(" or ")}`;
    if (given === undefined)
        return { message: `${MISSING.message}: it ${message}`, cure: "add it" };
    const word = typeof given === "string" ? given.trim() : "";
    const same = choices.find((one) => one.toLowerCase() === word.toLowerCase());
    const meant = same ?? nearest(word, choices);
    return { message, cure: meant === undefined ? "write one of them" : `write ${meant}` };
}

function kindCure(expected: string, given: unknown): string | undefined {
    if (expected === "string") {
        return ["number", "boolean"].includes(typeof given) ? "put it in double quotes" : undefined;
    }
    if (expected === "array" && typeof given === "object" && given !== null) return "put it in [ ]";
    const isAlone = Array.isArray(given) && given.length === 1;
    if (expected === "object" && isAlone) return "take off the [ ] around it";
    return typeof given === "string" && QUOTED[expected]?.test(given) === true
        ? "write it without quotes"
        : undefined;
}

/** Texts that would be the value itself without their quotes. */
const QUOTED: Readonly<Record<string, RegExp>> = {
    int: /^-?\d+$/,
    number: /^-?\d+(\.\d+)?$/,
    boolean: /^(true|false)$/,
};

const KINDS: Readonly<Record<string, string>> = {
    array: "a list in [ ]",
    object: "an object in { }",
    string: "text",
    int: "a whole number",
    number: "a number",
    boolean: "true or false",
};
