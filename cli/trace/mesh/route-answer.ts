import type { Answer, Share } from "../answer";
import type { TracedRequest } from "../request";
import type { Destination, HttpRoute, Match, Redirect } from "./api";
import { fullName } from "./objects";
import { replaceAll, wholeMatch } from "./re2";
import type { Candidate } from "./routes";

/** What a route does with a request that it takes. */
export function answerOf(
    { route, match, virtualService, name }: Candidate,
    request: TracedRequest,
    gatewayPort: number,
): Answer {
    const rule = { rule: name };
    if (isPreflightAnswered(route, request)) return { by: "gateway", status: 200, ...rule };
    if (route.redirect) {
        return {
            by: "gateway",
            ...redirected(route.redirect, match, request, gatewayPort),
            ...rule,
        };
    }
    if (route.directResponse) {
        const { status, body } = route.directResponse;
        const text = body?.string;
        return { by: "gateway", status, ...(text !== undefined && { body: text }), ...rule };
    }
    const named = (destination: Destination) =>
        serviceOf(destination, virtualService.namespace, gatewayPort);
    const mirror = mirrorsOf(route).map(({ destination, percent }) => ({
        service: named(destination),
        ...(destination.subset !== undefined && { version: destination.subset }),
        percent,
    }));
    const fault = faultsOf(route);
    const host = authorityOf(route);
    const path = rewrittenPath(route, match, request.path);
    return {
        by: "service",
        to: sharesOf(route, named),
        ...rule,
        ...(path !== request.path && { path }),
        ...(host !== undefined && { host }),
        ...(!isOff(route.timeout) && { timeout: route.timeout }),
        ...(mirror.length > 0 && { mirror }),
        ...(fault.length > 0 && { fault }),
    };
}

/** `0s` is how Istio writes no time limit, and its default. */
export function isOff(duration: string | undefined): boolean {
    return duration === undefined || /^0+(\.0+)?(ms|s|m|h)?$/.test(duration);
}

/** `host:port`; without a port, istiod takes the only one of the Service, else that of the listener. */
function serviceOf({ host, port }: Destination, namespace: string, gatewayPort: number): string {
    return `${fullName(host, namespace)}:${port?.number ?? gatewayPort}`;
}

/** One destination gets everything, whatever its weight; of several those without weight get nothing. */
function sharesOf(route: HttpRoute, named: (destination: Destination) => string): Share[] {
    const all = route.route ?? [];
    const weightOf = ({ weight = 0 }: { weight?: number | undefined }) =>
        all.length === 1 ? 100 : weight;
    const total = all.reduce((sum, one) => sum + weightOf(one), 0);
    return all
        .filter((one) => weightOf(one) > 0)
        .map(({ destination, weight }) => ({
            service: named(destination),
            ...(destination.subset !== undefined && { version: destination.subset }),
            percent: round((weightOf({ weight }) / total) * 100),
        }));
}

/** Without a percentage it is every request; 0 is none. */
function mirrorsOf(route: HttpRoute): { destination: Destination; percent: number }[] {
    const own = route.mirror
        ? [{ destination: route.mirror, percentage: route.mirrorPercentage }]
        : [];
    return [...own, ...(route.mirrors ?? [])]
        .map(({ destination, percentage }) => ({ destination, percent: percentage?.value ?? 100 }))
        .filter(({ percent }) => percent > 0);
}

function faultsOf({ fault }: HttpRoute): string[] {
    const part = (percentage: { value: number } | undefined) => `${percentage?.value ?? 100} %`;
    const { delay, abort } = fault ?? {};
    const status = abort?.httpStatus ?? abort?.grpcStatus;
    return [
        ...(delay?.fixedDelay === undefined
            ? []
            : [`${part(delay.percentage)} wait ${delay.fixedDelay}`]),
        ...(status === undefined ? [] : [`${part(abort?.percentage)} get ${status}`]),
    ];
}

function authorityOf({ rewrite, headers }: HttpRoute): string | undefined {
    const changes = { ...headers?.request?.add, ...headers?.request?.set };
    const [, written] =
        Object.entries(changes).find(([name]) => /^(host|:authority)$/i.test(name)) ?? [];
    return rewrite?.authority ?? written;
}

/** The path that the service is asked for. */
function rewrittenPath({ rewrite }: HttpRoute, match: Match | undefined, path: string): string {
    const regex = rewrite?.uriRegexRewrite;
    if (regex) return replaceAll(regex.match, path, regex.rewrite) ?? `${regex.rewrite} of ${path}`;
    return rewrite?.uri === undefined ? path : withPrefix(rewrite.uri, match, path);
}

/** Envoy puts the new prefix in place of what matched, which for an exact path or an expression is all. */
function withPrefix(prefix: string, match: Match | undefined, path: string): string {
    const { exact, regex, prefix: matched = "/" } = match?.uri ?? {};
    if (exact !== undefined || regex !== undefined) return prefix;
    return prefix + path.slice(matched.length);
}

function redirected(
    redirect: Redirect,
    match: Match | undefined,
    request: TracedRequest,
    gatewayPort: number,
): Pick<Answer, "status" | "location"> {
    const scheme = redirect.scheme ?? request.scheme;
    // Envoy keeps the port of the request's own host, unless the scheme changes.
    const stays = redirect.authority === undefined && scheme === request.scheme;
    const derived = redirect.derivePort === "FROM_REQUEST_PORT" ? gatewayPort : undefined;
    const port = redirect.port ?? derived ?? (stays ? request.port : undefined);
    const usual = port === undefined || port === (scheme === "http" ? 80 : 443);
    const { prefixRewrite, uri = "" } = redirect;
    const other = uri === "" ? request.path : uri;
    const path =
        prefixRewrite === undefined ? other : withPrefix(prefixRewrite, match, request.path);
    const query = request.query === "" || path.includes("?") ? "" : `?${request.query}`;
    return {
        status: redirect.redirectCode ?? 301,
        location: `${scheme}://${redirect.authority ?? request.host}${usual ? "" : `:${port}`}${path}${query}`,
    };
}

/** Envoy answers a preflight from an allowed origin itself. */
function isPreflightAnswered(
    { corsPolicy }: HttpRoute,
    { method, headers }: TracedRequest,
): boolean {
    const origin = headers.get("origin");
    if (corsPolicy === undefined || method !== "OPTIONS" || origin === undefined) return false;
    if (!headers.has("access-control-request-method")) return false;
    return (corsPolicy.allowOrigins ?? []).some(
        ({ exact, prefix, regex }) =>
            exact === "*" ||
            exact === origin ||
            (prefix !== undefined && origin.startsWith(prefix)) ||
            (regex !== undefined && wholeMatch(regex, origin) === "yes"),
    );
}

function round(percent: number): number {
    return Math.round(percent * 100) / 100;
}
