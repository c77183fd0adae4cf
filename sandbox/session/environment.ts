import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface EnvironmentArgs {
    readonly home: string;
    /** Folder with the states of all stacks that may read each other. */
    readonly backend: string;
    /** Port of the emulated cloud for each package, such as `aws`. */
    readonly providers: Readonly<Record<string, number>>;
    readonly extra?: Readonly<Record<string, string>>;
}

/** Nothing in a sandbox's state is secret; the engine only insists on a passphrase. */
const PASSPHRASE = "sandbox";

/**
 * What the engine and the program of a session see. The caller's own `PULUMI_*` are left out, so that
 * a login, a backend or a stack of the user's can neither be used nor be changed.
 */
export function sessionEnvironment(args: EnvironmentArgs): NodeJS.ProcessEnv {
    const { home, backend, providers, extra } = args;
    return {
        ...withoutPulumi(process.env),
        PULUMI_HOME: join(home, "pulumi"),
        // Without a sidecar beside each file: a killed engine can leave that one empty, and then the
        // whole checkpoint counts as unreadable (gocloud.dev/blob/fileblob renames only the file itself).
        PULUMI_BACKEND_URL: `${pathToFileURL(backend).href}?metadata=skip`,
        PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
        PULUMI_DEBUG_PROVIDERS: Object.entries(providers)
            .map(([name, port]) => `${name}:${port}`)
            .join(","),
        // A package that the emulated cloud doesn't serve is an error, not a download.
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
        // Makes the CLI accept --event-log.
        PULUMI_DEBUG_COMMANDS: "true",
        ...extra,
    };
}

function withoutPulumi(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("PULUMI_")));
}
