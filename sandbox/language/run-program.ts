import { spawn } from "node:child_process";
import { once } from "node:events";
import { RunResponse } from "@pulumi/pulumi/proto/language_pb";
import type { EngineLog } from "./engine-log";
import type { ProgramCommand } from "./program-command";

/** The code with which `cmd/run` ends when it has told the user already what was wrong. */
const ALREADY_SAID = 32;
const STOP_WITHIN = 5_000;

/**
 * Runs the program in its own process, as the official host does, so that each operation starts
 * with fresh modules. When the signal comes, it is interrupted, and killed if that doesn't help.
 */
export async function runProgram(
    { args, env }: ProgramCommand,
    baseEnv: NodeJS.ProcessEnv,
    log: EngineLog,
    stop: AbortSignal,
): Promise<RunResponse> {
    const child = spawn(process.execPath, args, {
        env: { ...baseEnv, ...env },
        stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
            log.write(text);
        });
    }
    const interrupt = () => {
        child.kill("SIGINT");
        setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN).unref();
    };
    stop.addEventListener("abort", interrupt);
    if (stop.aborted) {
        interrupt();
    }
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    await log.close();
    return ending(code, signal);
}

function ending(code: number | null, signal: string | null): RunResponse {
    const response = new RunResponse();
    if (code === ALREADY_SAID) {
        response.setBail(true);
    } else if (signal !== null) {
        response.setError(`Program was ended by ${signal}`);
    } else if (code !== 0) {
        response.setError(`Program exited with non-zero exit code: ${code ?? "unknown"}`);
    }
    return response;
}
