import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { format, resolveConfig } from "prettier";

import { findIstiod, routesOf } from "./istiod";

/** `npx tsx tests/trace/istiod/record.ts`: writes what istiod makes of routes.yaml to routes.json. */
async function record(): Promise<void> {
    const istiod = await findIstiod();
    if ("missing" in istiod) throw new Error(istiod.missing);
    const objects = await readFile(join(__dirname, "routes.yaml"), "utf8");
    const routes = await routesOf(istiod.path, objects);
    const file = join(__dirname, "routes.json");
    const style = { ...(await resolveConfig(file)), filepath: file };
    await writeFile(file, await format(JSON.stringify(routes), style));
}

void record();
