import type { ValueType } from "../../../components/edge/alb/annotation";
import { entryOf } from "../../../components/values/entry-of";
import { nearest } from "../../../components/config/reading/nearest";
import type { ValueProblem } from "../json-problem";
import { jsonProblems } from "../json-problems";
import { flagMeant, secondsMeant } from "../meant";
import { parseBool } from "../parse-bool";
import { parseList, parseStringMap } from "../string-map";

/** What is wrong with an annotation's text, by the type that the table gives it. */
export function valueProblems(type: ValueType, text: string): ValueProblem[] {
    switch (type.kind) {
        case "text":
            return textProblems(type, text);
        case "choice":
            return type.choices.includes(text) ? [] : [choiceProblem(type, text)];
        case "boolean":
            return parseBool(text) === undefined
                ? [{ message: "must be true or false", cure: booleanCure(text) }]
                : [];
        case "integer":
            return integerProblems(type, text);
        case "list":
            return listProblems(type.fewest ?? 0, text);
        case "map":
            return mapProblems(text);
        case "json":
            return jsonProblems(type.form, text);
    }
}

function textProblems(type: ValueType & { kind: "text" }, text: string): ValueProblem[] {
    const { maxLength = Infinity, form } = type;
    if (text.length > maxLength) {
        return [
            {
                message: `must not be longer than ${maxLength} characters`,
                cure: `shorten it by ${text.length - maxLength}`,
            },
        ];
    }
    if (form === undefined || form.pattern.test(text)) return [];
    const meant = form.meant?.(text);
    const isCure = meant !== undefined && form.pattern.test(meant);
    return [
        {
            message: form.says,
            cure: isCure ? `write ${meant}` : `write for example ${form.example}`,
        },
    ];
}

function booleanCure(text: string): string {
    const meant = flagMeant(text);
    return meant === undefined ? 'write "true" or "false"' : `write "${meant}"`;
}

function choiceProblem(type: ValueType & { kind: "choice" }, text: string): ValueProblem {
    const { choices, meant: words = {} } = type;
    const word = text.trim().toLowerCase();
    const same = choices.find((choice) => choice.toLowerCase() === word);
    const meant = same ?? entryOf(words, word) ?? nearest(text, choices);
    return {
        message: `must be exactly ${choices.join(" or ")}`,
        cure: meant === undefined ? `write ${choices.join(" or ")}` : `did you mean ${meant}?`,
    };
}

function integerProblems(type: ValueType & { kind: "integer" }, text: string): ValueProblem[] {
    const { min, max, words = [], example = String(min) } = type;
    if (words.includes(text)) return [];
    const value = Number(text);
    if (/^[+-]?\d+$/.test(text) && value >= min && value <= max) return [];
    const seconds = secondsMeant(text);
    const isCure = seconds !== undefined && seconds >= min && seconds <= max;
    return [
        {
            message: `must be a whole number from ${min} to ${max}${words.map((word) => ` or ${word}`).join("")}`,
            cure: /^[+-]?\d+$/.test(text)
                ? `write ${value < min ? min : max}, or a number between`
                : `write ${isCure ? `"${seconds}"` : `for example "${example}"`}`,
        },
    ];
}

function listProblems(fewest: number, text: string): ValueProblem[] {
    const parts = parseList(text);
    if (/^\s*[[{"]/.test(text)) {
        return [{ message: "is a list with commas, not JSON", cure: "write a,b" }];
    }
    return parts.length >= fewest
        ? []
        : [{ message: `must name ${fewest} or more`, cure: "add what is missing" }];
}

function mapProblems(text: string): ValueProblem[] {
    const { broken, repeated, hasTrailingComma, values } = parseStringMap(text);
    if (broken !== undefined) {
        return [
            {
                message: `can't be parsed: "${broken}" is not key=value`,
                cure: "write key=value,key=value",
            },
        ];
    }
    return [
        ...(hasTrailingComma
            ? [
                  {
                      message: `ends with a comma, which AWS takes as part of the last value: "${[...values.values()].at(-1) ?? ""}"`,
                      cure: "take the last comma out",
                  },
              ]
            : []),
        ...repeated.map((key) => ({
            message: `has ${key} more than once; the last one applies`,
            cure: "take the others out",
        })),
    ];
}
