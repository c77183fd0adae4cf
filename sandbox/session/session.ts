import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Deployment } from "@pulumi/pulumi/automation";
import type { LanguageHost } from "../language/host";
import type { Cli } from "./cli";
import {
    operate,
    type OperationName,
    type OperationOptions,
    type OperationResult,
} from "./operation";
import { rewriteStackFile } from "./project";

/** Where in a session's home the project lies. */
export const PROJECT = "project";

/**
 * One stack on the real engine, with everything that it writes in a home of its own, so that sessions
 * of several tests can run side by side. A session does one thing at a time.
 */
export class Session {
    private operations = 0;

    constructor(
        public readonly stack: string,
        public readonly home: string,
        private readonly cli: Cli,
        private readonly host: LanguageHost,
        private readonly isTemporary: boolean,
    ) {}

    /** The session's own copy of the stack file, for edits between two operations. */
    public get stackFile(): string {
        return join(this.home, "project", `Pulumi.${this.stack}.yaml`);
    }

    public preview(options?: OperationOptions): Promise<OperationResult> {
        return this.operate("preview", options);
    }

    public up(options?: OperationOptions): Promise<OperationResult> {
        return this.operate("up", options);
    }

    public refresh(options?: OperationOptions): Promise<OperationResult> {
        return this.operate("refresh", options);
    }

    public destroy(options?: OperationOptions): Promise<OperationResult> {
        return this.operate("destroy", options);
    }

    /** Edits the stack file; the next operation runs with this text. */
    public async edit(stackFile: string): Promise<void> {
        await rewriteStackFile(join(this.home, PROJECT), this.stack, stackFile);
    }

    /** The stack's outputs, secrets in clear. */
    public async outputs(): Promise<Record<string, unknown>> {
        const text = await this.onStack("stack", "output", "--json", "--show-secrets");
        return JSON.parse(text) as Record<string, unknown>;
    }

    /** Any other command of the CLI on the stack: what it prints. */
    public run(...args: readonly string[]): Promise<string> {
        return this.onStack(...args);
    }

    public async exportState(): Promise<Deployment> {
        return JSON.parse(await this.onStack("stack", "export")) as Deployment;
    }

    public async importState(state: Deployment): Promise<void> {
        const file = join(this.home, "import.json");
        await writeFile(file, JSON.stringify(state));
        await this.onStack("stack", "import", "--file", file);
    }

    /** Ends the running operation; by default as a crash does, without a chance to clean up. */
    public kill(signal: NodeJS.Signals = "SIGKILL"): void {
        this.cli.kill(signal);
    }

    /** Removes the lock that a killed operation leaves on the stack. */
    public async unlock(): Promise<void> {
        await this.cli.text(["cancel", "--yes", "--stack", this.stack]);
    }

    public async close(): Promise<void> {
        this.kill();
        this.host.close();
        if (this.isTemporary) {
            await rm(this.home, { recursive: true, force: true });
        }
    }

    private operate(name: OperationName, options?: OperationOptions): Promise<OperationResult> {
        this.operations += 1;
        const log = join(this.home, "events", `${process.pid}-${this.operations}-${name}.jsonl`);
        return operate(this.cli, name, { stack: this.stack, log }, options);
    }

    private onStack(...args: readonly string[]): Promise<string> {
        return this.cli.text([...args, "--stack", this.stack]);
    }
}
