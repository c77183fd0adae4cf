import { z } from "zod";

import { isRefusal, meaningOf, switchOf } from "./meanings";
import { valueText } from "./problem";
import { oneOf } from "./requirement";
import { bare, choicesOf, isMap, shapeOf } from "./zod-schema";

/** A value that is refused, and where it stands. */
export interface Refused {
    path: string;
    raw: unknown;
    example: unknown;
    fallback: unknown;
    /** Whether the key may be left out. */
    optional: boolean;
}

/** Keys of a section that say whether, or how, it is in force. */
const SWITCHES = ["enabled", "mode"];

/** Cure for one word where a section, a list or a number stands: `false`, `none`, `on`, or a mode. */
export function switchedOffCure(
    options: readonly z.ZodType[],
    refused: Refused,
): string | undefined {
    const { raw, example } = refused;
    if (typeof raw !== "boolean" && typeof raw !== "string") return undefined;
    for (const section of options.filter((option) => option instanceof z.ZodObject)) {
        const meant = SWITCHES.flatMap((key) => switchedTo(section, key, refused) ?? [])[0];
        if (meant !== undefined) {
            // The example has what that value needs beside it.
            return isMap(example) && example[meant.key] === meant.value
                ? `write for example ${valueText(example)}`
                : `write ${valueText({ [meant.key]: meant.value })}`;
        }
        const mode = shapeOf(section).find(([key]) => key === "mode")?.[1];
        const modes = mode === undefined ? [] : choicesOf(bare(mode));
        if (modes.length > 0) return `write a map with mode, ${oneOf(modes)}`;
    }
    return isRefusal(raw) ? emptyCure(options, refused) : undefined;
}

/** A section of which the word is the value of one key. */
function switchedTo(section: z.ZodObject, key: string, { path, raw }: Refused) {
    const meant = [raw, meaningOf(`${path}.${key}`, raw), switchOf(raw)];
    return meant
        .filter((value) => value !== undefined)
        .map((value) => ({ key, value }))
        .find(({ value }) => key in section.shape && section.safeParse({ [key]: value }).success);
}

/** To have none of something is an empty list or map, or 0; what has no such value is left out. */
function emptyCure(options: readonly z.ZodType[], { optional }: Refused): string | undefined {
    const empty = [[], {}, 0].find((value) =>
        options.some(
            (option) => !(option instanceof z.ZodObject) && option.safeParse(value).success,
        ),
    );
    if (empty !== undefined) return `write ${valueText(empty)}`;
    // Without a list, such as one of ranges, everybody may be meant.
    const isWhole = (option: z.ZodType) =>
        option instanceof z.ZodObject || option instanceof z.ZodString;
    return optional && options.every(isWhole) ? "take it out" : undefined;
}
