import { isInside } from "../../../components/values/range";
import { asObject } from "../../render/state";
import { allOf, anyOf, negated, type Verdict, verdict } from "../answer";
import type { TracedRequest } from "../request";

/** What statements ask about. */
export interface Asked {
    request: TracedRequest;
    /** Ranges of an IP set; undefined for one of somebody else's. */
    addressesOf: (arn: string) => readonly string[] | undefined;
    /** Whether a rule before has given a label. */
    hasLabel: (statement: Record<string, unknown>) => Verdict;
}

type Ask = (statement: Record<string, unknown>, asked: Asked) => Verdict;

/** Those that the request alone decides, and those made of others. What only AWS can tell has no entry. */
const ASK: Readonly<Record<string, Ask>> = {
    andStatement: ({ statements }, asked) =>
        allOf(list(statements).map((one) => holds(one, asked))),
    orStatement: ({ statements }, asked) => anyOf(list(statements).map((one) => holds(one, asked))),
    notStatement: ({ statement }, asked) => negated(holds(statement, asked)),
    ipSetReferenceStatement: inSet,
    byteMatchStatement: onBytes,
    labelMatchStatement: (statement, { hasLabel }) => hasLabel(statement),
    // Whom AWS counts and what its groups look for isn't known here, but what they pass over is.
    rateBasedStatement: narrowed,
    managedRuleGroupStatement: narrowed,
};

/** Whether a statement of a web ACL matches a request. */
export function holds(statement: unknown, asked: Asked): Verdict {
    const [[kind, value] = ["", {}]] = Object.entries(asObject(statement));
    return ASK[kind]?.(asObject(value), asked) ?? "unknown";
}

function narrowed({ scopeDownStatement }: Record<string, unknown>, asked: Asked): Verdict {
    return scopeDownStatement === undefined || holds(scopeDownStatement, asked) !== "no"
        ? "unknown"
        : "no";
}

function inSet(statement: Record<string, unknown>, { request, addressesOf }: Asked): Verdict {
    const ranges = addressesOf(String(statement.arn));
    const address =
        statement.ipSetForwardedIpConfig === undefined
            ? request.from
            : forwardedFor(statement, request);
    if (ranges === undefined || address === undefined) return "unknown";
    if (address === "") return "no";
    const own = `${address}/${address.includes(":") ? 128 : 32}`;
    return verdict(ranges.some((range) => isInside(own, range)));
}

/** The address in the header that the statement names; empty where the header isn't sent. */
function forwardedFor(statement: Record<string, unknown>, { headers }: TracedRequest): string {
    const { headerName, position } = asObject(statement.ipSetForwardedIpConfig);
    const all = (headers.get(String(headerName).toLowerCase()) ?? "").split(",");
    return (position === "LAST" ? all.at(-1) : all[0])?.trim() ?? "";
}

function onBytes(statement: Record<string, unknown>, { request }: Asked): Verdict {
    const { fieldToMatch, searchString, positionalConstraint, textTransformations } = statement;
    const field = fieldOf(asObject(fieldToMatch), request);
    const text = list(textTransformations).reduce<string | undefined>(
        (value, { type }) => (value === undefined ? value : transformed(value, String(type))),
        field,
    );
    if (text === undefined || typeof searchString !== "string") return "unknown";
    switch (positionalConstraint) {
        case "EXACTLY":
            return verdict(text === searchString);
        case "STARTS_WITH":
            return verdict(text.startsWith(searchString));
        case "ENDS_WITH":
            return verdict(text.endsWith(searchString));
        case "CONTAINS":
            return verdict(text.includes(searchString));
        default:
            return "unknown";
    }
}

function fieldOf(field: Record<string, unknown>, request: TracedRequest): string | undefined {
    if (field.uriPath !== undefined) return request.path;
    if (field.method !== undefined) return request.method;
    if (field.queryString !== undefined) return request.query;
    if (field.singleHeader !== undefined) {
        const name = String(asObject(field.singleHeader).name).toLowerCase();
        return name === "host" ? request.host : (request.headers.get(name) ?? "");
    }
    return undefined;
}

function transformed(text: string, type: string): string | undefined {
    switch (type) {
        case "NONE":
            return text;
        case "LOWERCASE":
            return text.toLowerCase();
        case "URL_DECODE":
            return decoded(text);
        case "NORMALIZE_PATH":
            return new URL(text.replace(/^\/+/, "/").replaceAll(/\/{2,}/g, "/"), "https://a")
                .pathname;
        default:
            return undefined;
    }
}

function decoded(text: string): string {
    return text.replaceAll(/(%[0-9a-f]{2})+/gi, (bytes) =>
        Buffer.from(bytes.replaceAll("%", ""), "hex").toString(),
    );
}

function list(value: unknown): Record<string, unknown>[] {
    return Array.isArray(value) ? value.map(asObject) : [];
}
