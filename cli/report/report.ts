import { compare } from "../render/state";
import { type Cost, costOf } from "./cost/cost";
import { differences } from "./differences";
import { type Finding, findingsOf, needsApproval, type Verdict, VERDICTS, worst } from "./finding";
import { SECRET } from "./plain";
import type { Diagnostic, Op, PolicyFinding, Preview, Step } from "./preview";
import { redacted, redactedText } from "./redact";
import type { MovedRequest } from "./requests";
import { ALL_RULES } from "./rules/all";
import { unknownIn } from "./unknown";

/** A property of an update. */
export interface Change {
    path: string;
    old?: unknown;
    new?: unknown;
}

/** A resource with what changes in it. */
export interface Changed {
    urn: string;
    type: string;
    name: string;
    op: Op;
    changes: Change[];
}

/** What a preview means, for people and tools; the JSON form of `npm run report`. */
export interface Report {
    version: 1;
    stack: string;
    verdict: Verdict;
    /** Nothing of the stack stands yet: there is nothing that an update could hurt. */
    first: boolean;
    /** The preview ended with an error, so that more may change than is said. */
    failed: boolean;
    counts: Record<"create" | "update" | "replace" | "delete" | "same", number>;
    needsApproval: Finding[];
    /** Every other finding, worst first. */
    notes: Finding[];
    policy: PolicyFinding[];
    /** Requests of the stack's file that are answered in another way. */
    requests: MovedRequest[];
    updates: Changed[];
    creates: { service: string; resources: { type: string; name: string }[] }[];
    deletes: Report["creates"];
    cost: Cost;
    /** What the preview can't know, in sentences. */
    unknown: string[];
    diagnostics: Diagnostic[];
}

/** What a preview means. Pure: the same preview makes the same report. */
export function reportOf(preview: Preview, requests: readonly MovedRequest[] = []): Report {
    const steps = [...preview.steps].sort((one, other) => compare(one.urn, other.urn));
    const counts = countsOf(steps, preview.unchanged);
    const first = counts.update + counts.replace + counts.delete + counts.same === 0;
    const findings = findingsOf(ALL_RULES, steps).sort((one, other) => rank(one) - rank(other));
    const risky = first ? [] : findings.filter(needsApproval);
    const changes = counts.create + counts.update + counts.replace + counts.delete > 0;
    return {
        ...{ version: 1, stack: preview.stack },
        verdict: worst(
            first
                ? []
                : [
                      ...findings.map(({ verdict }) => verdict),
                      ...requests.map((): Verdict => "traffic-moves"),
                  ],
            changes ? "changes" : "nothing",
        ),
        ...{ first, failed: preview.failed, counts },
        needsApproval: risky,
        notes: findings.filter((finding) => !risky.includes(finding)),
        policy: preview.policy.map((one) => ({ ...one, message: redactedText(one.message) })),
        requests: first ? [] : [...requests],
        updates: steps
            .filter(({ op }) => op === "update" || op === "replace")
            .map((step) => changedIn(step)),
        creates: byService(steps.filter(({ op }) => op === "create")),
        deletes: byService(steps.filter(({ op }) => op === "delete")),
        cost: costOf(steps),
        unknown: unknownIn(preview, steps),
        diagnostics: preview.diagnostics.map((one) => ({
            ...one,
            message: redactedText(one.message),
        })),
    };
}

function rank({ verdict }: Finding): number {
    return VERDICTS.indexOf(verdict);
}

function countsOf(steps: readonly Step[], same: number): Report["counts"] {
    const count = (op: Op) => steps.filter((step) => step.op === op).length;
    return {
        create: count("create"),
        update: count("update"),
        replace: count("replace"),
        delete: count("delete"),
        same,
    };
}

/** The properties that an update changes, without their secrets. */
function changedIn({ urn, type, name, op, before, after, changed }: Step): Changed {
    const changes = differences(redacted(before), redacted(after)).map(
        ({ path, old, new: fresh }): Change => ({
            path,
            ...(old !== undefined && { old }),
            ...(fresh !== undefined && { new: fresh }),
        }),
    );
    // A secret looks the same before and after; the provider tells that it differs.
    const secret = changes.length === 0 ? changed : [];
    return {
        ...{ urn, type, name, op },
        changes: [...changes, ...secret.map((path) => ({ path, old: SECRET, new: SECRET }))],
    };
}

function byService(steps: readonly Step[]): Report["creates"] {
    const services = [...new Set(steps.map(({ type }) => serviceOf(type)))].sort(compare);
    return services.map((service) => ({
        service,
        resources: steps
            .filter(({ type }) => serviceOf(type) === service)
            .map(({ type, name }) => ({ type, name })),
    }));
}

/** `ec2` of `aws:ec2/vpc:Vpc`, `helm.sh` of `kubernetes:helm.sh/v3:Release`. */
function serviceOf(type: string): string {
    const [, module = ""] = type.split(":");
    return module.split("/")[0] ?? module;
}
