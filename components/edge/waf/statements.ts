import type { Statement } from "./acl-rule";

/** Header in which proxies pass the client's address on. */
const FORWARDED_FOR = "X-Forwarded-For";

/**
 * Where a forwarded address is no address, a rule doesn't match: a client can write what it likes
 * into the header, and gains nothing that a made-up address wouldn't give it.
 */
export const forwardedFrom = { headerName: FORWARDED_FOR, fallbackBehavior: "NO_MATCH" };

/** A NOT, AND or OR of WAF's takes other statements; AND and OR take two or more. */
export const not = (statement: Statement): Statement => ({ notStatement: { statement } });
export const allOf = (...statements: [Statement, ...Statement[]]): Statement =>
    statements.length === 1 ? statements[0] : { andStatement: { statements } };
export const anyOf = (...statements: [Statement, ...Statement[]]): Statement =>
    statements.length === 1 ? statements[0] : { orStatement: { statements } };

/** Requests for any of these paths; nothing where there is none. */
export function onPaths([first, ...others]: readonly string[]): Statement | undefined {
    return first === undefined ? undefined : anyOf(onPath(first), ...others.map(onPath));
}

/**
 * A path or, with `/*` at its end, everything below it. WAF compares it decoded and without `..`:
 * Envoy normalises paths too, so `/upload/%2e%2e/login` is not an upload.
 */
export function onPath(path: string): Statement {
    const below = path.endsWith("/*");
    return {
        byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: below ? "STARTS_WITH" : "EXACTLY",
            searchString: below ? path.slice(0, -1) : path,
            textTransformations: [
                { priority: 0, type: "URL_DECODE" },
                { priority: 1, type: "NORMALIZE_PATH" },
            ],
        },
    };
}

/** A label, or with `:` at its end a namespace of labels. */
export function labelled(label: string): Statement {
    return {
        labelMatchStatement: { scope: label.endsWith(":") ? "NAMESPACE" : "LABEL", key: label },
    };
}

/** Lists that the schema keeps from being empty. */
export function atLeastOne<T>(list: readonly T[]): [T, ...T[]] {
    const [first, ...others] = list;
    if (first === undefined) {
        throw new RangeError("a statement needs something to match");
    }
    return [first, ...others];
}
