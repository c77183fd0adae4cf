import type { Redirect } from "./action";
import type { Ingress, Listener } from "./ingress";
import type { IngressGroup } from "./ingress-group";
import { type Rule, rulesOn, takesAllOf, takesAllPaths } from "./rule";

/** A rule on a listener: it serves requests, an earlier rule matches all of them, or the controller drops the rule. */
export type RuleOutcome = { listener: Listener; rule: Rule } & (
    { serves: true } | { serves: false; before: Rule | undefined }
);

/** The outcome of each rule of an Ingress, also of its default backend, on each of its listeners. */
export function outcomesOf(ingress: Ingress, group: IngressGroup): RuleOutcome[] {
    return (ingress.listeners ?? []).flatMap((listener) =>
        outcomesOn(listener, group).filter(({ rule }) => rule.ingress === ingress),
    );
}

/** Each check needs the same outcomes, and a group may have many rules. */
const KNOWN = new WeakMap<IngressGroup, Map<string, readonly RuleOutcome[]>>();

/** The outcome of each rule of a listener. */
export function outcomesOn(listener: Listener, group: IngressGroup): readonly RuleOutcome[] {
    const known = KNOWN.get(group) ?? new Map<string, readonly RuleOutcome[]>();
    KNOWN.set(group, known);
    // Members that contradict each other may have one port with two protocols.
    const key = `${listener.protocol} ${listener.port}`;
    const outcomes = known.get(key) ?? computedOutcomes(listener, group);
    known.set(key, outcomes);
    return outcomes;
}

function computedOutcomes(listener: Listener, group: IngressGroup): RuleOutcome[] {
    const rules = rulesOn(listener, group);
    const kept = rules.filter((rule) => !leadsToItself(rule, listener));
    return rules.map((rule): RuleOutcome => {
        const at = kept.indexOf(rule);
        if (at < 0) return { listener, rule, serves: false, before: undefined };
        const before = kept.slice(0, at).find((earlier) => takesAllOf(earlier, rule));
        return before === undefined
            ? { listener, rule, serves: true }
            : { listener, rule, serves: false, before };
    });
}

/** The controller drops such a redirect and its rule (3.5.0: `pkg/ingress/rule_optimizer.go`). */
function leadsToItself(rule: Rule, { port, protocol }: Listener): boolean {
    const { action, hosts, paths } = rule;
    // The default backend is not a rule.
    if (action?.type !== "redirect" || rule.route === undefined || rule.hasPathRegex) return false;
    const same: Record<keyof Redirect, readonly string[]> = {
        host: ["#{host}", ...hosts],
        path: ["/#{path}", ...paths],
        port: ["#{port}", String(port)],
        protocol: ["#{protocol}", protocol],
        query: ["#{query}"],
    };
    const { redirect } = action;
    return (Object.keys(same) as (keyof Redirect)[]).every((part) => {
        const value = redirect[part];
        return value === undefined || same[part].includes(value);
    });
}

/** Whether a rule forwards in plain text and is not an exception before a redirect to HTTPS. */
export function isPlain({ listener, rule, serves }: RuleOutcome, group: IngressGroup): boolean {
    if (!serves || listener.protocol !== "HTTP" || rule.action?.type !== "forward") return false;
    const isException = !takesAllPaths(rule) || rule.isNarrowed;
    const isRedirected = outcomesOn(listener, group).some(
        (other) => other.serves && isToHttps(other.rule, rule),
    );
    return !isException || !isRedirected;
}

/** Whether a rule redirects all paths of another rule's hosts to HTTPS. */
function isToHttps(rule: Rule, { hosts }: Rule): boolean {
    const { action } = rule;
    return (
        action?.type === "redirect" &&
        action.redirect.protocol === "HTTPS" &&
        takesAllOf({ ...rule, isNarrowed: false }, { hosts, paths: [] })
    );
}
