import { CloudError } from "./world/errors";
import type { FaultPlan } from "./options";
import type { FaultKind, LogEntry } from "./world/entity";

/** Counts the operations on each resource and picks the fault that is due. */
export class Faults {
    private readonly counts = new Map<string, number>();

    constructor(private readonly plan: FaultPlan) {}

    due(op: LogEntry["op"], urn: string): FaultKind | undefined {
        const key = `${op}|${urn}`;
        const count = (this.counts.get(key) ?? 0) + 1;
        this.counts.set(key, count);
        return this.plan.find(
            (fault) => fault.op === op && urn.endsWith(fault.urn) && (fault.nth ?? 1) === count,
        )?.kind;
    }
}

export function refuse(kind: FaultKind | undefined): void {
    if (kind === "fail") throw new CloudError("InternalFailure", "An internal error occurred.");
    if (kind === "throttle") throw new CloudError("ThrottlingException", "Rate exceeded");
}

/** What is left of an answer on its way back. */
export async function deliver(kind: FaultKind | undefined): Promise<void> {
    if (kind === "lost") throw new CloudError("", "error reading from server: EOF");
    if (kind === "hang") await new Promise<never>(() => undefined);
}
