import type { Redirect } from "./action";
import type { Listener } from "./ingress";
import type { IngressGroup } from "./ingress-group";
import { type RuleOutcome, outcomesOn } from "./rule-outcome";
import { mayTakeSomeOf, type Rule, takesAllOf } from "./rule";

/** What a redirect leads to, on the listener that has it. */
export function targetOf({ protocol, port }: Redirect, listener: Listener): Listener {
    return {
        protocol: protocol === "HTTP" || protocol === "HTTPS" ? protocol : listener.protocol,
        port: port === undefined || port === "#{port}" ? listener.port : Number(port),
    };
}

/** Whether a redirect leaves the host as it is, so that it leads to the same load balancer. */
export function keepsHost({ host }: Redirect): boolean {
    return host === undefined || host === "#{host}";
}

export interface Loop {
    /** Such as `https://www.example.com/*`. */
    where: string;
    /** Whether the host leads to this load balancer for sure. */
    isCertain: boolean;
    /** Whether the client is asked to ask the same again. */
    isSameRequest: boolean;
}

/** Where a redirect leads that its own rule takes again; undefined where it does not, or that can't be told. */
export function loopOf({ rule, listener }: RuleOutcome, group: IngressGroup): Loop | undefined {
    const { action } = rule;
    if (action?.type !== "redirect" || rule.isNarrowed) return undefined;
    const { redirect } = action;
    // Each time the query is another one.
    if (redirect.query !== undefined && redirect.query !== "#{query}") return undefined;
    const target = landing(targetOf(redirect, listener), group);
    if (target === undefined) return undefined;
    const hosts = keepsHost(redirect) ? rule.hosts : filled(redirect.host, "#{host}", rule.hosts);
    const paths = keepsPath(redirect) ? rule.paths : filled(redirect.path, "/#{path}", rule.paths);
    if ([...hosts, ...paths].some((text) => text.includes("#{"))) return undefined;
    const isCertain = keepsHost(redirect) || hosts.every((host) => isHere(host, group));
    if (!isCertain && rule.hosts.length === 0) return undefined;
    const [host = "<host>"] = hosts;
    const [path = "/*"] = paths;
    const where = `${target.protocol.toLowerCase()}://${host}${path}`;
    // The same request comes to the same rule, be it the default backend that only has what others leave.
    if (target.port === listener.port && keepsHost(redirect) && keepsPath(redirect)) {
        return { where, isCertain: true, isSameRequest: true };
    }
    const serving = outcomesOn(target, group).filter(({ serves }) => serves);
    const first = serving.find((outcome) => mayTakeSomeOf(outcome.rule, { hosts, paths }))?.rule;
    if (first === undefined || !isSame(first, rule)) return undefined;
    if (!takesAllOf(first, { hosts, paths })) return undefined;
    return { where, isCertain, isSameRequest: false };
}

/** The listener whose rules a request comes to in the end. */
function landing(target: Listener, group: IngressGroup): Listener | undefined {
    const there = group.listenerAt(target.port);
    if (there?.protocol !== target.protocol) return undefined;
    if (group.hasRules(there)) return there;
    const port = group.redirectPort;
    return port === undefined ? undefined : group.listenerAt(port);
}

function keepsPath({ path }: Redirect): boolean {
    return path === undefined || path === "/#{path}";
}

/** A part of the address with what the client asked for filled in. */
function filled(template = "", variable: string, own: readonly string[]): readonly string[] {
    const values = own.length === 0 ? ["*"] : own;
    return values.map((value) => template.replaceAll(variable, value));
}

/** Whether a rule names the host, which else may lead elsewhere. */
function isHere(host: string, group: IngressGroup): boolean {
    return group.members.some(({ routes }) => routes.some((route) => route.host === host));
}

function isSame(a: Rule, b: Rule): boolean {
    return a.ingress === b.ingress && a.route === b.route;
}
