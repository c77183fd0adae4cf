import type { Problem } from "../../reading/problem";
import { ORIGIN } from "../../sections/routes/cors";
import { knownHosts } from "../edge/known-hosts";
import { serves } from "../edge/paths/match";
import { known, type LenientConfig, type Rule } from "../rule";
import { filtersOf, rulesOf } from "./entries";

/** Whether a host speaks gRPC alone; a name of its own goes before a wildcard. */
function isGrpc(config: LenientConfig, host: string): boolean {
    const hosts = knownHosts(config);
    const own = hosts.find(({ name }) => name === host);
    const over = hosts.find(({ name }) => name !== undefined && serves(name, host));
    return (own ?? over)?.protocol === "grpc";
}

/** A call of gRPC is a POST, and its clients follow no redirect (gRPC over HTTP/2, PROTOCOL-HTTP2). */
export const grpcRoutesFit: Rule = (config) =>
    rulesOf(config)
        .filter(({ host }) => isGrpc(config, host))
        .flatMap(({ path, rule }): Problem[] => [
            ...known(rule.matches).flatMap(([index, { method }]): Problem[] =>
                typeof method !== "string" || method === "POST"
                    ? []
                    : [
                          {
                              path: `${path}.matches[${index}].method`,
                              value: method,
                              rule: "must be POST on a grpc host: every call of gRPC is one",
                              cure: 'write "POST", or take it out',
                          },
                      ],
            ),
            ...(rule.filters?.requestRedirect
                ? [
                      {
                          path: `${path}.filters.requestRedirect`,
                          value: rule.name,
                          rule: "must be left out on a grpc host: clients of gRPC follow no redirect",
                          cure: "send the calls to a service",
                      },
                  ]
                : []),
        ]);

/** A port that browsers leave out of an origin. */
const USUAL_PORT = /^(http(?=:.*:80$)|https(?=:.*:443$))(.*):\d+$/;

/**
 * Browsers send an origin without a path and the usual port, its scheme and host in small letters (RFC 6454).
 * `null` is what every sandboxed page sends.
 */
export const corsOriginsPlain: Rule = (config) =>
    filtersOf(config).flatMap(({ path, filters: { cors } }) =>
        known(cors?.allowOrigins)
            .filter(([, origin]) => !ORIGIN.test(origin) || USUAL_PORT.test(origin))
            .map(([index, origin]): Problem => {
                const bare = origin
                    .trim()
                    .toLowerCase()
                    .replace(/([^/:])\/.*$/, "$1");
                const whole = bare.includes("://") ? bare : `https://${bare}`;
                const tidy = whole.replace(USUAL_PORT, "$1$2");
                return {
                    path: `${path}.filters.cors.allowOrigins[${index}]`,
                    value: origin,
                    rule: "must be *, or an origin in small letters such as https://www.example.com, without a path and the usual port",
                    cure: originCure(bare, tidy),
                };
            }),
    );

function originCure(bare: string, tidy: string): string {
    if (bare === "null") return "name the origins of the pages that call";
    return ORIGIN.test(tidy)
        ? `write ${JSON.stringify(tidy)}`
        : "write its scheme and host, as in https://www.example.com";
}

/** Every origin with the cookies of its visitors is what the same-origin policy is there against. */
export const corsOriginsFit: Rule = (config) =>
    filtersOf(config).flatMap(({ path, filters: { cors } }): Problem[] => {
        const origins = cors?.allowOrigins;
        if (!origins?.includes("*")) return [];
        return [
            ...(cors?.allowCredentials === true
                ? [
                      {
                          path: `${path}.filters.cors.allowCredentials`,
                          value: true,
                          rule: "must be false where allowOrigins has *: any page could act for whoever visits it",
                          cure: "take it out, or name the origins",
                      },
                  ]
                : []),
            ...(origins.length > 1
                ? [
                      {
                          path: `${path}.filters.cors.allowOrigins`,
                          value: origins,
                          rule: "must have * alone: it is every origin",
                          cure: 'write ["*"], or take * out',
                      },
                  ]
                : []),
        ];
    });
