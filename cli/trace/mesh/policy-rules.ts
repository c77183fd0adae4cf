import { z } from "zod";

import { isInside } from "../../../components/values/range";
import { allOf, anyOf, negated, type Verdict, verdict } from "../answer";
import type { TracedRequest } from "../request";

const texts = z.array(z.string());
const values = z.record(z.string(), texts.optional());

/** A rule of an AuthorizationPolicy; an empty one takes everything. */
export const policyRule = z.object({
    from: z.array(z.object({ source: values })).optional(),
    to: z.array(z.object({ operation: values })).optional(),
    when: z
        .array(z.object({ key: z.string(), values: texts.optional(), notValues: texts.optional() }))
        .optional(),
});
type PolicyRule = z.infer<typeof policyRule>;

/** What a policy is asked about. */
export interface PolicyRequest {
    request: TracedRequest;
    /** Of the gateway's pods; undefined where the Service names it. */
    port: number | undefined;
    /** Whether it carries a token to verify; its claims are unknown here. */
    hasToken: boolean;
}

/** Whether a rule takes a request: one of its sources, one of its operations, and all of its conditions. */
export function takesRequest({ from, to, when = [] }: PolicyRule, asked: PolicyRequest): Verdict {
    return allOf([
        from === undefined || from.length === 0
            ? "yes"
            : anyOf(from.map(({ source }) => allFields(source, asked))),
        to === undefined || to.length === 0
            ? "yes"
            : anyOf(to.map(({ operation }) => allFields(operation, asked))),
        ...when.map(({ key, values, notValues }) =>
            allOf([
                values === undefined ? "yes" : onAttribute(key, values, asked),
                notValues === undefined ? "yes" : negated(onAttribute(key, notValues, asked)),
            ]),
        ),
    ]);
}

/** The fields of a source or an operation; each `notX` takes what `x` doesn't. */
function allFields(fields: z.infer<typeof values>, asked: PolicyRequest): Verdict {
    return allOf(
        Object.entries(fields).map(([name, wanted = []]) => {
            if (wanted.length === 0) return "yes";
            const opposite = /^not([A-Z])(.*)$/.exec(name);
            return opposite === null
                ? onAttribute(name, wanted, asked)
                : negated(
                      onAttribute(
                          `${(opposite[1] ?? "").toLowerCase()}${opposite[2] ?? ""}`,
                          wanted,
                          asked,
                      ),
                  );
        }),
    );
}

/** Whether one of the values is the request's. Whatever the request alone doesn't say is unknown. */
function onAttribute(
    name: string,
    wanted: readonly string[],
    { request, port, hasToken }: PolicyRequest,
): Verdict {
    const { from } = request;
    const header = /^request\.headers\[(.+)\]$/.exec(name)?.[1];
    if (header !== undefined) {
        const value = request.headers.get(header.toLowerCase());
        return verdict(value !== undefined && wanted.some((one) => fits(one, value)));
    }
    // Without a token there is neither a principal nor a claim.
    if (name === "requestPrincipals" || name.startsWith("request.auth.")) {
        return hasToken ? "unknown" : "no";
    }
    switch (name) {
        case "hosts":
            return verdict(wanted.some((one) => fits(one.toLowerCase(), hostHeader(request))));
        case "methods":
            return verdict(wanted.some((one) => fits(one, request.method)));
        case "paths":
            return onPath(wanted, request.path);
        case "ports":
        case "destination.port":
            return port === undefined ? "unknown" : verdict(wanted.includes(String(port)));
        case "remoteIpBlocks":
        case "remote.ip":
            return from === undefined
                ? "unknown"
                : verdict(wanted.some((range) => isInside(asRange(from), asRange(range))));
        default:
            return "unknown";
    }
}

/** The whole header, with a port that is not the scheme's own. */
function hostHeader({ scheme, host, port }: TracedRequest): string {
    return port === (scheme === "http" ? 80 : 443) ? host : `${host}:${port}`;
}

/** Of a path that the proxy may rewrite before it looks, and of templates, it can't be told here. */
function onPath(wanted: readonly string[], path: string): Verdict {
    if (/%|\/\/|\\/.test(path)) {
        return wanted.some((one) => one === "*" || one === "/*") ? "yes" : "unknown";
    }
    return anyOf(wanted.map((one) => (one.includes("{") ? "unknown" : verdict(fits(one, path)))));
}

/** A value of Istio's: as it is, the beginning (`a*`), the end (`*a`), or whatever there is (`*`). */
function fits(pattern: string, value: string): boolean {
    if (pattern === "*") return value !== "";
    if (pattern.endsWith("*")) return value.startsWith(pattern.slice(0, -1));
    if (pattern.startsWith("*")) return value.endsWith(pattern.slice(1));
    return value === pattern;
}

function asRange(address: string): string {
    return address.includes("/") ? address : `${address}/${address.includes(":") ? 128 : 32}`;
}
