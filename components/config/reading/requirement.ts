import { z } from "zod";

import { valueText } from "./problem";
import { bare, choicesOf, classic, keysOf } from "./zod-schema";

/** What a value of the schema is, for a person: `a whole number, 1 to 100`. */
export function kindText(schema: z.ZodType): string {
    const inner = bare(schema);
    const choices = choicesOf(inner);
    if (choices.length > 0) {
        return choices.length === 1 ? String(choices[0]) : `one of ${choices.join(", ")}`;
    }
    if (inner instanceof z.ZodUnion) {
        return inner.options.map((option) => kindText(classic(option))).join(", or ");
    }
    if (inner instanceof z.ZodNumber) {
        return `a ${inner.format === "safeint" ? "whole " : ""}number${boundsText(inner)}`;
    }
    if (inner instanceof z.ZodBoolean) {
        return "true or false";
    }
    if (inner instanceof z.ZodArray) {
        return "a list";
    }
    if (inner instanceof z.ZodRecord) {
        return "a map from names to settings";
    }
    if (inner instanceof z.ZodObject) {
        return `a map of ${keysOf(inner)
            .map(([key]) => key)
            .join(", ")}`;
    }
    return "text";
}

export function requirement(schema: z.ZodType): string {
    return `must be ${kindText(schema)}`;
}

/** The values of a closed choice, as they would stand in a stack file. */
export function oneOf(choices: readonly (string | number)[]): string {
    const texts = [...new Set(choices)].map(valueText).join(", ");
    return choices.length === 1 ? texts : `one of ${texts}`;
}

/** The rule that a zod issue stands for, where the schema has no message of its own. */
export function issueText(issue: z.core.$ZodRawIssue, schema: z.ZodType): string {
    if (issue.code === "too_big" && issue.origin === "array") {
        return `must hold ${String(issue.maximum)} entries at most`;
    }
    if (issue.code === "too_small" && issue.origin === "array") {
        return `must hold ${String(issue.minimum)} entries at least`;
    }
    return requirement(schema);
}

function boundsText({ minValue, maxValue }: z.ZodNumber): string {
    const low = minValue !== null && minValue > Number.MIN_SAFE_INTEGER ? minValue : undefined;
    const high = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? maxValue : undefined;
    if (low !== undefined && high !== undefined) {
        return `, ${low} to ${high}`;
    }
    if (low !== undefined) {
        return `, ${low} or more`;
    }
    return high === undefined ? "" : `, ${high} or less`;
}
