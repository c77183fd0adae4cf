import type { JwtConfig } from "../../config/sections/mesh-security/jwt";
import { denyAtGateway, operationOn, type PolicyRule } from "./gateway-policies";
import { AT_GATEWAY, type IstioObject, SECURITY_API } from "./objects";

/**
 * What verifies tokens, one RequestAuthentication for all issuers, and what requires them, a policy for each
 * entry. The first alone accepts requests without a token; the second alone accepts none.
 */
export function jwtObjects(
    jwt: Readonly<Record<string, JwtConfig>>,
    namespace: string,
): IstioObject[] {
    const entries = Object.entries(jwt);
    if (entries.length === 0) return [];
    return [
        {
            apiVersion: SECURITY_API,
            kind: "RequestAuthentication",
            name: "jwt",
            namespace,
            spec: { selector: AT_GATEWAY, jwtRules: jwtRules(entries.map(([, entry]) => entry)) },
        },
        ...entries.map(([name, entry]) => denyAtGateway(`jwt-${name}`, namespace, rulesFor(entry))),
    ];
}

/** One rule an issuer: what differs between its entries, their audiences, each entry's policy asks for. */
function jwtRules(entries: readonly JwtConfig[]): object[] {
    const issuers = [...new Set(entries.map(({ issuer }) => issuer))];
    return issuers.map((issuer) => {
        const own = entries.filter((entry) => entry.issuer === issuer);
        const jwksUri = own.find((entry) => entry.jwksUri !== undefined)?.jwksUri;
        const audiences = own.every((entry) => entry.audiences.length > 0)
            ? [...new Set(own.flatMap((entry) => entry.audiences))]
            : [];
        return {
            issuer,
            ...(jwksUri !== undefined && { jwksUri }),
            ...(audiences.length > 0 && { audiences }),
            forwardOriginalToken: own.some(({ forwardToken }) => forwardToken),
        };
    });
}

function rulesFor(entry: JwtConfig): PolicyRule[] {
    const operation = {
        ...operationOn(entry.hosts),
        ...(entry.paths.length > 0 && { paths: entry.paths.flatMap(pathPatterns) }),
        ...(entry.publicPaths.length > 0 && { notPaths: entry.publicPaths.flatMap(pathPatterns) }),
        ...(entry.allowPreflight && { notMethods: ["OPTIONS"] }),
    };
    const to = [{ operation }];
    // `<iss>/<sub>`: a token of another issuer is valid at this gateway too, and must not do here.
    const ofIssuer: PolicyRule = {
        from: [{ source: { notRequestPrincipals: [`${entry.issuer}/*`] } }],
        to,
    };
    return entry.audiences.length === 0
        ? [ofIssuer]
        : [ofIssuer, { to, when: [{ key: "request.auth.audiences", notValues: entry.audiences }] }];
}

/** `/api/*` is /api itself as well: a prefix of Istio's is one of characters. */
function pathPatterns(path: string): string[] {
    return path.endsWith("/*") && path !== "/*" ? [path.slice(0, -2), path] : [path];
}
