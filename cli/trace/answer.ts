import type { TracedRequest } from "./request";

/** Part of the requests that a destination gets. */
export interface Share {
    /** `shop.team-a.svc.cluster.local:8080`. */
    service: string;
    /** The DestinationRule's subset. */
    version?: string;
    /** In percent of the rule's requests. */
    percent: number;
}

/** Where a request ends. What is absent isn't decided on the way: a service chooses its own status. */
export interface Answer {
    /** `nobody`: there is no connection, or no answer. */
    by: "alb" | "waf" | "gateway" | "service" | "target-group" | "nobody";
    status?: number;
    /** Of a redirect. */
    location?: string;
    body?: string;
    /** The rule that took it: of a VirtualService, the ALB or the web ACL. */
    rule?: string;
    to?: Share[];
    targetGroups?: { targetGroup: string; percent: number }[];
    /** What the service is asked for, where the rule rewrites it. */
    path?: string;
    host?: string;
    timeout?: string;
    mirror?: Share[];
    fault?: string[];
    /** Names of WAF rules that look at it and may block it. */
    mayBlock?: string[];
}

export type StepName =
    | "DNS"
    | "Listener"
    | "Web ACL"
    | "ALB rule"
    | "Target group"
    | "Gateway"
    | "Route"
    | "Service"
    | "Answer";

/** A place that a request passes, in sentences; the facts are the same for tools. */
export interface Step {
    step: StepName;
    says: string[];
    facts: Record<string, unknown>;
}

/** What became of a request. */
export interface Trace {
    request: TracedRequest;
    steps: Step[];
    answer: Answer;
}

/** What a step found, and the answer where the way ends there. */
export interface Stop {
    step: Step;
    answer?: Answer;
}

/** Whether something is so; unknown where only AWS, a token or a service can tell. */
export type Verdict = "yes" | "no" | "unknown";

export function verdict(holds: boolean): Verdict {
    return holds ? "yes" : "no";
}

export function allOf(verdicts: readonly Verdict[]): Verdict {
    if (verdicts.includes("no")) return "no";
    return verdicts.includes("unknown") ? "unknown" : "yes";
}

export function anyOf(verdicts: readonly Verdict[]): Verdict {
    return negated(allOf(verdicts.map(negated)));
}

export function negated(one: Verdict): Verdict {
    if (one === "unknown") return one;
    return one === "yes" ? "no" : "yes";
}
