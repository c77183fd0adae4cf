import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { CHECKOUT, openSandbox } from "../../sandbox/sandbox";
import { OperationFailed } from "../../sandbox/session/operation";
import type { Session } from "../../sandbox/session/session";

interface Preview {
    stack: string;
    /** Revision whose stack file stands before; undefined for an empty account. */
    since: string | undefined;
    /** Of a destroy, in place of an update to the working tree's stack file. */
    destroy: boolean;
}

/** As the workflow's previews on AWS: docs/policy.md. */
const WITH_POLICY = ["--policy-pack", "policy"];

/** The event log of a preview in the sandbox. */
export async function sandboxEvents({ stack, since, destroy }: Preview): Promise<string> {
    const fileName = `Pulumi.${stack}.yaml`;
    const wanted = await readFile(join(CHECKOUT, fileName), "utf8");
    const sandbox = await openSandbox({ stack });
    try {
        if (since !== undefined) {
            await sandbox.session.edit(await committed(since, fileName));
            await sandbox.session.up();
            await sandbox.session.edit(wanted);
        }
        return await (destroy
            ? destroyEvents(sandbox.session)
            : previewEvents(sandbox.session, WITH_POLICY));
    } finally {
        await sandbox.close();
    }
}

/** What an update to the session's stack file would do; a preview that fails tells what it got to. */
export async function previewEvents(session: Session, args: string[] = []): Promise<string> {
    const { events } = await session.preview({ args }).catch((error: unknown) => {
        if (error instanceof OperationFailed) return error.result;
        throw error;
    });
    return events.map((event) => JSON.stringify(event)).join("\n");
}

/** What a destroy would do. */
export async function destroyEvents(session: Session): Promise<string> {
    const log = join(session.home, "destroy-preview.jsonl");
    await session.run("destroy", "--preview-only", "--event-log", log);
    return readFile(log, "utf8");
}

async function committed(revision: string, fileName: string): Promise<string> {
    const { stdout } = await promisify(execFile)("git", ["show", `${revision}:./${fileName}`], {
        cwd: CHECKOUT,
    });
    return stdout;
}
