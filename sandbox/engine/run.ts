import { spawn } from "node:child_process";

export interface RunOptions {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    /** After this many milliseconds the process is killed and counts as failed. */
    readonly timeout?: number;
    readonly onLine?: (line: string) => void;
}

export interface RunResult {
    readonly ok: boolean;
    readonly stdout: string;
    /** What a person needs to see when it failed: the last lines of output, or why it never ran. */
    readonly trouble: string;
}

/** Runs a helper program to its end. A failure is a result here, because the caller has other ways. */
export function run(
    command: string,
    args: readonly string[],
    options: RunOptions = {},
): Promise<RunResult> {
    return new Promise((resolve) => {
        const { cwd, env, timeout, onLine } = options;
        const child = spawn(command, args, {
            cwd,
            env,
            timeout,
            killSignal: "SIGKILL",
            stdio: ["ignore", "pipe", "pipe"],
        });
        let stdout = "";
        let all = "";
        const take = (chunk: string) => {
            all += chunk;
            chunk
                .split("\n")
                .filter(Boolean)
                .forEach((line) => onLine?.(line));
        };
        child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
            stdout += chunk;
            take(chunk);
        });
        child.stderr.setEncoding("utf8").on("data", take);
        child.on("error", (error) => {
            resolve({ ok: false, stdout, trouble: error.message });
        });
        child.on("close", (code, signal) => {
            const end = signal === null ? `exit code ${code ?? "unknown"}` : `ended by ${signal}`;
            const trouble = [end, ...all.trim().split("\n").slice(-5)].join("; ");
            resolve({ ok: code === 0, stdout, trouble });
        });
    });
}
