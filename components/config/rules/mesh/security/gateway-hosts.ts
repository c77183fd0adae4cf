import { grantCovers } from "../../../grants";
import { each } from "../../../reading/unknown";
import type { StackConfig } from "../../../schema";
import { eachGrant } from "../../teams/entries";
import { servedNames } from "../../edge/placed-hosts";
import type { Rules } from "../../refusal";

export const gatewayHostRules: Rules = {
    /** A rule about a host that nobody can ask for protects nothing; the one that was meant is open. */
    ruledHostsServed: (config) => {
        // An entry that isn't known may be the one that is meant.
        const served = [...servedNames(config), ...eachGrant(config, ({ host }) => host)];
        return eachRuledHost(
            config,
            (host, path) =>
                !served.some((name) => grantCovers(name, host)) && {
                    path,
                    rule: "must be one of edge.hosts, or covered by a wildcard there",
                    cure: "add it to edge.hosts, or write one that stands there",
                },
        );
    },

    /**
     * The gateway routes without looking at the port in a Host header, and a policy's pattern has one `*`. So
     * `x.example.com:1` passes by a rule for `*.example.com`, if nothing refuses such hosts.
     */
    ruledWildcardsClosed: (config) =>
        !config.mesh.security.declaredHostsOnly &&
        eachRuledHost(
            config,
            (host, path) =>
                host.startsWith("*.") && {
                    path,
                    rule: "must not be a wildcard without mesh.security.declaredHostsOnly: a Host header with another port would bypass the rule",
                    cure: "set mesh.security.declaredHostsOnly to true, or leave hosts out to mean all",
                },
        ),

    /** Without an edge no host is declared, and nobody would come in. */
    declaredHostsNeedEdge: ({ edge, mesh }) =>
        edge === undefined &&
        mesh.security.declaredHostsOnly && {
            path: "mesh.security.declaredHostsOnly",
            rule: "must be false without an edge: no host is declared",
            cure: "take it out, or add edge with its hosts",
        },

    /** Addresses of clients reach the gateway in a header of the ALB or in the PROXY protocol. */
    clientsKnown: ({ edge, mesh }) => {
        if (edge !== undefined && edge.kind !== "clb") return;
        const [rule, cure] =
            edge === undefined
                ? [
                      "must not be set without an edge: there is no load balancer for clients",
                      "take it out",
                  ]
                : [
                      "must not be set with edge.kind clb: a Classic Load Balancer without annotations hides the addresses of clients, so every client would be blocked",
                      "take it out, or write edge.kind: alb or nlb",
                  ];
        return each("mesh.security.clients", mesh.security.clients, (_, path) => ({
            path,
            rule,
            cure,
        }));
    },
};

/** What `look` finds at each host that a rule of the gateway is about. */
function eachRuledHost<Found>(
    { mesh: { security } }: StackConfig,
    look: (host: string, path: string) => Found,
): Found[] {
    return (["clients", "jwt"] as const).flatMap((key) =>
        each(
            `mesh.security.${key}`,
            security[key] as Record<string, { hosts: string[] }>,
            ({ hosts }, path) => each(`${path}.hosts`, hosts, look),
        ).flat(),
    );
}
