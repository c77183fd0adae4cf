import type { EngineEvent } from "@pulumi/pulumi/automation";

import type { Session } from "../../sandbox/session/session";

/** A resource in the engine's state. */
export interface StateResource {
    urn: string;
    type: string;
    custom?: boolean;
    id?: string;
    inputs?: Record<string, unknown>;
    outputs?: Record<string, unknown>;
    dependencies?: string[];
    parent?: string;
    protect?: boolean;
}

/** What the engine has in its state. */
export async function resourcesOf(session: Session): Promise<StateResource[]> {
    const { deployment } = (await session.exportState()) as {
        deployment: { resources?: StateResource[] };
    };
    return deployment.resources ?? [];
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
        const who = `${kindOf(step.type)} ${nameOf(step.urn)}`;
        times.set(who, { begin: times.get(who)?.begin ?? at, end: at });
    });
    return times;
}

/** The logical name at the end of a URN. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** The short name of a type: `NodeGroup` of `aws:eks/nodeGroup:NodeGroup`. */
export function kindOf(type: string): string {
    return type.split(":").at(-1) ?? type;
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
        .map(({ op, type, urn }) => `${op} ${kindOf(type)} ${nameOf(urn)}`);
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
