import { isInside } from "../../sections/edge/hosts";
import { type KnownHost, knownHosts } from "./known-hosts";
import { entriesOf } from "./paths/entries";
import { known, type LenientConfig, type Rule } from "../rule";

/** What the second Ingress has behind the name of the first. */
const SUFFIX = "-grpc";

/** A Kubernetes name's limit; the name of the group, which is the Ingress's, has the same. */
const LONGEST_NAME = 63;

/**
 * The rule of a gRPC host comes first, and an ALB's `*` spans dots: a wildcard would take requests of
 * the hosts that it covers to a target group that answers HTTP/1.1 with 464.
 */
export const grpcWildcardApart: Rule = (config) => {
    const hosts = knownHosts(config);
    const wildcards = grpcIn(config).filter(({ name }) => name?.startsWith("*."));
    return hosts.flatMap(({ path, name, protocol }) => {
        if (name === undefined || protocol !== "http") return [];
        const over = wildcards.find(
            (wildcard) => wildcard.name !== undefined && covers(wildcard.name, name),
        );
        return over?.name === undefined
            ? []
            : [
                  {
                      path,
                      value: name,
                      rule: `must not be covered by ${over.name}, a grpc host: its HTTP/1.1 requests would be answered with 464`,
                      cure: "name the grpc hosts one by one, or give them their own domain",
                  },
              ];
    });
};

/** Whether a wildcard takes requests of another host, itself a wildcard or not. */
function covers(wildcard: string, name: string): boolean {
    const domain = wildcard.slice(2);
    // The domain itself is not below it; another wildcard of the same domain is.
    return isInside(domain, name) && name !== domain;
}

export const grpcIngressName: Rule = (config) => {
    const name = config.edge?.ingressName;
    const longest = LONGEST_NAME - SUFFIX.length;
    return name === undefined || grpcIn(config).length === 0 || name.length <= longest
        ? []
        : [
              {
                  path: "edge.ingressName",
                  value: name,
                  rule: `must have ${longest} characters at most: the name of the grpc hosts' Ingress is this one with ${SUFFIX} added`,
                  cure: `shorten it, for example "${name.slice(0, longest).replace(/-+$/, "")}"`,
              },
          ];
};

/** Clients speak HTTP/2 to a gRPC host, or not at all. */
export const grpcNeedsHttp2: Rule = (config) =>
    config.edge?.http2 === false && grpcIn(config).length > 0
        ? [
              {
                  path: "edge.http2",
                  value: false,
                  rule: "must be true with a grpc host: gRPC is HTTP/2",
                  cure: "take it out, or take the grpc hosts out",
              },
          ]
        : [];

/** The rules of the gRPC hosts come before those of `edge.paths`, and take every path. */
export const grpcHostsWithoutPaths: Rule = (config) => {
    const grpc = grpcIn(config).flatMap(({ name }) => name ?? []);
    const hasOther = grpc.length < (config.edge?.hosts?.length ?? 0);
    return entriesOf(config).flatMap(([path, { hosts }]) => [
        ...(hosts?.length === 0 && grpc.length > 0 && !hasOther
            ? [
                  {
                      path: `${path}.hosts`,
                      value: hosts,
                      rule: "must not be empty if all of edge.hosts are grpc: the gateway serves all paths of those",
                      cure: "take the entry out, or add a host without protocol grpc",
                  },
              ]
            : []),
        ...known(hosts)
            .filter(([, host]) =>
                grpc.some((name) => (name.startsWith("*.") ? covers(name, host) : name === host)),
            )
            .map(([index, value]) => ({
                path: `${path}.hosts[${index}]`,
                value,
                rule: "must not be a grpc host: the gateway serves all its paths",
                cure: "take it out, or route it in the mesh",
            })),
    ]);
};

/** Quota "Rules per Application Load Balancer", less the one for all hosts. */
const MOST_RULES = 99;

export const grpcRulesFit: Rule = (config) => {
    const grpc = grpcIn(config).length;
    const paths = config.edge?.paths?.length ?? 0;
    return grpc === 0 || grpc + paths <= MOST_RULES
        ? []
        : [
              {
                  path: "edge.hosts",
                  value: grpc,
                  rule: `must hold ${Math.max(MOST_RULES - paths, 0)} grpc hosts at most: an ALB has 100 rules, and edge.paths has ${paths} of them`,
                  cure: "cover several grpc hosts with a wildcard",
              },
          ];
};

function grpcIn(config: Pick<LenientConfig, "edge">): KnownHost[] {
    return knownHosts(config).filter(({ protocol }) => protocol === "grpc");
}

/** Only an ALB has target groups that differ in their version of HTTP. */
export const grpcNeedsAlb: Rule = (config) => {
    const kind = config.edge?.kind;
    return kind === undefined || kind === "alb"
        ? []
        : grpcIn(config).map(({ path }) => ({
              path: path.replace(/name$/, "protocol"),
              value: "grpc",
              rule: `must not be grpc with edge.kind ${kind}: it is a setting of an ALB`,
              cure: "take it out; a load balancer that passes TLS through carries gRPC for every host",
          }));
};
