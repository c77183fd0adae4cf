import type { RoutesConfig, RuleConfig } from "../../config/sections/routes/routes";
import { EVERY_REQUEST } from "../../values/routes/match";
import { inPrecedence } from "../../values/routes/precedence";
import { defaultRouteSpec } from "../default-route";
import { EXTERNAL, type Gateway } from "../gateways";
import { gatewayOf } from "./gateway-of";
import type { VirtualServiceSpec } from "./istio-types";
import { httpRoutes } from "./rule";

/**
 * The VirtualService of each host, those of the edge first: its routes where it has some, else the page
 * that says the entrance works. A host has one object only: istiod puts the routes of several in the
 * order of their age.
 */
export function virtualServices(
    hosts: readonly string[],
    routes: RoutesConfig,
    internalHosts: readonly string[] = [],
): [string, VirtualServiceSpec][] {
    const all = [...new Set([...hosts, ...internalHosts, ...Object.keys(routes)])];
    return all.map((host) => {
        const rules = routes[host]?.rules;
        const gateway = gatewayOf(host, hosts, internalHosts);
        return [
            host,
            rules === undefined
                ? defaultRouteSpec(host, gateway)
                : routesSpec(host, rules, gateway),
        ];
    });
}

/** The routes of a host, in Gateway API's order of precedence. */
export function routesSpec(
    host: string,
    rules: readonly RuleConfig[],
    { entrance }: Gateway = EXTERNAL,
): VirtualServiceSpec {
    const entries = rules.flatMap((rule) =>
        (rule.matches.length === 0 ? [EVERY_REQUEST] : rule.matches).map((match) => ({
            rule,
            match,
        })),
    );
    return {
        hosts: [host],
        // Left out, they would mean every sidecar of the mesh, and every namespace.
        gateways: [entrance],
        exportTo: ["."],
        http: inPrecedence(entries).flatMap(({ rule, match }) => httpRoutes(rule, match)),
    };
}
