import { createRequire } from "node:module";
import { join } from "node:path";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { runtimeOptions } from "./runtime-options";

export interface ProgramCommand {
    /** Arguments for node. */
    readonly args: readonly string[];
    /** What comes to the environment. */
    readonly env: Readonly<Record<string, string>>;
}

/**
 * How the official host would start the program of this request: the SDK's own `cmd/run`, from the
 * program's node_modules, with the request as flags and the config in the environment.
 */
export function programCommand(request: RunRequest, engineAddress: string): ProgramCommand {
    const info = request.getInfo();
    if (info === undefined) {
        throw new Error("the engine sent a program to run without saying which");
    }
    const folder = info.getProgramDirectory();
    const config = JSON.stringify(Object.fromEntries(request.getConfigMap().toArray()));
    refuseTooLong(config);
    const options = runtimeOptions(info.getOptions()?.toJavaScript() ?? {});
    const flags = Object.entries({
        monitor: request.getMonitorAddress(),
        engine: engineAddress,
        organization: request.getOrganization(),
        project: request.getProject(),
        "root-directory": info.getRootDirectory(),
        stack: request.getStack(),
        pwd: folder,
        parallel: String(request.getParallel()),
    }).filter(([, value]) => value !== "");
    return {
        args: [
            ...options.nodeargs,
            locateRunner(folder),
            ...flags.flatMap(([name, value]) => [`--${name}`, value]),
            ...(request.getDryrun() ? ["--dry-run"] : []),
            info.getEntryPoint(),
            ...request.getArgsList(),
        ],
        env: {
            PULUMI_CONFIG: config,
            PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
            ...(options.typescript && { PULUMI_NODEJS_TYPESCRIPT: "true" }),
            ...(options.tsconfig !== undefined && {
                PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig,
            }),
        },
    };
}

/** Linux's MAX_ARG_STRLEN, 32 pages (execve(2)): `NAME=value` of one variable, with its final NUL. */
const LONGEST_VARIABLE = 32 * 4096;

/** The official host meets the limit when it starts node, and says `argument list too long`. */
function refuseTooLong(config: string): void {
    const bytes = Buffer.byteLength(`PULUMI_CONFIG=${config}`) + 1;
    if (bytes > LONGEST_VARIABLE) {
        throw new Error(
            `The stack's config has ${bytes} bytes, more than the ${LONGEST_VARIABLE} that Linux lets a program have in one environment variable, which is how Pulumi hands it over. Write fewer or wider ranges, or shorter lists.`,
        );
    }
}

function locateRunner(folder: string): string {
    try {
        return createRequire(join(folder, "index.js")).resolve("@pulumi/pulumi/cmd/run");
    } catch {
        throw new Error(`@pulumi/pulumi is not installed for ${folder}; run npm ci in its project`);
    }
}
