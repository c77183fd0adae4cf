import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine } from "../engine/engine";
import type { Report } from "../engine/way";
import { startLanguageHost } from "../language/host";
import { Cli } from "./cli";
import { sessionEnvironment } from "./environment";
import { installPolicyAnalyzer } from "./policy-analyzer";
import { layOutProject } from "./project";
import { PROJECT, Session } from "./session";

/** The checkout that this file is in. */
const CHECKOUT = join(__dirname, "..", "..");

export interface SessionArgs {
    readonly stack: string;
    /** Config to use in place of the program's own `Pulumi.<stack>.yaml`. */
    readonly stackFile?: string;
    /** Another program than the checkout's. */
    readonly programDir?: string;
    /** Where state and work files stay for a later session; default: a temporary one, gone with `close`. */
    readonly home?: string;
    /** Folder with the states of stacks that this one may read; default: one in `home`. */
    readonly backend?: string;
    /** Port of the emulated cloud for each package. */
    readonly providers: Readonly<Record<string, number>>;
    /** What comes to the engine's and the program's environment. */
    readonly env?: Readonly<Record<string, string>>;
    /** Told when the engine must be installed first. */
    readonly report?: Report;
}

/** Where a home has the states of its stacks. */
export function stateIn(home: string): string {
    return join(home, "state");
}

/** Makes the stack ready to be operated on, or takes up the one that `home` holds. */
export async function openSession(args: SessionArgs): Promise<Session> {
    const { home = await mkdtemp(join(tmpdir(), "mesh-edge-")) } = args;
    try {
        return await openIn(home, args);
    } catch (error) {
        if (args.home === undefined) {
            await rm(home, { recursive: true, force: true });
        }
        throw error;
    }
}

async function openIn(home: string, args: SessionArgs): Promise<Session> {
    const { stack, stackFile, programDir = CHECKOUT, report = console.error } = args;
    const workDir = join(home, PROJECT);
    await layOutProject({ programDir, stack, stackFile }, workDir);
    const { backend = stateIn(home) } = args;
    await mkdir(backend, { recursive: true });
    await mkdir(join(home, "events"), { recursive: true });
    await installPolicyAnalyzer(join(home, "pulumi"));
    const engine = await findEngine(report);

    const env = sessionEnvironment({ home, backend, providers: args.providers, extra: args.env });
    const host = await startLanguageHost(env);
    const cliEnv = { ...env, PULUMI_DEBUG_LANGUAGES: `nodejs:${host.port}` };
    const cli = new Cli(engine.command, workDir, cliEnv);
    const session = new Session(stack, home, cli, host, args.home === undefined);
    try {
        const create = ["stack", "select", "--create", "--secrets-provider", "passphrase"];
        await cli.text([...create, "--stack", stack]);
        return session;
    } catch (error) {
        await session.close();
        throw error;
    }
}
