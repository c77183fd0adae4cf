import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { Cli, CliOptions, CliResult } from "./cli";
import { changesOf, errorsOf, readEvents } from "./events";

export type OperationName = "preview" | "up" | "refresh" | "destroy";

export interface OperationOptions extends CliOptions {
    /** Colour in the output. A terminal that is handed on decides for itself. */
    readonly color?: boolean;
    /** Runs a preview first, as the interactive CLI does, and stops if it fails. */
    readonly previewFirst?: boolean;
    /** Further flags of the CLI, as `["--target", urn]`. */
    readonly args?: readonly string[];
}

export interface OperationResult {
    readonly events: readonly EngineEvent[];
    /** Resources by what happened to them: `{ create: 4, same: 1 }`. */
    readonly changes: Readonly<Record<string, number>>;
    readonly stdout: string;
    readonly stderr: string;
}

/** An operation that failed or was killed. What happened until then is in `result`. */
export class OperationFailed extends Error {
    constructor(
        operation: OperationName,
        public readonly result: OperationResult,
        end: Pick<CliResult, "code" | "signal">,
    ) {
        const errors = errorsOf(result.events);
        const output =
            errors.length > 0 ? errors.join("\n") : (result.stderr || result.stdout).trim();
        const how = end.signal === null ? "failed" : `was ended by ${end.signal}`;
        super(`pulumi ${operation} ${how}${output === "" ? "" : `:\n${output}`}`);
        this.name = "OperationFailed";
    }
}

/** Runs one operation of the engine; its events go through `log`, a file of this operation's own. */
export async function operate(
    cli: Cli,
    operation: OperationName,
    target: { readonly stack: string; readonly log: string },
    options: OperationOptions = {},
): Promise<OperationResult> {
    const color = options.inherit ? "auto" : options.color ? "always" : "never";
    const { code, signal, stdout, stderr } = await cli.run(
        [
            operation,
            ...(operation === "preview"
                ? []
                : ["--yes", ...(options.previewFirst ? [] : ["--skip-preview"])]),
            ...["--stack", target.stack, "--event-log", target.log, "--color", color],
            ...(options.args ?? []),
        ],
        options,
    );
    const events = await readEvents(target.log);
    const result = { events, changes: changesOf(events), stdout, stderr };
    if (code !== 0) {
        throw new OperationFailed(operation, result, { code, signal });
    }
    return result;
}
