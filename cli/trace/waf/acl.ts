import { asObject } from "../../render/state";
import { type Answer, anyOf, type Stop, type Verdict } from "../answer";
import type { TracedRequest } from "../request";
import type { Resources } from "../resources";
import { type Asked, holds } from "./statement";

/** What becomes of a request at a rule of the web ACL. */
export interface Looked {
    rule: string;
    priority: number;
    /** As AWS names it: allow, block, count, captcha, challenge; group for what a managed group decides. */
    action: string;
    matches: Verdict;
}

/** The web ACL looks at a request before any rule of the ALB. */
export function aclStop(
    arn: string | undefined,
    request: TracedRequest,
    resources: Resources,
): Stop {
    const step = (says: string[], facts: Record<string, unknown> = {}) => ({
        step: { step: "Web ACL" as const, says, facts },
    });
    if (arn === undefined || arn === "" || arn === "none") return step(["No web ACL looks at it."]);
    const acl = resources.withArn("aws:wafv2/webAcl:WebAcl", arn);
    if (acl === undefined) {
        const says = [
            `Web ACL ${arn} looks at it, which is none of this stack's: it may block it.`,
        ];
        return { ...step(says, { arn }), answer: { by: "alb", mayBlock: [arn] } };
    }
    const { name } = acl;
    const looked = lookedAt(acl.inputs.rules, request, resources);
    const last = looked.at(-1);
    const mayBlock = looked.filter(stops).map(({ rule }) => rule);
    const isBlocked = last?.action === "block" && last.matches === "yes";
    const defaultBlocks = asObject(acl.inputs.defaultAction).block !== undefined;
    const says = [
        `Web ACL ${name} asks ${looked.length} of its ${rulesIn(acl.inputs.rules).length} rules, in this order:`,
        ...looked.map(sentence),
        ...(defaultBlocks && !isBlocked ? ["What no rule lets through is blocked."] : []),
    ];
    const answer: Answer = isBlocked
        ? { by: "waf", status: statusOf(acl.inputs.rules, last.rule), rule: last.rule }
        : { by: "alb", ...(mayBlock.length > 0 && { mayBlock }) };
    return { ...step(says, { arn, rules: looked }), answer };
}

/** The rules by priority, up to the one that certainly ends the evaluation. */
function lookedAt(rules: unknown, request: TracedRequest, resources: Resources): Looked[] {
    const looked: Looked[] = [];
    const labels = new Map<string, Verdict>();
    let groupsSeen = false;
    const asked: Asked = {
        request,
        addressesOf: (arn) => {
            const set = resources.withArn("aws:wafv2/ipSet:IpSet", arn)?.inputs.addresses;
            return Array.isArray(set) ? set.map(String) : undefined;
        },
        hasLabel: ({ key, scope }) => {
            const own = [...labels]
                .filter(([label]) =>
                    scope === "NAMESPACE" ? label.startsWith(String(key)) : label === key,
                )
                .map(([, given]) => given);
            // A managed group gives what labels it likes.
            return anyOf([...own, ...(groupsSeen ? (["unknown"] as const) : [])]);
        },
    };
    for (const rule of rulesIn(rules)) {
        const matches = holds(rule.statement, asked);
        const action = actionOf(rule);
        looked.push({ rule: String(rule.name), priority: Number(rule.priority), action, matches });
        for (const { name } of labelsOf(rule)) labels.set(name, matches);
        // Groups, and they alone, have it in place of an action.
        const isGroup = rule.overrideAction !== undefined;
        groupsSeen ||= isGroup && matches !== "no";
        if (matches === "yes" && (action === "allow" || action === "block")) break;
    }
    return looked;
}

function rulesIn(rules: unknown): Record<string, unknown>[] {
    const all = Array.isArray(rules) ? rules.map(asObject) : [];
    return all.sort((one, other) => Number(one.priority) - Number(other.priority));
}

function labelsOf({ ruleLabels }: Record<string, unknown>): { name: string }[] {
    return Array.isArray(ruleLabels) ? (ruleLabels as { name: string }[]) : [];
}

function actionOf({ action, overrideAction }: Record<string, unknown>): string {
    const [own] = Object.keys(asObject(action));
    return own ?? (asObject(overrideAction).count === undefined ? "group" : "count");
}

/** Whether a rule may keep the request from the ALB. */
function stops({ action, matches }: Looked): boolean {
    return matches !== "no" && action !== "allow" && action !== "count";
}

function sentence({ rule, priority, action, matches }: Looked): string {
    const may = matches === "yes" ? "" : "may ";
    const does: Readonly<Record<string, string>> = {
        allow:
            may === ""
                ? "lets it through, and no rule after it is asked"
                : "may let it through, past the rules after it",
        block: may === "" ? "blocks it" : "may block it",
        group: "may block it",
        count: may === "" ? "counts it" : "may count it",
    };
    const what =
        matches === "no" ? "passes over it" : (does[action] ?? `may answer it by a ${action}`);
    return `  ${priority} ${rule}: ${what}.`;
}

function statusOf(rules: unknown, name: string): number {
    const rule = rulesIn(rules).find((one) => one.name === name);
    const { customResponse } = asObject(asObject(rule?.action).block);
    const { responseCode } = asObject(customResponse);
    return typeof responseCode === "number" ? responseCode : 403;
}
