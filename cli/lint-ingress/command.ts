import { Command, InvalidArgumentError, Option } from "commander";

import { count, type Format, formatted, FORMATS } from "./format";
import { lint } from "./lint";
import { readManifests, UnreadableFile } from "./read";

const FOUND = 1;
const UNREADABLE = 2;

interface LintOptions {
    format: Format;
    maxWarnings?: number;
}

/** `npm run lint:ingress`: what is wrong with the annotations of Ingresses and their Services. */
export function lintIngressCommand(): Command {
    return new Command("lint-ingress")
        .description("check alb.ingress.kubernetes.io annotations of any Ingress and Service")
        .argument("<file...>", "YAML files, checked together; - reads standard input")
        .addOption(new Option("--format <form>", "output").choices(FORMATS).default("text"))
        .option("--max-warnings <n>", "fail with more warnings than this", wholeNumber)
        .action((files: string[], options: LintOptions) => {
            process.exitCode = run(files, options);
        });
}

/** 0 without errors, 1 with some or with too many warnings, 2 for a file that can't be read. */
function run(files: readonly string[], { format, maxWarnings = Infinity }: LintOptions): number {
    try {
        const findings = lint(readManifests(files));
        const text = formatted(findings, format);
        if (text !== "") console.log(text);
        return count(findings, "error") > 0 || count(findings, "warning") > maxWarnings ? FOUND : 0;
    } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        console.error(error.message);
        return UNREADABLE;
    }
}

function wholeNumber(text: string): number {
    if (!/^\d+$/.test(text)) throw new InvalidArgumentError("must be a whole number.");
    return Number(text);
}
