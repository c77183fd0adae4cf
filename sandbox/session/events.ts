import { readFile } from "node:fs/promises";
import type { EngineEvent } from "@pulumi/pulumi/automation";

/** The engine's own colour marks, as in `<{%fg 1%}>`. */
const MARKS = /<\{%.*?%\}>/g;

/** Reads an event log. A line that a killed engine left unfinished is no event. */
export async function readEvents(file: string): Promise<EngineEvent[]> {
    const text = await readFile(file, "utf8").catch(() => "");
    return text
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as EngineEvent);
}

/** How many resources the operation created, updated, left the same and so on. */
export function changesOf(events: readonly EngineEvent[]): Record<string, number> {
    const summary = events.find(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent;
    return { ...summary?.resourceChanges };
}

/** The errors that the engine showed, each with the resource it is about. */
export function errorsOf(events: readonly EngineEvent[]): string[] {
    return events
        .map(({ diagnosticEvent }) => diagnosticEvent)
        .filter((event) => event?.severity === "error")
        .map((event) => {
            const resource = event?.urn === undefined ? "" : `${resourceOf(event.urn)}: `;
            return resource + (event?.message ?? "").replace(MARKS, "").trim();
        });
}

/** `aws:ec2/vpc:Vpc network` of `urn:pulumi:dev::mesh-edge::…$aws:ec2/vpc:Vpc::network`. */
function resourceOf(urn: string): string {
    const [, , types = "", ...name] = urn.split("::");
    return `${types.split("$").at(-1) ?? ""} ${name.join("::")}`;
}
