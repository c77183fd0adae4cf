// Prints which stacks a pull request touches, as two JSON lists for the matrices of a workflow:
// `aws=[...]`, to be previewed on the real account, and `sandbox=[...]`, on the emulated one.
// Runs in a checkout of the merge commit, before any package is installed.

import { execFileSync } from "node:child_process";
import { readdirSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Pulumi.example.yaml shows every key, and is of no stack. */
const STACK_FILE = /^Pulumi\.(?!example\.yaml$)([\w.-]+)\.yaml$/;

/** Files that no stack is made from. What is not listed here counts as code. */
const NOT_DEPLOYED = [
    /^(docs|tests|sandbox|cli|bench|\.ci|\.github)\//,
    /^Pulumi\.example\.yaml$/,
    /^[^/]+\.md$/,
    /^requests\.[^/]+\.yaml$/,
    /^(LICENSE|\.gitignore|\.prettierrc\.json|\.prettierignore)$/,
    /^(eslint|vitest|vitest\.unit|stryker)\.config\.\w+$/,
];

/** Whether a change of this file may change every stack. */
export function isCode(file) {
    return !STACK_FILE.test(file) && !NOT_DEPLOYED.some((pattern) => pattern.test(file));
}

/** All stacks, of the names of the files in the project's folder. */
export function stacksIn(files) {
    return files.flatMap((file) => STACK_FILE.exec(file)?.[1] ?? []).sort();
}

/** The stacks that a change touches: code touches all of them, a stack file its own. */
export function touchedStacks(changedFiles, stacks) {
    return changedFiles.some(isCode)
        ? stacks
        : stacks.filter((stack) => changedFiles.includes(`Pulumi.${stack}.yaml`));
}

/** Where to preview each stack: on AWS if it is deployed there and the change may have the role. */
export function places(stacks, { onAws, trusted }) {
    const isOnAws = (stack) => trusted && onAws.includes(stack);
    return {
        aws: stacks.filter(isOnAws),
        sandbox: stacks.filter((stack) => !isOnAws(stack)),
    };
}

/** The repository variable STACKS_ON_AWS, such as `["dev", "prod"]`; unset means none. */
export function parseStackList(text) {
    if (!text) return [];
    try {
        const list = JSON.parse(text);
        if (Array.isArray(list) && list.every((name) => typeof name === "string")) return list;
    } catch {
        // Said below, as for any other value that is no list.
    }
    throw new Error(`STACKS_ON_AWS must be a JSON list such as ["dev", "prod"], not ${text}`);
}

function changedFiles() {
    const range = ["HEAD^1", "HEAD"];
    const text = execFileSync("git", ["diff", "--name-only", "--no-renames", "-z", ...range]);
    return text.toString().split("\0").filter(Boolean);
}

if (fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
    const touched = touchedStacks(changedFiles(), stacksIn(readdirSync(".")));
    const result = places(touched, {
        onAws: parseStackList(process.env.STACKS_ON_AWS),
        trusted: process.env.TRUSTED === "true",
    });
    for (const [name, stacks] of Object.entries(result)) {
        console.log(`${name}=${JSON.stringify(stacks)}`);
    }
}
