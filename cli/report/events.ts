import { withoutMarks } from "../../sandbox/session/events";
import { typeOf, nameOf } from "../../sandbox/state/urn";
import { asObject } from "../render/state";
import {
    type EngineEvent,
    eventSchema,
    type JsonPreview,
    type Metadata,
    type PolicyEvent,
    previewSchema,
    type State,
} from "./event-schema";
import { plain } from "./plain";
import type { Diagnostic, Inputs, Op, PolicyFinding, Preview, RawState, Step } from "./preview";

/**
 * Reads what `pulumi preview --event-log FILE` or `pulumi preview --json` wrote.
 * @throws {Error} if the text is neither.
 */
export function readPreview(text: string, stack: string): Preview {
    const whole = previewSchema.safeParse(parsed(text));
    if (whole.success) return ofJson(whole.data, stack);
    const events = text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => eventSchema.safeParse(parsed(line)));
    const known = events.flatMap(({ data }) => data ?? []);
    if (known.length === 0 || known.length < events.length) {
        throw new Error(
            "This is neither an event log of `pulumi preview --event-log FILE` nor the output of `pulumi preview --json`.",
        );
    }
    return ofEvents(known, stack);
}

function ofJson({ steps, diagnostics: all, changeSummary }: JsonPreview, stack: string) {
    const diagnostics = diagnosticsOf(all);
    return {
        stack,
        steps: stepsOf(
            steps.map(({ op, urn, oldState, newState, replaceReasons, detailedDiff }) => ({
                ...{ op, urn, detailedDiff },
                ...{ old: oldState, new: newState, keys: replaceReasons },
            })),
        ),
        unchanged: changeSummary?.same ?? 0,
        policy: [],
        diagnostics,
        failed: diagnostics.some(({ severity }) => severity === "error"),
        withoutPolicy: true,
    };
}

function ofEvents(events: readonly EngineEvent[], stack: string): Preview {
    const summary = events.flatMap(({ summaryEvent }) => summaryEvent ?? []).at(-1);
    const steps = stepsOf(events.flatMap(({ resourcePreEvent: event }) => event?.metadata ?? []));
    const policy = events.flatMap(({ policyEvent }) =>
        policyEvent ? [policyOf(policyEvent)] : [],
    );
    const all = diagnosticsOf(events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []));
    // A mandatory rule fails a preview at its end, when every step is known; the engine says no more of it.
    const isRefused = policy.some(({ mandatory }) => mandatory);
    const diagnostics = all.filter(({ message }) => !isRefused || message !== "preview failed");
    const isRefusedOnly = isRefused && diagnostics.every(({ severity }) => severity !== "error");
    return {
        stack,
        steps,
        unchanged: steps.filter(({ op }) => op === "same").length,
        policy,
        diagnostics,
        // A log that was cut off has no summary.
        failed: summary === undefined || (summary.result === "failed" && !isRefusedOnly),
        withoutPolicy: false,
    };
}

function policyOf(event: PolicyEvent): PolicyFinding {
    return {
        policy: event.policyName,
        pack: event.policyPackName,
        mandatory: event.enforcementLevel === "mandatory",
        message: withoutMarks(event.message),
        ...(event.resourceUrn ? { urn: event.resourceUrn } : {}),
    };
}

/** A replacement comes as `create-replacement`, `replace` and `delete-replaced`, in the order of the doing. */
function stepsOf(all: readonly Metadata[]): Step[] {
    const deletesFirst = new Set<string>();
    const created = new Set<string>();
    for (const { op, urn } of all) {
        if (op === "create-replacement") created.add(urn);
        if (op === "delete-replaced" && !created.has(urn)) deletesFirst.add(urn);
    }
    return all.flatMap((metadata): Step[] => {
        const op = OPS[metadata.op];
        const { urn, old, new: fresh, keys, detailedDiff } = metadata;
        const isCustom = fresh?.custom ?? old?.custom ?? false;
        if (op === undefined || !isCustom || typeOf(urn).startsWith("pulumi:")) return [];
        return [
            {
                ...{ op, urn, type: typeOf(urn), name: nameOf(urn) },
                ...(op !== "create" && old
                    ? { before: inputsOf(old.inputs), stands: rawOf(old) }
                    : {}),
                ...(op !== "delete" && fresh
                    ? {
                          after: inputsOf(fresh.inputs),
                          wanted: rawOf({
                              inputs: fresh.inputs,
                              // What the cloud reports stays, unless the resource is another one.
                              outputs: op === "replace" ? fresh.outputs : old?.outputs,
                          }),
                      }
                    : {}),
                changed: Object.keys(detailedDiff ?? {}),
                replaceKeys: op === "replace" ? (keys ?? []) : [],
                deletesFirst: deletesFirst.has(urn),
            },
        ];
    });
}

const OPS: Readonly<Record<string, Op>> = {
    create: "create",
    import: "create",
    update: "update",
    replace: "replace",
    "import-replacement": "replace",
    delete: "delete",
    discard: "delete",
    same: "same",
};

function inputsOf(inputs: unknown): Inputs {
    return asObject(plain(inputs));
}

function rawOf({ inputs, outputs }: State): RawState {
    return { inputs: inputs ?? {}, outputs: outputs ?? {} };
}

function diagnosticsOf(
    all: readonly { urn?: string; severity: string; message: string }[],
): Diagnostic[] {
    return all.flatMap(({ severity, urn, message }): Diagnostic[] =>
        severity === "warning" || severity === "error"
            ? [{ severity, message: withoutMarks(message), ...(urn ? { urn } : {}) }]
            : [],
    );
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
