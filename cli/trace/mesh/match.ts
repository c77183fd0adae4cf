import { allOf, negated, type Verdict, verdict } from "../answer";
import type { TracedRequest } from "../request";
import type { Match, StringMatch } from "./api";
import { wholeMatch } from "./re2";

/** Istio's notation for a claim of the request's token, whose value is unknown here. */
const CLAIM = /^@request\.auth\.claims/;

/** Whether a match of a VirtualService takes a request, as Envoy decides on what istiod makes of it. */
export function matches(match: Match, request: TracedRequest): Verdict {
    return allOf([
        onPath(match, request.path),
        ...Object.entries(match.headers ?? {}).map(([name, wanted]) =>
            onHeader(name, wanted, request),
        ),
        ...Object.entries(match.withoutHeaders ?? {}).map(([name, unwanted]) =>
            withoutHeader(name, unwanted, request),
        ),
        ...(["method", "authority", "scheme"] as const).map((part) =>
            onText(match[part], pseudo(part, request)),
        ),
        ...Object.entries(match.queryParams ?? {}).map(([name, wanted]) =>
            onText(wanted, parameters(request.query).get(name)),
        ),
    ]);
}

/** Whether a match takes every request: istiod puts such ones last, and leaves out what follows in one object. */
export function takesEverything({ uri, ...match }: Match): boolean {
    const { method, authority, scheme, headers, withoutHeaders, queryParams } = match;
    const everyPath =
        uri === undefined || isPresence(uri) || uri.prefix === "/" || uri.regex === ".*";
    const maps = [headers, withoutHeaders, queryParams];
    return (
        everyPath &&
        [method, authority, scheme].every((part) => part === undefined) &&
        maps.every((map) => Object.keys(map ?? {}).length === 0)
    );
}

function onPath({ uri, ignoreUriCase }: Match, path: string): Verdict {
    if (uri === undefined || isPresence(uri)) return "yes";
    // Envoy still compares the case of a regular expression.
    if (uri.regex !== undefined) return wholeMatch(uri.regex, path);
    const fold = (text: string) => (ignoreUriCase === true ? text.toLowerCase() : text);
    if (uri.exact !== undefined) return verdict(fold(path) === fold(uri.exact));
    return verdict(fold(path).startsWith(fold(uri.prefix ?? "")));
}

function onHeader(name: string, wanted: StringMatch, request: TracedRequest): Verdict {
    return CLAIM.test(name) ? "unknown" : onText(wanted, headerOf(name, request));
}

function withoutHeader(name: string, unwanted: StringMatch, request: TracedRequest): Verdict {
    if (CLAIM.test(name)) return "unknown";
    const value = headerOf(name, request);
    // istiod has Envoy take a missing header for an empty one, unless presence is all that is asked.
    return negated(onText(unwanted, isPresence(unwanted) ? value : (value ?? "")));
}

/** Envoy keeps what HTTP/1.1 calls Host as `:authority`. */
function headerOf(name: string, request: TracedRequest): string | undefined {
    const key = name.toLowerCase();
    const part = { ":method": "method", ":authority": "authority", host: "authority" }[key];
    if (part !== undefined) return pseudo(part as "method" | "authority", request);
    if (key === ":scheme") return request.scheme;
    if (key === ":path") return request.path + (request.query && `?${request.query}`);
    return request.headers.get(key);
}

function pseudo(
    part: "method" | "authority" | "scheme",
    { method, host, port, scheme }: TracedRequest,
): string {
    const usual = port === (scheme === "http" ? 80 : 443);
    return { method, authority: usual ? host : `${host}:${port}`, scheme }[part];
}

function onText(wanted: StringMatch | undefined, value: string | undefined): Verdict {
    if (wanted === undefined) return "yes";
    if (value === undefined) return "no";
    if (isPresence(wanted)) return "yes";
    if (wanted.exact !== undefined) return verdict(value === wanted.exact);
    if (wanted.prefix !== undefined) return verdict(value.startsWith(wanted.prefix));
    return wholeMatch(wanted.regex ?? "", value);
}

/** istiod makes an empty match a match on presence. */
function isPresence({ exact, prefix, regex }: StringMatch): boolean {
    return exact === undefined && prefix === undefined && regex === undefined;
}

/** Envoy splits a query without decoding it; of several values the first one counts. */
function parameters(query: string): Map<string, string> {
    const pairs = query.split("&").filter((pair) => pair !== "");
    return new Map(
        pairs
            .map((pair): [string, string] => {
                const at = pair.indexOf("=");
                return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
            })
            .reverse(),
    );
}
