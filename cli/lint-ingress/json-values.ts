import { z } from "zod";

import type { Range } from "../../components/values/elb-limits";

/** What is wrong with a value, and what to write in its place; for `refine` of zod. */
export const says = (error: string, cure: string) => ({ error, params: { cure } });

export const text = z.string();
export const filled = text.min(1, "must not be empty");

/** A text of some form; the cure may depend on the text that is none. */
export const textLike = (
    isOne: (given: string) => boolean,
    message: string,
    cure: (given: string) => string,
) =>
    text.superRefine((given, context) => {
        if (isOne(given)) return;
        context.addIssue({ code: "custom", message, params: { cure: cure(given) } });
    });

export const whole = ({ min, max }: Range) =>
    z
        .int()
        .refine(
            (value) => value >= min && value <= max,
            says(`must be ${min} to ${max}`, `write a number from ${min} to ${max}`),
        );

export const port = whole({ min: 1, max: 65_535 });
export const texts = z.array(text).min(1, "must not be empty");
