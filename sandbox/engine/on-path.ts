import { accessSync, constants } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { BINARY } from "./cache";
import { run } from "./run";
import { whyUnfit } from "./versions";
import type { Way } from "./way";

const ANSWER_WITHIN = 10_000;

/** The user's own CLI, if it is new enough: it is what they will use on the real cloud. */
export function onPath(
    locate: () => string | undefined = () => locateOnPath(),
    askVersion: (command: string) => Promise<string> = versionOf,
): Way {
    return {
        name: "PATH",
        async attempt(report) {
            const command = locate();
            if (command === undefined) {
                return { reason: "no pulumi there" };
            }
            const version = (await askVersion(command)).replace(/^v/, "");
            const unfit = whyUnfit(version);
            if (unfit !== undefined) {
                report(`${command} is passed over: ${unfit}`);
                return { reason: `${command}: ${unfit}` };
            }
            return { engine: { command, version, origin: "PATH" } };
        },
    };
}

/**
 * The first program of this name on PATH. Folders of npm's are left out: npm puts `node_modules/.bin` there when it
 * runs a script, and the `pulumi` in it is the wrapper, which downloads at its first use.
 */
export function locateOnPath(
    path: string = process.env.PATH ?? "",
    binary: string = BINARY,
): string | undefined {
    return path
        .split(delimiter)
        .filter((folder) => folder !== "" && !folder.endsWith(join("node_modules", ".bin")))
        .map((folder) => (folder.endsWith(sep) ? folder : folder + sep) + binary)
        .find(isExecutable);
}

function isExecutable(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

async function versionOf(command: string): Promise<string> {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { ok, stdout, trouble } = await run(command, ["version"], {
        env,
        timeout: ANSWER_WITHIN,
    });
    return ok ? stdout.trim() : trouble;
}
