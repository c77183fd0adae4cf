import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { importFile } from "./import-file";
import type { Inventory } from "./inventory";
import { match, type Matches } from "./match";
import { stackFacts } from "./stack";

/** Runs the pulumi CLI on the stack and gives what it prints. */
export type Pulumi = (...args: string[]) => Promise<string>;

export interface Recovery extends Matches {
    /** Operations that were cut off. */
    pending: { urn: string; type: string }[];
}

/**
 * After an update that was killed, or whose answers were lost: takes into the state what the account
 * holds and the program declares, and forgets what was pending. What is left over is the caller's to tell.
 */
export async function recover(
    pulumi: Pulumi,
    inventory: Inventory,
    dryRun = false,
): Promise<Recovery> {
    const stack = stackFacts(await pulumi("stack", "export"), await pulumi("preview", "--json"));
    const matches = match(stack, await inventory.find(stack));
    if (dryRun) return { ...matches, pending: stack.pending };
    if (matches.imports.length > 0) await take(pulumi, matches);
    // Also takes out of the state what is gone: a deletion may have lost its answer too.
    await pulumi("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
    return { ...matches, pending: stack.pending };
}

async function take(pulumi: Pulumi, { imports }: Matches): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "mesh-edge-recover-"));
    try {
        const file = join(folder, "import.json");
        await writeFile(file, JSON.stringify(importFile(imports)));
        // The next update protects what the stack file says, and nothing else.
        const flags = ["--yes", "--skip-preview", "--protect=false", "--generate-code=false"];
        await pulumi("import", "--file", file, ...flags);
    } finally {
        await rm(folder, { recursive: true });
    }
}
