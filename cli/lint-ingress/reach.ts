import type { Redirect } from "./action";
import type { Ingress, Listener } from "./ingress";
import type { IngressGroup } from "./ingress-group";
import { type Rule, rulesOn, takesAllOf, takesAllPaths } from "./rule";

/** What becomes of a rule on a listener: it serves, an earlier one takes all, or the controller leaves it out. */
export type Fate = { listener: Listener; rule: Rule } & (
    { serves: true } | { serves: false; before: Rule | undefined }
);

/** What becomes of the rules of an Ingress, its default backend among them, on each of its listeners. */
export function fatesOf(ingress: Ingress, group: IngressGroup): Fate[] {
    return (ingress.listeners ?? []).flatMap((listener) =>
        servingOn(listener, group).filter(({ rule }) => rule.ingress === ingress),
    );
}

/** Each check asks for the same rules, and a group may have many. */
const KNOWN = new WeakMap<IngressGroup, Map<string, readonly Fate[]>>();

/** What becomes of all rules of a listener. */
export function servingOn(listener: Listener, group: IngressGroup): readonly Fate[] {
    const known = KNOWN.get(group) ?? new Map<string, readonly Fate[]>();
    KNOWN.set(group, known);
    // Members that contradict each other may have one port with two protocols.
    const key = `${listener.protocol} ${listener.port}`;
    const fates = known.get(key) ?? fatesOn(listener, group);
    known.set(key, fates);
    return fates;
}

function fatesOn(listener: Listener, group: IngressGroup): Fate[] {
    const rules = rulesOn(listener, group);
    const kept = rules.filter((rule) => !leadsToItself(rule, listener));
    return rules.map((rule): Fate => {
        const at = kept.indexOf(rule);
        if (at < 0) return { listener, rule, serves: false, before: undefined };
        const before = kept.slice(0, at).find((earlier) => takesAllOf(earlier, rule));
        return before === undefined
            ? { listener, rule, serves: true }
            : { listener, rule, serves: false, before };
    });
}

/** The controller leaves such a redirect out, together with its rule (3.5.0: `pkg/ingress/rule_optimizer.go`). */
function leadsToItself(rule: Rule, { port, protocol }: Listener): boolean {
    const { action, hosts, paths } = rule;
    // The default backend is no rule.
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

/** Whether a rule forwards in plain text, and is no exception from a redirect to HTTPS that stands behind it. */
export function isPlain({ listener, rule, serves }: Fate, group: IngressGroup): boolean {
    if (!serves || listener.protocol !== "HTTP" || rule.action?.type !== "forward") return false;
    const isException = !takesAllPaths(rule) || rule.isNarrowed;
    const isRedirected = servingOn(listener, group).some(
        (other) => other.serves && isToHttps(other.rule, rule),
    );
    return !isException || !isRedirected;
}

/** Whether a rule redirects all paths of another one's hosts to HTTPS. */
function isToHttps(rule: Rule, { hosts }: Rule): boolean {
    const { action } = rule;
    return (
        action?.type === "redirect" &&
        action.redirect.protocol === "HTTPS" &&
        takesAllOf({ ...rule, isNarrowed: false }, { hosts, paths: [] })
    );
}
