import { certain, each, known } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { ORIGIN } from "../../sections/routes/cors";
import { serves } from "../edge/paths/match";
import { eachHost } from "../edge/placed-hosts";
import type { Rules } from "../refusal";
import { eachRule } from "./entries";

/** A port that browsers leave out of an origin. */
const USUAL_PORT = /^(http(?=:.*:80$)|https(?=:.*:443$))(.*):\d+$/;

export const routeKindRules: Rules = {
    /**
     * Browsers send an origin without a path and the usual port, its scheme and host in small letters (RFC
     * 6454). `null` is what every sandboxed page sends.
     */
    corsOriginsPlain: (config) =>
        eachRule(config, ({ filters: { cors } }, at) =>
            each(`${at}.filters.cors.allowOrigins`, cors?.allowOrigins, (origin, path) => {
                if (ORIGIN.test(origin) && !USUAL_PORT.test(origin)) return;
                const bare = origin
                    .trim()
                    .toLowerCase()
                    .replace(/([^/:])\/.*$/, "$1");
                const whole = bare.includes("://") ? bare : `https://${bare}`;
                return {
                    path,
                    rule: "must be *, or an origin in small letters such as https://www.example.com, without a path and the usual port",
                    cure: originCure(bare, whole.replace(USUAL_PORT, "$1$2")),
                };
            }),
        ),

    /** Every origin with the cookies of its visitors is what the same-origin policy is there against. */
    corsOriginsFit: (config) =>
        eachRule(config, ({ filters: { cors } }, path) => {
            if (cors === undefined || !known(cors.allowOrigins).includes("*")) return;
            return [
                cors.allowCredentials && {
                    path: `${path}.filters.cors.allowCredentials`,
                    rule: "must be false where allowOrigins has *: any page could act for whoever visits it",
                    cure: "take it out, or name the origins",
                },
                cors.allowOrigins.length > 1 && {
                    path: `${path}.filters.cors.allowOrigins`,
                    rule: "must have * alone: it is every origin",
                    cure: 'write ["*"], or take * out',
                },
            ];
        }),

    /** A call of gRPC is a POST, and its clients follow no redirect (gRPC over HTTP/2, PROTOCOL-HTTP2). */
    grpcRoutesFit: (config) =>
        eachRule(config, (rule, at, host) => {
            if (!isGrpc(config, host)) return;
            return [
                each(
                    `${at}.matches`,
                    rule.matches,
                    ({ method }, path) =>
                        method !== undefined &&
                        method !== "POST" && {
                            path: `${path}.method`,
                            rule: "must be POST on a grpc host: every call of gRPC is one",
                            cure: 'write "POST", or take it out',
                        },
                ),
                certain(() => rule.filters.requestRedirect) !== undefined && {
                    path: `${at}.filters.requestRedirect`,
                    value: rule.name,
                    rule: "must be left out on a grpc host: clients of gRPC follow no redirect",
                    cure: "send the calls to a service",
                },
            ];
        }),
};

function originCure(bare: string, tidy: string): string {
    if (bare === "null") return "name the origins of the pages that call";
    return ORIGIN.test(tidy)
        ? `write ${JSON.stringify(tidy)}`
        : "write its scheme and host, as in https://www.example.com";
}

/** Whether a host speaks gRPC alone; a name of its own goes before a wildcard. */
function isGrpc(config: StackConfig, host: string): boolean {
    const hosts = eachHost(config, ({ name, protocol }) => ({ name, protocol }));
    const own = hosts.find(({ name }) => name === host);
    return (own ?? hosts.find(({ name }) => serves(name, host)))?.protocol === "grpc";
}
