import { isIP } from "node:net";

import { nearest } from "../../components/config/reading/nearest";

/** A request as a client sends it. */
export interface TracedRequest {
    method: string;
    scheme: "http" | "https";
    /** In lower case, without its port. */
    host: string;
    port: number;
    /** Normalised as browsers do it, before the query. */
    path: string;
    /** Behind the `?`, as it is written; empty without one. */
    query: string;
    /** By their names in lower case; several of one name are joined by commas, as Envoy does it. */
    headers: ReadonlyMap<string, string>;
    /** The client's address, where it is known. */
    from: string | undefined;
}

/** What somebody asked for and can't be traced. */
export class BadRequest extends Error {}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];
const SHAPE = "write it as 'GET https://shop.example.com/api'";
/** A token of RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/**
 * Reads `GET https://host/path`; without a method it is GET.
 * @throws {BadRequest} for what is no request.
 */
export function parseRequest(
    text: string,
    headers: readonly string[] = [],
    from?: string,
): TracedRequest {
    const words = text.trim().split(/\s+/);
    const [method = "GET", address = ""] = words.length > 1 ? words : ["GET", words[0]];
    if (words.length > 2) throw new BadRequest(`${text}: has ${words.length} words; ${SHAPE}`);
    if (!METHODS.includes(method)) throw new BadRequest(`${method}: ${methodRule(method)}`);
    const url = parseUrl(address);
    if (from !== undefined && isIP(from) === 0) {
        throw new BadRequest(`--from ${from}: must be an IPv4 or IPv6 address, without a range`);
    }
    const scheme = url.protocol === "http:" ? "http" : "https";
    return {
        method,
        scheme,
        host: url.hostname.replace(/\.$/, ""),
        port: url.port === "" ? (scheme === "http" ? 80 : 443) : Number(url.port),
        path: url.pathname,
        query: url.search.slice(1),
        headers: parseHeaders(headers),
        from,
    };
}

/** The request's address as a client writes it. */
export function urlOf({ scheme, host, port, path, query }: TracedRequest): string {
    const usual = port === (scheme === "http" ? 80 : 443);
    return `${scheme}://${host}${usual ? "" : `:${port}`}${path}${query === "" ? "" : `?${query}`}`;
}

function methodRule(method: string): string {
    const names = METHODS.map((name) => name.toLowerCase());
    const close = nearest(method.toLowerCase(), names)?.toUpperCase();
    return `must be one of ${METHODS.join(", ")}${close === undefined ? "" : `; did you mean ${close}?`}`;
}

function parseUrl(address: string): URL {
    if (!/^https?:\/\//i.test(address)) {
        throw new BadRequest(
            address === "" || METHODS.includes(address)
                ? `there is no URL; ${SHAPE}`
                : `${address}: must begin with https:// or http://; ${SHAPE}`,
        );
    }
    try {
        return new URL(address);
    } catch {
        throw new BadRequest(`${address}: is no URL; ${SHAPE}`);
    }
}

function parseHeaders(lines: readonly string[]): Map<string, string> {
    const headers = new Map<string, string>();
    for (const line of lines) {
        const at = line.indexOf(":");
        const name = line.slice(0, at).trim().toLowerCase();
        if (at < 0 || !TOKEN.test(name)) {
            throw new BadRequest(`-H '${line}': must be 'name: value'`);
        }
        const value = line.slice(at + 1).trim();
        const earlier = headers.get(name);
        headers.set(name, earlier === undefined ? value : `${earlier},${value}`);
    }
    return headers;
}
