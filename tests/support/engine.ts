import type { EngineEvent } from "@pulumi/pulumi/automation";

import type { Session } from "../../sandbox/session/session";
import { deploymentOf, type StateResource } from "../../sandbox/state/resources";
import { nameOf, titleOf } from "../../sandbox/state/urn";

/** What the engine has in its state. */
export async function resourcesOf(session: Session): Promise<StateResource[]> {
    return deploymentOf(await session.exportState()).resources;
}

/** The deletions of an operation in the order in which they ended. */
export function deletionsIn(events: readonly EngineEvent[]): { type: string; name: string }[] {
    return events.flatMap(({ resOutputsEvent }) => {
        const step = resOutputsEvent?.metadata;
        return step?.op === "delete" ? [{ type: step.type, name: nameOf(step.urn) }] : [];
    });
}

/** Where an operation's events say that each deletion began and ended, by `NodeGroup cluster-nodes-main`. */
export function deletionTimes(
    events: readonly EngineEvent[],
): Map<string, { begin: number; end: number }> {
    const times = new Map<string, { begin: number; end: number }>();
    events.forEach(({ resourcePreEvent, resOutputsEvent }, at) => {
        const step = (resourcePreEvent ?? resOutputsEvent)?.metadata;
        if (step?.op !== "delete") return;
        const who = titleOf(step.urn);
        times.set(who, { begin: times.get(who)?.begin ?? at, end: at });
    });
    return times;
}

/**
 * What an operation does to resources, as `update NodeGroup cluster-nodes-main`, sorted. The steps of a
 * replacement are one `replace`; what stays as it is isn't listed, nor are components of the program.
 */
export function changesIn(events: readonly EngineEvent[]): string[] {
    const steps = events.flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata ?? []);
    const changes = steps
        .filter(
            ({ op }) =>
                !["same", "read", "refresh", "create-replacement", "delete-replaced"].includes(op),
        )
        .filter(({ type }) => !type.startsWith("mesh-edge:"))
        .map(({ op, urn }) => `${op} ${titleOf(urn)}`);
    return [...new Set(changes)].sort();
}

/** The warnings on a resource, each with its name; not what the engine says of outputs without a value. */
export function warningsIn(events: readonly EngineEvent[]): string[] {
    return events.flatMap(({ diagnosticEvent: event }) =>
        event?.severity === "warning" && event.urn
            ? [`${nameOf(event.urn)}: ${event.message.replace(/<\{%.*?%\}>/g, "").trim()}`]
            : [],
    );
}
