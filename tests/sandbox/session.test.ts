import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { OperationFailed } from "../../sandbox/session/operation";
import { openSession, type SessionArgs } from "../../sandbox/session/open";
import type { Session } from "../../sandbox/session/session";

const CHECKOUT = join(__dirname, "..", "..");
// The first run on a machine installs the engine, which may mean to build it.
const INSTALL_WITHIN = 15 * 60_000;
const OPERATE_WITHIN = 60_000;

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config();
const parent = new pulumi.ComponentResource("tiny:index:Thing", "parent");
new pulumi.ComponentResource("tiny:index:Thing", "child", {}, { parent });
console.log("printed by the program");
process.stdout.write("and a line without end");
if (config.getBoolean("fails")) throw new pulumi.RunError("told to fail");
if (config.getBoolean("hangs")) setInterval(() => undefined, 1000);
export const greeting = config.require("greeting");
export const hidden = pulumi.secret("s3cret");
`;

const STACKS = {
    dev: "config:\n    tiny:greeting: hello\n",
    fails: "config:\n    tiny:fails: true\n",
    hangs: "config:\n    tiny:greeting: hello\n    tiny:hangs: true\n",
};

const COMPILER_OPTIONS = { module: "commonjs", moduleResolution: "node10", noCheck: true };

let programDir: string;
const open = (args: Partial<SessionArgs> & { stack: string }) =>
    openSession({ programDir, providers: {}, ...args });

beforeAll(async () => {
    programDir = await mkdtemp(join(tmpdir(), "mesh-edge-test-"));
    const write = (name: string, text: string) => writeFile(join(programDir, name), text);
    await write("Pulumi.yaml", "name: tiny\nmain: index.ts\nruntime: nodejs\n");
    await write("package.json", "{}");
    await write("tsconfig.json", JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
    await write("index.ts", PROGRAM);
    await Promise.all(Object.entries(STACKS).map(([n, text]) => write(`Pulumi.${n}.yaml`, text)));
    await symlink(join(CHECKOUT, "node_modules"), join(programDir, "node_modules"));
});

afterAll(() => rm(programDir, { recursive: true }));

describe("a session on the real engine", { timeout: OPERATE_WITHIN }, () => {
    let session: Session;

    beforeAll(async () => {
        session = await open({ stack: "dev" });
    }, INSTALL_WITHIN);

    afterAll(() => session.close());

    it("previews", async () => {
        const { changes, stdout } = await session.preview();
        expect(changes).toEqual({ create: 3 });
        expect(stdout).toContain("printed by the program");
        expect(stdout).toContain("and a line without end");
    });

    it("deploys, and finds nothing to do the second time", async () => {
        expect((await session.up()).changes).toEqual({ create: 3 });
        expect((await session.up()).changes).toEqual({ same: 3 });
        expect(await session.outputs()).toEqual({ greeting: "hello", hidden: "s3cret" });
    });

    it("exports a state that can be imported again", async () => {
        const state = await session.exportState();
        expect(state.deployment.resources).toHaveLength(3);
        await session.destroy();
        await session.importState(state);
        expect((await session.refresh()).changes).toEqual({ same: 3 });
    });

    it("takes everything down", async () => {
        expect((await session.destroy()).changes).toEqual({ delete: 3 });
        expect((await session.exportState()).deployment.resources).toBeUndefined();
    });

    it("has left the program's folder as it was", async () => {
        expect(await readFile(join(programDir, "Pulumi.dev.yaml"), "utf8")).toBe(STACKS.dev);
        expect(await readdir(programDir)).toHaveLength(5 + Object.keys(STACKS).length);
    });
});

describe("an operation that ends badly", { timeout: OPERATE_WITHIN }, () => {
    it("says what the program said", async () => {
        const session = await open({ stack: "fails" });
        onTestFinished(() => session.close());
        const failure = await session.up().catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(OperationFailed);
        expect(failure).toHaveProperty("message", "pulumi up failed:\ntold to fail");
    });

    it("can be killed, and its home taken up by a later session", async () => {
        const home = await mkdtemp(join(tmpdir(), "mesh-edge-test-"));
        onTestFinished(() => rm(home, { recursive: true }));
        const first = await open({ stack: "hangs", home });
        onTestFinished(() => first.close());
        const onOutput = (text: string) => {
            if (text.includes("printed by the program")) {
                first.kill();
            }
        };
        await expect(first.up({ onOutput })).rejects.toThrow("pulumi up was ended by SIGKILL");
        await expect(first.up()).rejects.toThrow("the stack is currently locked by 1 lock(s)");
        await first.unlock();
        await first.close();

        const second = await open({
            stack: "hangs",
            stackFile: join(programDir, "Pulumi.dev.yaml"),
            home,
        });
        onTestFinished(() => second.close());
        await second.up();
        expect((await second.exportState()).deployment.resources).toHaveLength(3);
    });
});
