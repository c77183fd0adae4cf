import { readFile } from "node:fs/promises";
import type { EngineEvent } from "@pulumi/pulumi/automation";

import { nameOf, typeOf } from "../state/urn";

/** A message without the engine's own colour marks, as in `<{%fg 1%}>`. */
export function withoutMarks(message: string): string {
    return message.replace(/<\{%.*?%\}>/g, "").trim();
}

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
            const resource =
                event?.urn === undefined ? "" : `${typeOf(event.urn)} ${nameOf(event.urn)}: `;
            return resource + withoutMarks(event?.message ?? "");
        });
}
