import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface CliOptions {
    /** Takes the output as it comes. */
    readonly onOutput?: (text: string) => void;
    /** Gives the CLI this process's terminal, for its live display; then no output is returned. */
    readonly inherit?: boolean;
}

export interface CliResult {
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
}

/**
 * Runs the pulumi CLI for one session. The SDK's Automation API does the same, but can only interrupt
 * a running CLI, never kill it as a crash would; it has no terminal display, and asks the CLI for
 * outputs and history after each update whether they are wanted or not.
 */
export class Cli {
    private readonly running = new Set<ChildProcess>();

    constructor(
        private readonly command: string,
        private readonly cwd: string,
        private readonly env: NodeJS.ProcessEnv,
    ) {}

    /** Runs to the end, whichever it is. */
    public async run(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
        const { onOutput, inherit = false } = options;
        const child = spawn(this.command, inherit ? args : [...args, "--non-interactive"], {
            cwd: this.cwd,
            env: this.env,
            stdio: inherit ? "inherit" : ["ignore", "pipe", "pipe"],
        });
        this.running.add(child);
        const texts = { stdout: "", stderr: "" };
        for (const name of ["stdout", "stderr"] as const) {
            child[name]?.setEncoding("utf8").on("data", (text: string) => {
                texts[name] += text;
                onOutput?.(text);
            });
        }
        try {
            const [code, signal] = (await once(child, "close")) as [number, NodeJS.Signals];
            return { code, signal, ...texts };
        } finally {
            this.running.delete(child);
        }
    }

    /** Runs a command that must succeed, and gives its output. */
    public async text(args: readonly string[]): Promise<string> {
        const { code, stdout, stderr } = await this.run(args);
        if (code !== 0) {
            throw new Error(`pulumi ${args.join(" ")} failed: ${(stderr || stdout).trim()}`);
        }
        return stdout;
    }

    /** Ends whatever runs; SIGKILL is a crash, SIGINT a cancellation as by Ctrl-C. */
    public kill(signal: NodeJS.Signals): void {
        this.running.forEach((child) => child.kill(signal));
    }
}
