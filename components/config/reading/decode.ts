import { z } from "zod";

import { bare } from "./zod-schema";

/**
 * The value behind the text that Pulumi hands to a program. The engine gives text as it is and
 * everything else as JSON; what is to be text stays text, so that `team: true` or an account id
 * without quotes is not turned into something else.
 */
export function decode(schema: z.ZodType | undefined, text: string): unknown {
    if (schema !== undefined && isText(bare(schema))) {
        return text;
    }
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

function isText(schema: z.ZodType): boolean {
    return schema instanceof z.ZodString || schema instanceof z.ZodEnum;
}
