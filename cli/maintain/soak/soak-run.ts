import { readFile, writeFile } from "node:fs/promises";

import type { Fault } from "../../../sandbox/cloud/options";
import { helm } from "../../../sandbox/cloud/kubernetes/helm/lookups";
import type { FaultKind, LogEntry } from "../../../sandbox/cloud/world/entity";
import { openSandbox, type Sandbox } from "../../../sandbox/sandbox";
import { emulatedInventory } from "../../recover/emulated";
import { recover, type Recovery } from "../../recover/recover";
import { RELEASE } from "../../recover/releases";
import { auditOf, findings } from "./account";
import { edited, EDITS } from "./edits";
import { runInto } from "./run";
import { emptyTally, type Tally } from "./tally";

/** One run of the `dev` stack from up to destroy, and its faults: by URN, or by the end of a URN. */
export interface SoakPlan {
    name: string;
    kind: FaultKind;
    create: readonly string[];
    /** Met when the stack file is edited. */
    update: readonly string[];
    delete: readonly string[];
    /** Lets an up go on after a fault with whatever doesn't need the resource. */
    continueOnError: boolean;
}

/** Up, an edit, destroy: each is run again until a run meets no fault; that one must converge. */
export async function soakRun(plan: SoakPlan): Promise<Tally> {
    const faults = (["create", "update", "delete"] as const).flatMap((op) =>
        plan[op].map((urn): Fault => ({ op, urn, kind: plan.kind })),
    );
    const sandbox = await openSandbox({ stack: "dev", faults });
    const run = new SoakRun(sandbox, plan);
    try {
        await run.whole();
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        run.tally.failures.push(`${plan.name}: ${reason}`);
    } finally {
        await sandbox.close();
    }
    return run.tally;
}

class SoakRun {
    public readonly tally = emptyTally();
    private readonly flags: { args: string[] };

    constructor(
        private readonly sandbox: Sandbox,
        private readonly plan: SoakPlan,
    ) {
        this.flags = { args: plan.continueOnError ? ["--continue-on-error"] : [] };
    }

    public async whole(): Promise<void> {
        const { session, leftovers } = this.sandbox;
        await this.converge(() => session.up(this.flags));
        for (const edit of EDITS) {
            if (this.updatesMet() === this.plan.update.length) break;
            const before = await readFile(session.stackFile, "utf8");
            await writeFile(session.stackFile, edited(before, edit));
            await this.converge(() => session.up(this.flags));
        }
        // The names follow a new load balancer only now (docs/blast-radius.md).
        if (this.updatesMet() < this.plan.update.length) {
            const args = [...this.flags.args, "--refresh"];
            await this.converge(() => session.up({ args }));
        }
        const before = this.tally.tried;
        // Never with --continue-on-error: the engine then deletes nodes under an Ingress (docs/reliability.md).
        await this.untilNoFault(() => session.destroy());
        const left = leftovers();
        this.tally.orphans += left.length;
        if (left.length > 0) throw new Error(`left after destroy: ${left.join("; ")}`);
        this.tally.converged += this.tally.tried - before;
    }

    private updatesMet(): number {
        const { log } = this.sandbox.cloud.world;
        return log.filter(({ op, fault }) => op === "update" && fault !== undefined).length;
    }

    /** Runs until no fault is met; then nothing may be left to do, and the account must equal the state. */
    private async converge(up: () => Promise<unknown>): Promise<void> {
        const before = this.tally.tried;
        await this.untilNoFault(up);
        const { changes } = await this.sandbox.session.preview();
        const left = Object.keys(changes).filter((op) => op !== "same");
        if (left.length > 0) throw new Error(`a second up would ${left.join(" and ")}`);
        await this.compare();
        this.tally.converged += this.tally.tried - before;
    }

    private async untilNoFault(run: () => Promise<unknown>): Promise<void> {
        for (;;) {
            const { hits, error } = await runInto(this.sandbox, this.plan.kind, run);
            if (hits.length === 0) {
                if (error !== undefined) throw error;
                return;
            }
            this.tally.tried += hits.length;
            if (error === undefined) throw new Error("a run with a fault in it succeeded");
            const lost = hits.filter(needsRecover);
            if (lost.length > 0) await this.recover(lost);
        }
    }

    private async recover(lost: readonly LogEntry[]): Promise<void> {
        const { imports, leftovers, stuck } = await this.recovered();
        const unfinished = [...leftovers, ...stuck];
        // As recover tells people to, who then run it once more.
        for (const { id, broken } of unfinished) {
            if (broken === undefined) throw new Error(`recover leaves ${id}`);
            helm(this.sandbox.cloud, broken.command);
        }
        if (unfinished.length > 0) await this.recovered();
        const back = new Set(imports.map(({ planned }) => planned.urn));
        this.tally.recovered += lost.filter(({ urn }) => back.has(urn)).length + unfinished.length;
        // In the middle of an edit what was replaced is still there, for the next run to delete.
        if (lost.every(({ op }) => op === "create")) await this.compare();
    }

    private recovered(): Promise<Recovery> {
        const { session, cloud } = this.sandbox;
        return recover((...args) => session.run(...args), emulatedInventory(cloud));
    }

    private async compare(): Promise<void> {
        const result = auditOf(this.sandbox.cloud, await this.sandbox.session.exportState());
        this.tally.orphans += result.orphans.length;
        this.tally.duplicates += result.duplicates.length;
        const found = findings(result);
        if (found !== "") throw new Error(found);
    }
}

/** The thing is there, and the engine wasn't told; or Helm was killed in the middle of an upgrade. */
function needsRecover({ op, type, fault }: LogEntry): boolean {
    if (op === "update") return fault === "hang" && type === RELEASE;
    return op === "create" && (fault === "lost" || fault === "hang");
}
