import { type Props, type Value, at, isProps, list, text, texts } from "../values";

/**
 * What istiod's webhook refuses of a rule of a VirtualService (validateHTTPRoute and what it calls in
 * pkg/config/validation of Istio 1.31), as far as the kinds of rules go that a program makes here.
 */
export function httpRouteRefusals(route: Props): string[] {
    const does = ["route", "redirect", "directResponse"].filter((key) => key in route);
    if (does.length === 0 && !("delegate" in route)) {
        return ["HTTP route, redirect or direct_response is required"];
    }
    const names = does.map((key) => (key === "directResponse" ? "direct_response" : key));
    const own = does.find((key) => key !== "route");
    return [
        ...(does.length > 1 ? [`HTTP route cannot contain both ${names.join(" and ")}`] : []),
        ...(own === undefined
            ? []
            : ["fault", "rewrite"]
                  .filter((key) => key in route)
                  .map((key) => `HTTP route cannot contain both ${key} and ${names.at(-1) ?? ""}`)),
        ...status(text(route, "directResponse.status")),
        ...status(text(route, "fault.abort.httpStatus")),
        ...weightRefusals(route),
        ...regexRefusals(route),
        ...retryRefusals(route),
        ...redirectRefusals(route),
        ...(at(route, "fault") !== undefined &&
        at(route, "fault.delay") === undefined &&
        at(route, "fault.abort") === undefined
            ? ["HTTP fault injection must have an abort and/or a delay"]
            : []),
        ...durations(route, ["timeout", "retries.perTryTimeout", "fault.delay.fixedDelay"]),
    ];
}

function status(value: string | undefined): string[] {
    const code = Number(value ?? 200);
    return code < 200 || code > 600 ? [`HTTP status ${code} is not in range 200-599`] : [];
}

function weightRefusals(route: Props): string[] {
    const backends = list<Props>(route, "route");
    const weights = backends.map((backend) => Number(text(backend, "weight") ?? 0));
    return [
        ...weights.filter((weight) => weight < 0).map((weight) => `weight ${weight} < 0`),
        ...(weights.length > 1 && weights.every((weight) => weight === 0)
            ? ["total destination weight = 0"]
            : []),
        ...backends
            .filter((backend) => at(backend, "destination") === undefined)
            .map(() => "destination is required"),
    ];
}

function regexRefusals(route: Props): string[] {
    return list<Props>(route, "match").flatMap((match) => {
        const regex = text(match, "uri.regex");
        return regex !== undefined && regex.length > 1024
            ? ['"uri": regex is too large, max length allowed is 1024']
            : [];
    });
}

function retryRefusals(route: Props): string[] {
    if (at(route, "retries") === undefined) return [];
    const attempts = Number(text(route, "retries.attempts") ?? 0);
    const others = ["perTryTimeout", "retryOn", "retryRemoteLocalities"];
    return [
        ...(attempts < 0 ? ["attempts cannot be negative"] : []),
        ...(attempts === 0 && others.some((key) => at(route, `retries.${key}`) !== undefined)
            ? ["http retry policy configured when attempts are set to 0 (disabled)"]
            : []),
    ];
}

function redirectRefusals(route: Props): string[] {
    const redirect = at(route, "redirect");
    if (redirect === undefined) return [];
    const says = ["uri", "prefixRewrite", "authority", "port", "derivePort", "scheme"];
    const code = Number(text(redirect, "redirectCode") ?? 301);
    const isPrefix = list<Props>(route, "match").every(
        (match) => at(match, "uri") === undefined || text(match, "uri.prefix") !== undefined,
    );
    return [
        ...(says.every((key) => at(redirect, key) === undefined)
            ? ["redirect must specify URI, authority, scheme, or port"]
            : []),
        ...(at(redirect, "prefixRewrite") !== undefined && !isPrefix
            ? ["redirect prefix_rewrite requires all URI matches to use prefix match type"]
            : []),
        ...(code < 300 || code > 399 ? [`${code} is not a valid redirect code, must be 3xx`] : []),
    ];
}

function durations(route: Props, paths: readonly string[]): string[] {
    return paths.flatMap((path) => {
        const seconds = /^([\d.]+)s$/.exec(text(route, path) ?? "")?.[1];
        return seconds !== undefined && Number(seconds) < 0.001
            ? ["duration must be greater than 1ms"]
            : [];
    });
}

/** Entries of exportTo that say the same, or contradict each other (validateExportTo). */
export function exportToRefusals(spec: Props, namespace: string): string[] {
    const given = texts(spec, "exportTo");
    const entries = given.map((entry) => (entry === "." ? namespace : entry));
    return [
        ...entries
            .filter((entry, index) => entries.indexOf(entry) < index)
            .map((entry) => `duplicate entries in exportTo for entry ${entry}`),
        ...(entries.includes("*") && entries.length > 1
            ? ["cannot have both public (*) and non-public exportTo values for a resource"]
            : []),
    ];
}

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** What the webhook refuses of a DestinationRule (ValidateDestinationRule). */
export function destinationRuleRefusals(spec: Props): string[] {
    const subsets = list<Props>(spec, "subsets");
    const names = subsets.map((subset) => text(subset, "name") ?? "");
    const policies = [spec, ...subsets].map((part) => at(part, "trafficPolicy"));
    return [
        ...names
            .filter((name, index) => names.indexOf(name) < index)
            .map((name) => `duplicate subset names: ${name}`),
        ...names
            .filter((name) => !LABEL.test(name))
            .map((name) =>
                name === "" ? "subset name cannot be empty" : `subset name is invalid: ${name}`,
            ),
        ...policies.flatMap((policy) => (policy === undefined ? [] : policyRefusals(policy))),
    ];
}

function policyRefusals(policy: Value): string[] {
    const pool = at(policy, "connectionPool");
    const percents = ["maxEjectionPercent", "minHealthPercent"].map((key) =>
        Number(text(policy, `outlierDetection.${key}`) ?? 0),
    );
    return [
        ...(isProps(policy) && Object.keys(policy).length === 0
            ? ["traffic policy must have at least one field"]
            : []),
        ...(pool !== undefined && at(pool, "http") === undefined && at(pool, "tcp") === undefined
            ? ["connection pool must have at least one field"]
            : []),
        ...percents
            .filter((value) => value < 0 || value > 100)
            .map((value) => `percentage ${value} is not in range 0..100`),
        ...(at(policy, "loadBalancer.consistentHash.httpCookie") !== undefined &&
        !text(policy, "loadBalancer.consistentHash.httpCookie.name")
            ? ["name required for HttpCookie"]
            : []),
    ];
}
