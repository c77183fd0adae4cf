import { each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { isInside } from "../../sections/edge/hosts";
import type { Rules } from "../refusal";
import { eachHost, hostsOf } from "./placed-hosts";

/** What the second Ingress has behind the name of the first. */
const SUFFIX = "-grpc";

/** A Kubernetes name's limit; the name of the group, which is the Ingress's, has the same. */
const LONGEST_NAME = 63 - SUFFIX.length;

/** Quota "Rules per Application Load Balancer", less the one for all hosts. */
const MOST_RULES = 99;

export const grpcRules: Rules = {
    /**
     * The rule of a gRPC host comes first, and an ALB's `*` spans dots: a wildcard would take requests of
     * the hosts that it covers to a target group that answers HTTP/1.1 with 464.
     */
    wildcardApart: (config) => {
        const wildcards = grpcNames(config).filter((name) => name.startsWith("*."));
        return eachHost(config, ({ path, name, protocol }) => {
            if (protocol !== "http") return;
            const over = wildcards.find((wildcard) => covers(wildcard, name));
            return (
                over !== undefined && {
                    path,
                    rule: `must not be covered by ${over}, a grpc host: its HTTP/1.1 requests would be answered with 464`,
                    cure: "name the grpc hosts one by one, or give them their own domain",
                }
            );
        });
    },

    ingressNameFits: (config) => {
        const name = config.edge?.ingressName ?? "";
        return (
            name.length > LONGEST_NAME &&
            hostsOf(config, "grpc").length > 0 && {
                path: "edge.ingressName",
                rule: `must have ${LONGEST_NAME} characters at most: the name of the grpc hosts' Ingress is this one with ${SUFFIX} added`,
                cure: `shorten it, for example "${name.slice(0, LONGEST_NAME).replace(/-+$/, "")}"`,
            }
        );
    },

    /** Only an ALB has target groups that differ in their version of HTTP. */
    needsAlb: (config) => {
        const kind = config.edge?.kind;
        return (
            kind !== "alb" &&
            hostsOf(config, "grpc").map(({ path }) => ({
                path: path.replace(/name$/, "protocol"),
                rule: `must not be grpc with edge.kind ${String(kind)}: it is a setting of an ALB`,
                cure: "take it out; a load balancer that passes TLS through carries gRPC for every host",
            }))
        );
    },

    /** Clients speak HTTP/2 to a gRPC host, or not at all. */
    needsHttp2: (config) =>
        config.edge?.http2 === false &&
        hostsOf(config, "grpc").length > 0 && {
            path: "edge.http2",
            rule: "must be true with a grpc host: gRPC is HTTP/2",
            cure: "take it out, or take the grpc hosts out",
        },

    /** The rules of the gRPC hosts come before those of `edge.paths`, and take every path. */
    hostsWithoutPaths: (config) => {
        const { edge } = config;
        const grpc = grpcNames(config);
        const isAll = grpc.length > 0 && grpc.length === edge?.hosts.length;
        return each("edge.paths", edge?.paths, ({ hosts }, at) => [
            hosts.length === 0 &&
                isAll && {
                    path: `${at}.hosts`,
                    value: [],
                    rule: "must not be empty if all of edge.hosts are grpc: the gateway serves all paths of those",
                    cure: "take the entry out, or add a host without protocol grpc",
                },
            each(
                `${at}.hosts`,
                hosts,
                (host, path) =>
                    grpc.some((name) =>
                        name.startsWith("*.") ? covers(name, host) : name === host,
                    ) && {
                        path,
                        rule: "must not be a grpc host: the gateway serves all its paths",
                        cure: "take it out, or route it in the mesh",
                    },
            ),
        ]);
    },

    rulesFit: (config) => {
        const grpc = hostsOf(config, "grpc").length;
        const paths = config.edge?.paths.length ?? 0;
        return (
            grpc > 0 &&
            grpc + paths > MOST_RULES && {
                path: "edge.hosts",
                value: grpc,
                rule: `must hold ${Math.max(MOST_RULES - paths, 0)} grpc hosts at most: an ALB has 100 rules, and edge.paths has ${paths} of them`,
                cure: "cover several grpc hosts with a wildcard",
            }
        );
    },
};

/** The names of the gRPC hosts, as far as they are known. */
function grpcNames(config: StackConfig): string[] {
    return eachHost(config, ({ protocol, name }) => (protocol === "grpc" ? [name] : [])).flat();
}

/** Whether a wildcard takes requests of another host, itself a wildcard or not. */
function covers(wildcard: string, name: string): boolean {
    const domain = wildcard.slice(2);
    // The domain itself is not below it; another wildcard of the same domain is.
    return isInside(domain, name) && name !== domain;
}
