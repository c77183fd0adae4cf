import type { Problem } from "../../../reading/problem";
import { known, knownEntries, type LenientConfig, type Rule } from "../../rule";
import { pathCovers, scopesMeet } from "./scope";

type Jwt = NonNullable<NonNullable<NonNullable<LenientConfig["mesh"]>["security"]>["jwt"]>;
type Entry = NonNullable<Jwt[string]>;

const entriesOf = ({ mesh }: LenientConfig): [string, Entry][] =>
    knownEntries(mesh?.security?.jwt).map(([name, entry]) => [`mesh.security.jwt.${name}`, entry]);

/** Discovery asks `<issuer>/.well-known/openid-configuration`. */
export const issuerFindable: Rule = (config) =>
    entriesOf(config).flatMap(([path, { issuer, jwksUri }]) =>
        jwksUri !== null || issuer === undefined || issuer.startsWith("https://")
            ? []
            : [
                  {
                      path: `${path}.jwksUri`,
                      value: undefined,
                      rule: `must be given: istiod discovers keys only for an issuer that is an https:// address, not for ${issuer}`,
                      cure: 'add it, for example "https://login.example.com/.well-known/jwks.json"',
                  },
              ],
    );

/** The gateway verifies the tokens of an issuer in one way. */
export const issuersAgree: Rule = (config) => {
    const entries = entriesOf(config);
    return entries.flatMap(([path, entry]) => {
        const [firstPath, first] =
            entries.find(([, { issuer }]) => issuer === entry.issuer && issuer !== undefined) ?? [];
        if (first === undefined || firstPath === path) return [];
        return (["jwksUri", "forwardToken"] as const)
            .filter((key) => known([entry[key], first[key]]).length === 2)
            .filter((key) => entry[key] !== first[key])
            .map((key): Problem => ({
                path: `${path}.${key}`,
                value: entry[key] ?? undefined,
                rule: `must be the same as in ${String(firstPath)}, which has the same issuer`,
                cure: "write the same in both",
            }));
    });
};

/** A request carries one token, and each entry that is about it asks for its own. */
export const jwtEntriesApart: Rule = (config) => {
    const entries = entriesOf(config);
    return entries.flatMap(([path, entry], index) => {
        const other = entries.slice(0, index).find(([, earlier]) => scopesMeet(earlier, entry));
        return other === undefined
            ? []
            : [
                  {
                      path,
                      value: { hosts: entry.hosts, paths: entry.paths },
                      rule: `must match other requests than ${other[0]}: a request that matches both would need a token of each`,
                      cure: "give them different hosts, or different paths",
                  },
              ];
    });
};

/** A public path that is no exception is one that its author believes to be public. */
export const publicPathsAmong: Rule = (config) =>
    entriesOf(config).flatMap(([path, { paths, publicPaths }]) => {
        const all = known(paths).map(([, value]) => value);
        const isComplete = paths !== undefined && all.length === paths.length;
        const needing = all.length === 0 ? ["/*"] : all;
        return known(publicPaths).flatMap(([index, value]): Problem[] => {
            const at = { path: `${path}.publicPaths[${index}]`, value };
            if (isComplete && needing.every((one) => pathCovers(value, one))) {
                return [
                    {
                        ...at,
                        rule: "must leave at least one path that needs a token",
                        cure: "take it out, or name fewer paths",
                    },
                ];
            }
            return isComplete && !needing.some((one) => pathCovers(one, value))
                ? [
                      {
                          ...at,
                          rule: `has no effect: it is not among ${path}.paths, so it needs no token`,
                          cure: "take it out",
                      },
                  ]
                : [];
        });
    });

/** How paths are made plain matters to a rule about paths. */
export const normalizationHasEffect: Rule = (config, { isGiven }) => {
    const { pathNormalization, jwt } = config.mesh?.security ?? {};
    const lists = Object.values(jwt ?? {}).flatMap((entry) => [entry?.paths, entry?.publicPaths]);
    const isNone = jwt !== undefined && lists.every((list) => list?.length === 0);
    return isNone && isGiven("mesh.security.pathNormalization")
        ? [
              {
                  path: "mesh.security.pathNormalization",
                  value: pathNormalization,
                  rule: "has no effect: no entry of mesh.security.jwt has paths",
                  cure: "take it out",
              },
          ]
        : [];
};
