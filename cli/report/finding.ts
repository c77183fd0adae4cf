import { digestOf } from "./digest";
import type { Inputs, Step } from "./preview";
import { redacted } from "./redact";

/**
 * What an update does to those who depend on the stack, worst first; the ids of the verdicts.
 * `changes` is an update that hurts nobody, `nothing` one without a change.
 */
export const VERDICTS = [
    "outage",
    "data-loss",
    "new-address",
    "access-grows",
    "protection-falls",
    "traffic-moves",
    "changes",
    "nothing",
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Verdicts that a person must approve before an update. Traffic moves every day, by its owner's edit. */
const APPROVED: readonly Verdict[] = [
    "outage",
    "data-loss",
    "new-address",
    "access-grows",
    "protection-falls",
];

/** What a rule found in one step. */
export interface Finding {
    /** Id of the rule, as `iam-actions`. */
    rule: string;
    verdict: Verdict;
    urn: string;
    type: string;
    name: string;
    /** The property that does it; absent where the whole resource is created or deleted. */
    property?: string;
    old?: unknown;
    new?: unknown;
    /** What changes, in a sentence. */
    reason: string;
    /** What that does to somebody, in a sentence. */
    consequence: string;
    /** The risk in short: an approval is bound to it. See `digest.ts`. */
    digest: string;
}

/** A finding without what is the same in all findings of a step. */
export type Found = Omit<Finding, "rule" | "urn" | "type" | "name" | "digest">;

/** A rule about one resource. */
export interface StepRule {
    id: string;
    /** Types that it is about, each whole or as the beginning that ends with `*`; absent, all. */
    types?: readonly string[];
    find: (step: Step) => Found[];
}

/** Whether somebody must approve it. */
export function needsApproval({ verdict }: Pick<Finding, "verdict">): boolean {
    return APPROVED.includes(verdict);
}

/** The worst of them; without any, `otherwise`. */
export function worst(verdicts: readonly Verdict[], otherwise: Verdict): Verdict {
    return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? otherwise;
}

/** What rules find in the steps of a preview that change something, in the order of the steps. */
export function findingsOf(rules: readonly StepRule[], steps: readonly Step[]): Finding[] {
    return steps
        .filter(({ op }) => op !== "same")
        .flatMap((step) =>
            rules
                .filter(({ types }) => types === undefined || types.some(isOf(step.type)))
                .flatMap(({ id, find }) => find(step).map((found) => findingIn(step, id, found))),
        );
}

function findingIn({ urn, type, name }: Step, rule: string, found: Found): Finding {
    const finding = {
        ...{ rule, urn, type, name },
        ...found,
        ...(found.old !== undefined && { old: redacted(found.old) }),
        ...(found.new !== undefined && { new: redacted(found.new) }),
    };
    return { ...finding, digest: digestOf(finding) };
}

function isOf(type: string) {
    return (pattern: string) =>
        pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

/** What stands and what is wanted, both empty where there is none. */
export function sides({ before, after }: Step): { before: Inputs; after: Inputs } {
    return { before: before ?? {}, after: after ?? {} };
}
