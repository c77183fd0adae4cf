import { readFile, writeFile } from "node:fs/promises";

import type { EngineEvent } from "@pulumi/pulumi/automation";

import { openSandbox } from "../../../sandbox/sandbox";
import { dependenciesOf, levelsOf } from "../../../sandbox/state/dependencies";
import { deploymentOf, type StateResource } from "../../../sandbox/state/resources";
import { isThing } from "./account";
import { edited, EDITS } from "./edits";
import type { SoakPlan } from "./soak-run";

/** What there is to put faults at. */
export interface Targets {
    /** All resources of the stack, components and providers too. */
    resources: number;
    /** URNs of what a provider makes, in levels that don't wait for each other. */
    levels: string[][];
    /** Of those, what the edits update. */
    updated: string[];
}

/** A run without a fault shows the stack's resources, and those that the edits update. */
export async function targets(): Promise<Targets> {
    const { session, close } = await openSandbox({ stack: "dev" });
    try {
        await session.up();
        const resources = deploymentOf(await session.exportState()).resources;
        const made = resources.filter(isMade).map(({ urn }) => urn);
        const events: EngineEvent[] = [];
        for (const edit of EDITS) {
            const before = await readFile(session.stackFile, "utf8");
            await writeFile(session.stackFile, edited(before, edit));
            events.push(...(await session.up()).events);
        }
        // Names follow a new load balancer when its Ingress is looked at again.
        events.push(...(await session.up({ args: ["--refresh"] })).events);
        return {
            resources: resources.length,
            levels: byLevel(made, levelsOf(dependenciesOf(resources))),
            updated: made.filter((urn) =>
                events.some(({ resOutputsEvent }) => {
                    const step = resOutputsEvent?.metadata;
                    return step?.op === "update" && step.urn === urn;
                }),
            ),
        };
    } finally {
        await close();
    }
}

/** None of a level waits for another of it, so that one run of the engine can meet a fault at each. */
export function byLevel(urns: readonly string[], levels: ReadonlyMap<string, number>): string[][] {
    const result: string[][] = [];
    for (const urn of urns) (result[levels.get(urn) ?? 0] ??= []).push(urn);
    return result.filter((level) => level.length > 0);
}

/** Includes resources such as CertificateValidation that create nothing but can fail. */
function isMade(resource: StateResource): boolean {
    return isThing(resource) || resource.type.startsWith("aws:");
}

/**
 * Each level in its own stack, where the very next run must converge. And lives with a fault at
 * everything: without --continue-on-error, as people run it; with lost answers; with a killed engine.
 */
export function plans({ levels, updated }: Targets): SoakPlan[] {
    const all = levels.flat();
    const everywhere = { create: all, update: updated, delete: all };
    return [
        { name: "killed", kind: "hang", ...everywhere, continueOnError: true },
        { name: "answers lost", kind: "lost", ...everywhere, continueOnError: true },
        { name: "throttled", kind: "throttle", ...everywhere, continueOnError: false },
        ...levels.map((level, index): SoakPlan => ({
            name: `refused, level ${index + 1}`,
            kind: "fail",
            create: level,
            update: updated.filter((urn) => level.includes(urn)),
            delete: level,
            continueOnError: true,
        })),
    ];
}
