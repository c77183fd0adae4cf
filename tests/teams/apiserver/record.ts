import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { format, resolveConfig } from "prettier";

import { CASES } from "../cases/all";
import { answersOf, findApiserver, question } from "./apiserver";

/** Tells the question by which answers were recorded: with another policy or request they are stale. */
export function digest(): string {
    return createHash("sha256").update(JSON.stringify(question())).digest("hex");
}

/** `npx tsx tests/teams/apiserver/record.ts`: writes what the API server answers to answers.json. */
async function record(): Promise<void> {
    const apiserver = await findApiserver();
    if ("missing" in apiserver) throw new Error(apiserver.missing);
    const answers = await answersOf(apiserver.path);
    const file = join(__dirname, "answers.json");
    const recorded = {
        question: digest(),
        answers: Object.fromEntries(CASES.map(({ states }, index) => [states, answers[index]])),
    };
    const style = { ...(await resolveConfig(file)), filepath: file };
    await writeFile(file, await format(JSON.stringify(recorded), style));
}

if (require.main === module) void record();
