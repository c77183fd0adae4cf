import { isIP } from "node:net";

import { type Props, at, list, record, text, texts } from "../values";

/**
 * What istiod's webhook refuses of `security.istio.io` (ValidateAuthorizationPolicy, ValidateRequestAuthentication
 * and ValidatePeerAuthentication in pkg/config/validation/validation.go of Istio 1.31), less its warnings.
 */
export const securityRefusals: Readonly<Record<string, (spec: Props) => string[]>> = {
    AuthorizationPolicy: authorizationPolicy,
    RequestAuthentication: (spec) => list<Props>(spec, "jwtRules").flatMap(jwtRule),
    PeerAuthentication: peerAuthentication,
};

function authorizationPolicy(spec: Props): string[] {
    const rules = list<Props>(spec, "rules");
    return [
        ...(text(spec, "action") === "DENY" && rules.length === 0
            ? ["DENY action without `rules` is meaningless as it will never be triggered"]
            : []),
        ...rules.flatMap((rule, index) => [
            ...list<Props>(rule, "from").flatMap((from) => source(record(from, "source"), index)),
            ...list<Props>(rule, "to").flatMap((to) => operation(record(to, "operation"), index)),
            ...list<Props>(rule, "when").flatMap(condition),
        ]),
    ];
}

function source(values: Props, index: number): string[] {
    const ranges = ["ipBlocks", "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks"];
    return [
        ...(isEmpty(values) ? [`\`from.source\` must not be empty, found at rule ${index}`] : []),
        ...ranges.flatMap((key) => texts(values, key)).flatMap(wrongRange),
        ...emptyValues(values),
    ];
}

function operation(values: Props, index: number): string[] {
    const ports = ["ports", "notPorts"].flatMap((key) => texts(values, key));
    return [
        ...(isEmpty(values) ? [`\`to.operation\` must not be empty, found at rule ${index}`] : []),
        ...ports
            .filter((port) => !/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
            .map((port) => `bad port (${port})`),
        ...emptyValues(values),
    ];
}

function condition(values: Props): string[] {
    const key = text(values, "key") ?? "";
    if (key === "") return ["`key` must not be empty"];
    return ["values", "notValues"].every((name) => texts(values, name).length === 0)
        ? [`at least one of \`values\` or \`notValues\` must be set for key ${key}`]
        : [];
}

function jwtRule(rule: Props): string[] {
    const uri = text(rule, "jwksUri") ?? "";
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? "";
    return [
        ...texts(rule, "audiences")
            .filter((audience) => audience === "")
            .map(() => "audience must be non-empty string"),
        ...((text(rule, "issuer") ?? "") === "" && uri === ""
            ? ["issuer or jwksUri must be non-empty string"]
            : []),
        ...(uri === "" || scheme === "http" || scheme === "https"
            ? []
            : [`URI scheme "${scheme}" is not supported`]),
    ];
}

function peerAuthentication(spec: Props): string[] {
    const ports = record(spec, "portLevelMtls");
    const isWide = Object.keys(record(spec, "selector.matchLabels")).length === 0;
    const mode = text(spec, "mtls.mode");
    return [
        ...(isWide && Object.keys(ports).length > 0
            ? ["mesh/namespace peer authentication cannot have port level mTLS"]
            : []),
        // The API server's own, by the enum of the CRD.
        ...(mode === undefined || ["UNSET", "DISABLE", "PERMISSIVE", "STRICT"].includes(mode)
            ? []
            : [`spec.mtls.mode: Unsupported value: "${mode}"`]),
    ];
}

const isEmpty = (values: Props) =>
    Object.keys(values).every((key) => texts(values, key).length === 0);

const emptyValues = (values: Props) =>
    Object.keys(values)
        .filter((key) => Array.isArray(at(values, key)) && texts(values, key).includes(""))
        .map((key) => `empty value not allowed, found in ${key}`);

function wrongRange(range: string): string[] {
    const [address = "", prefix] = range.split("/");
    const bits = isIP(address) === 6 ? 128 : 32;
    const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
    if (isIP(address) !== 0 && fits) return [];
    return [prefix === undefined ? `bad IP address (${range})` : `bad CIDR range (${range})`];
}
