import { asProps, list, type Props, record, same, text, texts } from "../../values";
import { exportTo, type GuardRequest, own, parts, type Rule, spec } from "./request";
import { routeRules } from "./route-rules";

const CREDENTIALS = [
    "clientCertificate",
    "privateKey",
    "caCertificates",
    "credentialName",
    "caCrl",
];

const destinationRules: readonly Rule[] = [
    (request) => text(spec(request), "host")?.endsWith(own(request)) === true,
    (request) =>
        exportTo(request).length > 0 &&
        exportTo(request).every((to) => [".", request.entrance.namespace].includes(to)),
    (request) =>
        [spec(request), ...parts(request, "subsets")]
            .map((each) => record(each, "trafficPolicy"))
            .flatMap((policy) => [policy, ...list<Props>(policy, "portLevelSettings")])
            .every((policy) => CREDENTIALS.every((key) => !(key in record(policy, "tls")))),
];

const entryRules: readonly Rule[] = [
    (request) =>
        texts(spec(request), "hosts").every(
            (host) => host.includes(".") && !/^\*|\.local$|\.svc$|\.svc\./.test(host),
        ),
    (request) => same(exportTo(request), ["."]),
    (request) =>
        ["addresses", "endpoints", "workloadSelector"].every((key) => !(key in spec(request))),
];

const tokenRules: readonly Rule[] = [
    (request) =>
        parts(request, "jwtRules").every(
            (rule) =>
                (text(rule, "jwks") ?? "") !== "" ||
                isOutside(text(rule, "jwksUri") ?? text(rule, "issuer") ?? ""),
        ),
];

/** https, and a name of several labels whose last one is none of the cluster's and no number. */
function isOutside(url: string): boolean {
    const [, host] = /^https:\/\/([A-Za-z0-9.-]+)(:[0-9]+)?(\/.*)?$/.exec(url) ?? [];
    const labels = (host ?? "").split(".");
    const last = labels.at(-1) ?? "";
    return (
        labels.length > 1 &&
        labels.every((label) => label !== "") &&
        /^[A-Za-z][A-Za-z0-9-]+$/.test(last) &&
        !["local", "svc", "internal"].includes(last)
    );
}

const TEAM = "mesh-edge/team";

const labels = (object: Props) => record(object, "metadata.labels");
const hostsOf = (object: Props) => text(object, "metadata.annotations.mesh-edge/hosts") ?? "";

function keepsTeam({ object, old, byPlatform }: GuardRequest): boolean {
    const ofTeam = [object, asProps(old)].some((each) => TEAM in labels(each));
    if (!ofTeam || byPlatform) return true;
    return (
        old !== undefined && same(labels(old), labels(object)) && hostsOf(old) === hostsOf(object)
    );
}

/**
 * What the platform's policies say of the kinds that the sandbox has, one rule for each of their validations.
 * The CEL itself is read by the API server's own code (tests/teams/apiserver).
 */
export const RULES: Readonly<Record<string, readonly Rule[]>> = {
    "mesh-edge-routes": routeRules,
    "mesh-edge-destinations": destinationRules,
    "mesh-edge-entries": entryRules,
    "mesh-edge-tokens": tokenRules,
    "mesh-edge-kinds": [() => false],
    "mesh-edge-sidecars": [({ byPlatform }) => byPlatform],
    "mesh-edge-namespaces": [keepsTeam],
};
