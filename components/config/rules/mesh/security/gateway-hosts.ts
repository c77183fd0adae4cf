import { grantCovers } from "../../../grants";
import type { Problem } from "../../../reading/problem";
import { knownHosts } from "../../edge/known-hosts";
import { known, knownEntries, type LenientConfig, type Rule } from "../../rule";
import { grantsOf } from "../../teams/entries";

/** Hosts that a rule of the gateway is about, with where they stand. */
function ruledHosts({ mesh }: LenientConfig): { path: string; host: string }[] {
    const { clients, jwt } = mesh?.security ?? {};
    const lists = [
        ...knownEntries(clients).map(([name, { hosts }]) => ({ path: `clients.${name}`, hosts })),
        ...knownEntries(jwt).map(([name, { hosts }]) => ({ path: `jwt.${name}`, hosts })),
    ];
    return lists.flatMap(({ path, hosts }) =>
        known(hosts).map(([index, host]) => ({
            path: `mesh.security.${path}.hosts[${index}]`,
            host,
        })),
    );
}

/** A rule about a host that nobody can ask for protects nothing; the one that was meant is open. */
export const ruledHostsServed: Rule = (config) => {
    const served = knownHosts(config);
    // An entry that isn't known may be the one that is meant.
    const isComplete =
        config.edge !== undefined &&
        (config.edge === null ||
            (config.edge.hosts?.length === served.length &&
                served.every(({ name }) => name !== undefined)));
    const names = [
        ...served.map(({ name }) => name ?? ""),
        ...grantsOf(config).map(({ host }) => host),
    ];
    return ruledHosts(config)
        .filter(({ host }) => isComplete && !names.some((name) => grantCovers(name, host)))
        .map(({ path, host }) => ({
            path,
            value: host,
            rule: "must be one of edge.hosts, or covered by a wildcard there",
            cure: "add it to edge.hosts, or write one that stands there",
        }));
};

/**
 * The gateway routes without looking at the port in a Host header, and a policy's pattern has one `*`. So
 * `x.example.com:1` passes by a rule for `*.example.com`, if nothing refuses such hosts.
 */
export const ruledWildcardsClosed: Rule = (config) =>
    config.mesh?.security?.declaredHostsOnly === false
        ? ruledHosts(config)
              .filter(({ host }) => host.startsWith("*."))
              .map(({ path, host }) => ({
                  path,
                  value: host,
                  rule: "must not be a wildcard without mesh.security.declaredHostsOnly: a Host header with another port would bypass the rule",
                  cure: "set mesh.security.declaredHostsOnly to true, or leave hosts out to mean all",
              }))
        : [];

/** Without an edge no host is declared, and nobody would come in. */
export const declaredHostsNeedEdge: Rule = ({ edge, mesh }) =>
    edge === null && mesh?.security?.declaredHostsOnly === true
        ? [
              {
                  path: "mesh.security.declaredHostsOnly",
                  value: true,
                  rule: "must be false without an edge: no host is declared",
                  cure: "take it out, or add edge with its hosts",
              },
          ]
        : [];

/** Addresses of clients reach the gateway in a header of the ALB or in the PROXY protocol. */
export const clientsKnown: Rule = ({ edge, mesh }) =>
    edge !== null && edge?.kind !== "clb"
        ? []
        : knownEntries(mesh?.security?.clients).map(([name, value]): Problem => ({
              path: `mesh.security.clients.${name}`,
              value,
              rule:
                  edge === null
                      ? "must not be set without an edge: there is no load balancer for clients"
                      : "must not be set with edge.kind clb: a Classic Load Balancer without annotations hides the addresses of clients, so every client would be blocked",
              cure: edge === null ? "take it out" : "take it out, or write edge.kind: alb or nlb",
          }));
