import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** A stack, and the file that its config is in. */
export interface StackFile {
    stack: string;
    file: string;
}

/** Pulumi.example.yaml shows every key, and is of no stack. */
const STACK_FILE = /^Pulumi\.(?!example\.yaml$).+\.yaml$/;

/** The stacks that people deploy, and those of the tests, in the order of their names. */
export function committedStacks(checkout: string): StackFile[] {
    const tests = join(checkout, "tests", "stacks");
    return [
        ...filesIn(checkout).filter((file) => STACK_FILE.test(basename(file))),
        ...filesIn(tests).filter((file) => file.endsWith(".yaml")),
    ].map(stackOf);
}

/** The stack that a file is of: `dev` of `Pulumi.dev.yaml`, `nlb` of `nlb.yaml`. */
export function stackOf(file: string): StackFile {
    return {
        stack: basename(file)
            .replace(/^Pulumi\./, "")
            .replace(/\.ya?ml$/, ""),
        file,
    };
}

function filesIn(folder: string): string[] {
    return readdirSync(folder)
        .sort()
        .map((file) => join(folder, file));
}
