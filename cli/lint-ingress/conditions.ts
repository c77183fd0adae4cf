import type { z } from "zod";

import type { Ingress } from "./ingress";
import { CONDITIONS } from "./json-forms";
import { parseForm } from "./json-problems";

/** The conditions that an Ingress adds to the rules of a backend; undefined where they can't be read. */
export function conditionsOf(
    ingress: Ingress,
    service: string,
): z.infer<typeof CONDITIONS> | undefined {
    const text = ingress.written(`conditions.${service}`) ?? "[]";
    return CONDITIONS.safeParse(parseForm("conditions", text)).data;
}
