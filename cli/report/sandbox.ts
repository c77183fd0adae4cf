import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { CHECKOUT, openSandbox } from "../../sandbox/sandbox";
import { OperationFailed } from "../../sandbox/session/operation";

interface Preview {
    stack: string;
    /** Revision whose stack file stands before; undefined for an empty account. */
    since: string | undefined;
}

/** The event log of a preview in the sandbox, of the working tree's stack file. */
export async function sandboxEvents({ stack, since }: Preview): Promise<string> {
    const fileName = `Pulumi.${stack}.yaml`;
    const wanted = await readFile(join(CHECKOUT, fileName), "utf8");
    const sandbox = await openSandbox({ stack });
    try {
        if (since !== undefined) {
            await sandbox.session.edit(await committed(since, fileName));
            await sandbox.session.up();
            await sandbox.session.edit(wanted);
        }
        const { events } = await sandbox.session.preview().catch((error: unknown) => {
            if (error instanceof OperationFailed) return error.result;
            throw error;
        });
        return events.map((event) => JSON.stringify(event)).join("\n");
    } finally {
        await sandbox.close();
    }
}

async function committed(revision: string, fileName: string): Promise<string> {
    const { stdout } = await promisify(execFile)("git", ["show", `${revision}:./${fileName}`], {
        cwd: CHECKOUT,
    });
    return stdout;
}
