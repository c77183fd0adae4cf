import { asProps, list, type Props, record, text, texts, valuesAt } from "../../values";
import { exportTo, granted, type GuardRequest, own, parts, type Rule, spec } from "./request";

const hosts = (request: GuardRequest) => texts(spec(request), "hosts");
const gateways = (request: GuardRequest) => texts(spec(request), "gateways");
const atGateway = (request: GuardRequest) => gateways(request).some((name) => name !== "mesh");
const inMesh = (request: GuardRequest) => gateways(request).includes("mesh");

/** In the order of the policy's validations. */
export const routeRules: readonly Rule[] = [
    (request) =>
        gateways(request).length > 0 &&
        gateways(request).every((name) => ["mesh", ...request.entrance.gateways].includes(name)),
    (request) =>
        !atGateway(request) ||
        hosts(request).every((host) => granted(request).some((grant) => covers(grant, host))),
    (request) => !inMesh(request) || hosts(request).every((host) => host.endsWith(own(request))),
    (request) =>
        exportTo(request).length > 0 &&
        exportTo(request).every(
            (to) => to === "." || (atGateway(request) && to === request.entrance.namespace),
        ),
    (request) =>
        destinations(request).every((to) => text(to, "host")?.endsWith(own(request))) &&
        parts(request, "http").every((http) => !("delegate" in http)),
    (request) => ["http", "tls", "tcp"].flatMap((kind) => parts(request, kind)).length <= 300,
    (request) => expressions(request).every(isSmall),
];

function covers(grant: string, host: string): boolean {
    if (grant === host) return true;
    return grant.startsWith("*.") && host.endsWith(grant.slice(1)) && /^[a-z0-9.-]+$/.test(host);
}

function destinations(request: GuardRequest): Props[] {
    const routed = ["http", "tls", "tcp"].flatMap((kind) => parts(request, kind));
    return [
        ...routed.flatMap((each) => list<Props>(each, "route")).map(destination),
        ...parts(request, "http").flatMap((http) => [
            ...("mirror" in http ? [record(http, "mirror")] : []),
            ...list<Props>(http, "mirrors").map(destination),
        ]),
    ];
}

const destination = (to: Props) => record(to, "destination");

function expressions(request: GuardRequest): string[] {
    return parts(request, "http").flatMap((http) => {
        const matches = list<Props>(http, "match").flatMap((match) => [
            ...["uri", "scheme", "method", "authority"].map((key) => record(match, key)),
            ...["headers", "withoutHeaders", "queryParams"].flatMap((key) =>
                Object.values(record(match, key)).map(asProps),
            ),
        ]);
        return [
            ...matches.flatMap((match) => text(match, "regex") ?? []),
            ...valuesAt(http, "rewrite.uriRegexRewrite.match").map(String),
            ...valuesAt(http, "corsPolicy.allowOrigins.*.regex").map(String),
        ];
    });
}

function isSmall(expression: string): boolean {
    const large = [/\\[pP]/, /\)[*+?]*\{/, /\{[0-9,]*[0-9]{3}/];
    return Array.from(expression).length <= 100 && !large.some((sign) => sign.test(expression));
}
