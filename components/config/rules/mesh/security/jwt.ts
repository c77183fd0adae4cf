import { certain, each } from "../../../reading/unknown";
import type { StackConfig } from "../../../schema";
import type { JwtConfig } from "../../../sections/mesh-security/jwt";
import type { Rules } from "../../refusal";
import { repeated } from "../../repeated";
import { pathCovers, scopesMeet } from "./scope";

export const jwtRules: Rules = {
    /** Discovery asks `<issuer>/.well-known/openid-configuration`. */
    issuerFindable: (config) =>
        eachEntry(
            config,
            ({ issuer, jwksUri }, at) =>
                jwksUri === undefined &&
                !issuer.startsWith("https://") && {
                    path: `${at}.jwksUri`,
                    rule: `must be given: istiod discovers keys only for an issuer that is an https:// address, not for ${issuer}`,
                    cure: 'add it, for example "https://login.example.com/.well-known/jwks.json"',
                },
        ),

    /** The gateway verifies the tokens of an issuer in one way. */
    issuersAgree: (config) =>
        repeated(
            eachEntry(config, (entry, at) => ({ entry, at })),
            ({ entry }) => entry.issuer,
        ).map(([{ entry, at }, first]) =>
            each(
                "",
                ["jwksUri", "forwardToken"] as const,
                (key) =>
                    entry[key] !== first.entry[key] && {
                        path: `${at}.${key}`,
                        rule: `must be the same as in ${first.at}, which has the same issuer`,
                        cure: "write the same in both",
                    },
            ),
        ),

    /** A request carries one token, and each entry that is about it asks for its own. */
    entriesApart: (config) => {
        const entries = eachEntry(config, (entry, at) => ({ entry, at }));
        return entries.map(({ entry, at }, index) => {
            const other = entries
                .slice(0, index)
                .find((earlier) => certain(() => scopesMeet(earlier.entry, entry)));
            return (
                other !== undefined && {
                    path: at,
                    value: { hosts: entry.hosts, paths: entry.paths },
                    rule: `must match other requests than ${other.at}: a request that matches both would need a token of each`,
                    cure: "give them different hosts, or different paths",
                }
            );
        });
    },

    /** A public path that is no exception is one that its author believes to be public. */
    publicPathsAmong: (config) =>
        eachEntry(config, ({ paths, publicPaths }, at) => {
            const needing = paths.length === 0 ? ["/*"] : paths;
            return each(`${at}.publicPaths`, publicPaths, (value, path) => {
                if (needing.every((one) => pathCovers(value, one))) {
                    return {
                        path,
                        rule: "must leave at least one path that needs a token",
                        cure: "take it out, or name fewer paths",
                    };
                }
                return (
                    !needing.some((one) => pathCovers(one, value)) && {
                        path,
                        rule: `has no effect: it is not among ${at}.paths, so it needs no token`,
                        cure: "take it out",
                    }
                );
            });
        }),

    /** How paths are made plain matters to a rule about paths. */
    normalizationHasEffect: ({ mesh: { security } }, { isGiven }) =>
        isGiven("mesh.security.pathNormalization") &&
        Object.values(security.jwt).every(
            ({ paths, publicPaths }) => paths.length === 0 && publicPaths.length === 0,
        ) && {
            path: "mesh.security.pathNormalization",
            rule: "has no effect: no entry of mesh.security.jwt has paths",
            cure: "take it out",
        },
};

function eachEntry<Found>(
    { mesh }: StackConfig,
    look: (entry: JwtConfig, path: string) => Found,
): Found[] {
    return each("mesh.security.jwt", mesh.security.jwt, look);
}
