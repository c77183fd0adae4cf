import { readFileSync } from "node:fs";

import { parse } from "yaml";
import { z } from "zod";

import { type PolicyException, policySchema } from "../../components/config/sections/policy";

const fileSchema = z.object({ config: z.object({ "mesh-edge:policy": policySchema }) });

/** The exceptions of a stack file. One that is not valid has none here: its preview refuses it. */
export function exceptionsOf(stackFile: string): PolicyException[] {
    const file = fileSchema.safeParse(parse(readFileSync(stackFile, "utf8")));
    return file.data?.config["mesh-edge:policy"].exceptions ?? [];
}
