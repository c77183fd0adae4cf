import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { accountOf, deployerOf, platformIn } from "./account";
import { ZONE } from "./cloud/aws/route53/zone";
import { startCloud } from "./cloud/cloud";
import type { Cloud, CloudOptions } from "./cloud/options";
import { cacheFolder } from "./engine/cache";
import type { Report } from "./engine/way";
import { openSession, stateIn } from "./session/open";
import type { Session } from "./session/session";

/** The checkout that this file is in. */
export const CHECKOUT = join(__dirname, "..");

export interface SandboxArgs extends Partial<
    Pick<CloudOptions, "timeScale" | "quietMs" | "faults">
> {
    stack: string;
    /** Config in place of `Pulumi.<stack>.yaml`. */
    stackFile?: string;
    /** Another program than the checkout's. */
    programDir?: string;
    /** Where engine state and account are kept for a later sandbox; default: gone with `close`. */
    home?: string;
    /** What comes to the engine's and the program's environment. */
    env?: Readonly<Record<string, string>>;
    report?: Report;
    /** A sandbox whose account and whose states this stack shares; it outlives this one. */
    beside?: Sandbox;
    /** ARN of the role to deploy with; default: of a team, the first of its principals in the stack `beside`. */
    role?: string;
}

/** A stack on the real engine, and the emulated account that it is deployed to. */
export interface Sandbox {
    session: Session;
    /** The stack of the platform that was brought up for a team's. */
    platform?: Session;
    cloud: Cloud;
    /** What is in the account and was not there before the stack. */
    leftovers: () => string[];
    /** Keeps the account in `home`, where there is one. */
    close: () => Promise<void>;
}

/** Where `npm start -- --keep` leaves a stack. */
export function keptHome(stack: string): string {
    return join(cacheFolder(), "sandbox", stack);
}

export async function forget(home: string): Promise<void> {
    await rm(home, { recursive: true, force: true });
}

/**
 * A stack on the real engine with an emulated account. A team's stack gets its platform first, brought up
 * from `Pulumi.<platform>.yaml`, unless it is opened `beside` a sandbox.
 */
export async function openSandbox(args: SandboxArgs): Promise<Sandbox> {
    const { stack, programDir = CHECKOUT, home, report } = args;
    const file = args.stackFile ?? join(programDir, `Pulumi.${stack}.yaml`);
    const platform = args.beside ? undefined : platformIn(file);
    if (platform === undefined) return openAlone(args);
    const below = await openAlone({
        stack: platform,
        programDir,
        home: home && join(home, "platform"),
        report,
    });
    try {
        await below.session.up();
        const sandbox = await openAlone({ ...args, beside: below });
        return {
            ...sandbox,
            platform: below.session,
            async close() {
                await sandbox.close();
                await below.close();
            },
        };
    } catch (error) {
        await below.close();
        throw error;
    }
}

async function openAlone(args: SandboxArgs): Promise<Sandbox> {
    const { stack, home, programDir = CHECKOUT, timeScale = 0, quietMs, faults } = args;
    const stackFile = args.stackFile ?? join(programDir, `Pulumi.${stack}.yaml`);
    const saved = home === undefined ? undefined : join(home, "account.json");
    const account = accountOf(stackFile);
    const cloud =
        args.beside?.cloud ??
        (await startCloud({
            ...account,
            timeScale,
            quietMs,
            faults,
            world: saved === undefined ? undefined : await readAccount(saved),
        }));
    const role = args.role ?? (args.beside && deployerOf(stackFile, args.beside.session.stackFile));
    const closeCloud = () => (args.beside ? Promise.resolve() : cloud.close());
    const session = await openSession({
        stack,
        stackFile: args.stackFile,
        programDir,
        home,
        backend: args.beside && stateIn(args.beside.session.home),
        providers: role === undefined ? cloud.ports : await cloud.portsOf(role),
        env: args.env,
        report: args.report,
    }).catch(async (error: unknown) => {
        await closeCloud();
        throw error;
    });
    return {
        session,
        cloud,
        leftovers: () =>
            cloud.world
                .all()
                .filter(
                    ({ type, id, existed }) =>
                        !existed &&
                        type !== ZONE &&
                        ![
                            ...account.certificates,
                            ...account.trustStores,
                            ...account.outside,
                        ].includes(id),
                )
                .map(({ type, id }) => `${type} ${id}`),
        async close() {
            await session.close();
            if (saved && home && !args.beside) {
                await mkdir(home, { recursive: true });
                await writeFile(saved, JSON.stringify(cloud.world.snapshot()));
            }
            await closeCloud();
        },
    };
}

async function readAccount(file: string): Promise<CloudOptions["world"]> {
    const text = await readFile(file, "utf8").catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as CloudOptions["world"]);
}
