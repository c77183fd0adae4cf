/** What `runtime.options` of Pulumi.yaml may say to the Node.js language host. */
export interface RuntimeOptions {
    readonly typescript: boolean;
    readonly tsconfig?: string;
    readonly nodeargs: readonly string[];
}

/** Reads the options as the official host does: TypeScript unless turned off, a wrong type refused. */
export function runtimeOptions(options: Record<string, unknown>): RuntimeOptions {
    const { typescript = true, tsconfig, nodeargs = "" } = options;
    if (typeof typescript !== "boolean") {
        throw new Error(
            `Pulumi.yaml: option typescript must be true or false, not ${show(typescript)}`,
        );
    }
    if (tsconfig !== undefined && typeof tsconfig !== "string") {
        throw new Error(`Pulumi.yaml: option tsconfig must be a path, not ${show(tsconfig)}`);
    }
    if (typeof nodeargs !== "string") {
        throw new Error(`Pulumi.yaml: option nodeargs must be a string, not ${show(nodeargs)}`);
    }
    return { typescript, tsconfig, nodeargs: splitWords(nodeargs) };
}

/** Splits a command line at blanks, except inside single or double quotes. */
export function splitWords(line: string): string[] {
    const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
    return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

function show(value: unknown): string {
    return JSON.stringify(value);
}
