import type { TracedRequest } from "../../cli/trace/request";

/** `type.matcher.v3.StringMatcher`, as far as istiod writes it. */
interface StringMatcher {
    exact?: string;
    prefix?: string;
    safeRegex?: { regex: string };
}

/** `config.route.v3.Route`, as far as a request sees it. */
export interface EnvoyRoute {
    name: string;
    match: {
        path?: string;
        prefix?: string;
        safeRegex?: { regex: string };
        caseSensitive?: boolean;
        headers?: {
            name: string;
            stringMatch?: StringMatcher;
            presentMatch?: boolean;
            invertMatch?: boolean;
            treatMissingHeaderAsEmpty?: boolean;
        }[];
        queryParameters?: { name: string; stringMatch?: StringMatcher; presentMatch?: boolean }[];
    };
    route?: {
        cluster?: string;
        weightedClusters?: { clusters: { name: string; weight: number }[] };
        prefixRewrite?: string;
        timeout?: string;
        retryPolicy?: { numRetries?: number };
    };
    directResponse?: { status: number };
    redirect?: { responseCode?: string; pathRedirect?: string };
}

export interface RouteConfiguration {
    name: string;
    virtualHosts: { domains: string[]; routes?: EnvoyRoute[] }[];
}

/**
 * The route that Envoy takes, by the rules of its API's documentation (config.route.v3): the closest domain,
 * then the first route of which all conditions hold.
 */
export function envoyRoute(
    { virtualHosts }: RouteConfiguration,
    request: TracedRequest,
): EnvoyRoute | undefined {
    const rank = (domain: string): number => {
        if (domain === request.host) return Infinity;
        const isSuffix = domain.startsWith("*") && request.host.endsWith(domain.slice(1));
        return isSuffix ? domain.length : 0;
    };
    const best = Math.max(0, ...virtualHosts.flatMap(({ domains }) => domains.map(rank)));
    if (best === 0) return undefined;
    const found = virtualHosts.find(({ domains }) => domains.some((one) => rank(one) === best));
    return found?.routes?.find((route) => holds(route.match, request));
}

function holds(match: EnvoyRoute["match"], request: TracedRequest): boolean {
    const fold = (text: string) => (match.caseSensitive === false ? text.toLowerCase() : text);
    const path = fold(request.path);
    if (match.path !== undefined && path !== fold(match.path)) return false;
    if (match.prefix !== undefined && !path.startsWith(fold(match.prefix))) return false;
    if (match.safeRegex && !whole(match.safeRegex.regex, request.path)) return false;
    const pseudo: Record<string, string> = {
        ":method": request.method,
        ":authority": request.host,
        ":scheme": request.scheme,
    };
    const headers = (match.headers ?? []).every((wanted) => {
        const missing = wanted.treatMissingHeaderAsEmpty === true ? "" : undefined;
        const value = pseudo[wanted.name] ?? request.headers.get(wanted.name) ?? missing;
        // A header that is missing doesn't match, inverted or not, unless it is asked for presence alone.
        if (value === undefined && wanted.presentMatch !== true) return false;
        const is = wanted.presentMatch === true ? value !== undefined : text(wanted, value ?? "");
        return is !== (wanted.invertMatch === true);
    });
    const query = new Map(
        request.query
            .split("&")
            .map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""] as const)
            .reverse(),
    );
    const parameters = (match.queryParameters ?? []).every((wanted) => {
        const value = query.get(wanted.name);
        return value !== undefined && (wanted.presentMatch === true || text(wanted, value));
    });
    return headers && parameters;
}

function text({ stringMatch }: { stringMatch?: StringMatcher }, value: string): boolean {
    const { exact, prefix, safeRegex } = stringMatch ?? {};
    if (safeRegex) return whole(safeRegex.regex, value);
    return prefix === undefined ? value === (exact ?? "") : value.startsWith(prefix);
}

function whole(regex: string, value: string): boolean {
    return new RegExp(`^(?:${regex})$`).test(value);
}
