import { type Action, actionOf } from "./action";
import type { Backend, Route } from "./backend";
import { conditionsOf } from "./conditions";
import { covers, mayMeet } from "./glob";
import type { Ingress, Listener } from "./ingress";
import type { IngressGroup } from "./ingress-group";

/** A rule as the controller makes one of a path; its default backend is the last one, without conditions. */
export interface Rule {
    ingress: Ingress;
    backend: Backend;
    /** Undefined for the default backend. */
    route: Route | undefined;
    /** Patterns of which one must match; none where all do. */
    hosts: readonly string[];
    paths: readonly string[];
    /** Whether it has other conditions, or regular expressions, so that what it takes can't be told. */
    isNarrowed: boolean;
    hasPathRegex: boolean;
    /** Undefined where it can't be read. */
    action: Action | undefined;
}

/** The rules of a listener in the controller's order (3.5.0: `pkg/ingress/model_build_listener_rules.go`). */
export function rulesOn({ port, ...listener }: Listener, group: IngressGroup): Rule[] {
    if (!group.hasRules({ port, ...listener })) return [];
    const members = group.membersOn(port);
    return [
        ...members.flatMap((ingress) => inOrder(ingress.routes).map((r) => ruleOf(ingress, r))),
        ...members.flatMap((ingress) => defaultRule(ingress)),
    ];
}

/** Exact, Prefix by length, ImplementationSpecific; within an entry of `rules`. */
function inOrder(routes: readonly Route[]): Route[] {
    const rank = ({ pathType }: Route) => {
        const at = ["Exact", "Prefix"].indexOf(pathType);
        return at < 0 ? 2 : at;
    };
    return [...routes].sort(
        (a, b) =>
            a.entry - b.entry ||
            rank(a) - rank(b) ||
            (a.pathType === "Prefix" ? b.path.length - a.path.length : 0),
    );
}

function defaultRule(ingress: Ingress): Rule[] {
    const { defaultBackend: backend } = ingress;
    if (backend === undefined) return [];
    return [
        {
            ingress,
            backend,
            route: undefined,
            hosts: [],
            paths: [],
            isNarrowed: false,
            hasPathRegex: false,
            action: actionOf(ingress, backend),
        },
    ];
}

function ruleOf(ingress: Ingress, route: Route): Rule {
    const data = conditionsOf(ingress, route.service);
    const hosts = data?.flatMap((c) => ("hostHeaderConfig" in c ? [c.hostHeaderConfig] : [])) ?? [];
    const paths =
        data?.flatMap((c) => ("pathPatternConfig" in c ? [c.pathPatternConfig] : [])) ?? [];
    const isRegex = ingress.isRegex(route);
    const patterns = [...hosts, ...paths].filter(({ values }) => values !== undefined);
    return {
        ingress,
        backend: route,
        route,
        // Conditions of hosts and paths are others that the rule takes as well.
        hosts: [
            ...(route.host === undefined ? [] : [route.host]),
            ...hosts.flatMap(({ values }) => values ?? []),
        ].map((host) => host.toLowerCase()),
        paths: [
            ...(isRegex || route.path === "" ? [] : pathPatterns(route)),
            ...paths.flatMap(({ values }) => values ?? []),
        ],
        isNarrowed: isRegex || patterns.length !== (data?.length ?? -1),
        hasPathRegex: isRegex || paths.some(({ values }) => values === undefined),
        action: actionOf(ingress, route),
    };
}

/** What a path that is no regular expression is compared with. */
export function pathPatterns({ pathType, path }: Route): string[] {
    if (pathType !== "Prefix") return [path];
    const prefix = path.replace(/\/$/, "");
    return prefix === "" ? ["/*"] : [prefix, `${prefix}/*`];
}

/** Whether a rule certainly takes all that another one would. */
export function takesAllOf(earlier: Rule, later: Pick<Rule, "hosts" | "paths">): boolean {
    return (
        !earlier.isNarrowed &&
        coverAll(earlier.hosts, later.hosts) &&
        (takesAllPaths(earlier) || coverAll(earlier.paths, later.paths))
    );
}

export function takesAllPaths({ paths }: Rule): boolean {
    return paths.length === 0 || paths.some((path) => path === "/*" || path === "*");
}

/** Whether a rule may take some of what another one would. */
export function mayTakeSomeOf(earlier: Rule, later: Pick<Rule, "hosts" | "paths">): boolean {
    return meet(earlier.hosts, later.hosts) && meet(earlier.paths, later.paths);
}

function coverAll(patterns: readonly string[], others: readonly string[]): boolean {
    if (patterns.length === 0) return true;
    return (
        others.length > 0 &&
        others.every((other) => patterns.some((pattern) => covers(pattern, other)))
    );
}

function meet(patterns: readonly string[], others: readonly string[]): boolean {
    return (
        patterns.length === 0 ||
        others.length === 0 ||
        patterns.some((pattern) => others.some((other) => mayMeet(pattern, other)))
    );
}
