import { list, type Props, show, text } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { type Resolved, resolveBackend } from "./actions";
import { conditionsOf } from "./conditions";
import type { Listener, Rule } from "./model";

const ORDER = ["Exact", "Prefix", "ImplementationSpecific"];

/** pkg/ingress/model_build_listener_rules.go: Exact, then the longest Prefix, then the rest as written. */
export function buildRules(world: World, ingress: Entity) {
    const rules: { rule: Omit<Rule, "action">; resolved: Resolved }[] = [];
    for (const rule of list<Props>(ingress.inputs, "spec.rules")) {
        const host = text(rule, "host");
        const paths = [...list<Props>(rule, "http.paths")].sort((a, b) => {
            const byType = ORDER.indexOf(show(a["pathType"])) - ORDER.indexOf(show(b["pathType"]));
            if (byType !== 0 || a["pathType"] !== "Prefix") return byType;
            return (text(b, "path") ?? "").length - (text(a, "path") ?? "").length;
        });
        for (const path of paths) {
            const all = conditionsOf(ingress, text(path, "backend.service.name") ?? "");
            const more = (field: string) =>
                all.filter((one) => one.field === field).flatMap(({ values }) => values);
            const extra = all.filter(
                ({ field }) => field !== "host-header" && field !== "path-pattern",
            );
            rules.push({
                // A host or a path among the conditions is one more, not another.
                rule: {
                    hosts: [...(host === undefined ? [] : [host]), ...more("host-header")],
                    paths: [...pathsOf(path), ...more("path-pattern")],
                    ...(extra.length === 0 ? {} : { conditions: extra }),
                },
                resolved: resolveBackend(world, ingress, path["backend"] ?? null),
            });
        }
    }
    return rules;
}

function pathsOf(path: Props): string[] {
    const value = text(path, "path") ?? "/";
    if (path["pathType"] !== "Prefix") return [value];
    const bare = value.replace(/\/$/, "");
    return bare === "" ? ["/*"] : [bare, `${bare}/*`];
}

/** pkg/ingress/rule_optimizer.go: a redirect to itself goes with its rule, and so does what a redirect before it takes. */
export function optimized({ port, protocol }: Listener, rules: Rule[]): Rule[] {
    const kept: Rule[] = [];
    for (const rule of rules) {
        if (!leadsBack(rule, port, protocol) && !kept.some((other) => takes(other, rule))) {
            kept.push(rule);
        }
    }
    return kept;
}

function leadsBack({ action, hosts, paths }: Rule, port: number, protocol: string): boolean {
    if (action.type !== "redirect") return false;
    const stays = (given: string | undefined, unchanged: string, own: string[]) =>
        given === undefined || given === unchanged || own.includes(given);
    return (
        stays(action.host, "#{host}", hosts) &&
        stays(action.path, "/#{path}", paths) &&
        stays(action.port, "#{port}", [String(port)]) &&
        stays(action.protocol, "#{protocol}", [protocol]) &&
        stays(action.query, "#{query}", [])
    );
}

function takes(redirect: Rule, rule: Rule): boolean {
    if (redirect.action.type !== "redirect" || redirect.conditions !== undefined) return false;
    const within = (wide: string[], narrow: string[]) =>
        wide.length === 0 || (narrow.length > 0 && narrow.every((value) => wide.includes(value)));
    return (
        within(redirect.hosts, rule.hosts) &&
        (redirect.paths.includes("/*") || within(redirect.paths, rule.paths))
    );
}
