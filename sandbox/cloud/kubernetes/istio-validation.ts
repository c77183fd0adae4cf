import { type Props, at, list, record, text, texts } from "../values";
import { securityRefusals } from "./istio-security-validation";
import { serviceEntryRefusals } from "./service-entry-validation";
import { LABEL, wrongHost } from "./istio-hosts";
import {
    destinationRuleRefusals,
    exportToRefusals,
    httpRouteRefusals,
} from "./istio-route-validation";

/**
 * What istiod's webhook refuses of the kinds that a program makes here, as far as the inputs tell
 * (pkg/config/validation/validation.go and pkg/config/host/name.go of Istio 1.31).
 */
export function istioRefusals(inputs: Props): string[] {
    const kind = text(inputs, "kind");
    const spec = record(inputs, "spec");
    const exported = exportToRefusals(spec, text(inputs, "metadata.namespace") ?? "default");
    if (kind === "VirtualService") return [...virtualServiceRefusals(spec), ...exported];
    if (kind === "DestinationRule") {
        const misnamed = wrongHost(text(spec, "host") ?? "");
        return [...(misnamed ? [misnamed] : []), ...destinationRuleRefusals(spec), ...exported];
    }
    if (kind === "ServiceEntry") return serviceEntryRefusals(spec);
    const ofPolicies = kind === undefined ? undefined : securityRefusals[kind];
    if (ofPolicies) return ofPolicies(spec);
    return kind === "Gateway" ? gatewayRefusals(inputs) : [];
}

function virtualServiceRefusals(spec: Props): string[] {
    const hosts = texts(spec, "hosts");
    const gateways = texts(spec, "gateways");
    const misnamed = hosts.flatMap((host) => wrongHost(host) ?? []);
    const onMesh = gateways.length === 0 || gateways.includes("mesh");
    return [
        ...(hosts.length === 0 && gateways.length > 0
            ? ["delegate virtual service must have no gateways specified"]
            : []),
        ...misnamed,
        ...(onMesh && hosts.includes("*")
            ? ["wildcard host * is not allowed for virtual services bound to the mesh gateway"]
            : []),
        ...(misnamed.length === 0 ? overlaps(hosts) : []),
        ...(["http", "tcp", "tls"].every((key) => list(spec, key).length === 0)
            ? ["http, tcp or tls must be provided in virtual service"]
            : []),
        ...list<Props>(spec, "http").flatMap(httpRouteRefusals),
    ];
}

/** Hosts of one VirtualService that are the same, or of which one covers the other. */
function overlaps(hosts: readonly string[]): string[] {
    return hosts.flatMap((one, index) =>
        hosts
            .slice(index + 1)
            .filter((other) => covers(one, other) || covers(other, one))
            .map((other) => `duplicate hosts in virtual service: ${one} & ${other}`),
    );
}

/** A `*` matches any number of labels, and itself as well: `*.example.com` covers `*.eu.example.com`. */
function covers(one: string, other: string): boolean {
    return one === other || (one.startsWith("*") && other.endsWith(one.slice(1)));
}

function gatewayRefusals(inputs: Props): string[] {
    const name = text(inputs, "metadata.name") ?? "";
    const servers = list<Props>(inputs, "spec.servers");
    const ports = servers.map((server) => text(server, "port.name"));
    return [
        ...(LABEL.test(name) ? [] : [`invalid gateway name: "${name}"`]),
        ...(servers.length === 0 ? ["gateway must have at least one server"] : []),
        ...servers.flatMap(serverRefusals),
        ...ports
            .filter((port, index) => port !== undefined && ports.indexOf(port) < index)
            .map((port) => `port names in servers must be unique: duplicate name ${port ?? ""}`),
    ];
}

function serverRefusals(server: Props): string[] {
    const hosts = texts(server, "hosts").map((host) => host.slice(host.indexOf("/") + 1));
    const port = Number(text(server, "port.number"));
    return [
        ...(hosts.length === 0 ? ["server config must contain at least one host"] : []),
        ...hosts.flatMap((host) => wrongHost(host) ?? []),
        ...(hosts.some((host) => host !== "*" && !host.includes("."))
            ? ["short names (non FQDN) are not allowed"]
            : []),
        ...(port >= 1 && port <= 65_535 ? [] : ["port number must be in the range 1..65535"]),
        ...(text(server, "port.name") ? [] : ["port name must be set"]),
        ...tlsRefusals(server),
    ];
}

function tlsRefusals(server: Props): string[] {
    const tls = at(server, "tls");
    const mode = text(tls, "mode") ?? "PASSTHROUGH";
    if (!["HTTPS", "TLS"].includes(text(server, "port.protocol")?.toUpperCase() ?? "")) {
        // Without a mode there is nothing but the redirect to https.
        return tls === undefined || mode.endsWith("PASSTHROUGH")
            ? []
            : ["server cannot have TLS settings for plain text HTTP ports"];
    }
    if (tls === undefined) return ["server must have TLS settings for HTTPS/TLS protocols"];
    if (mode !== "SIMPLE" || text(tls, "credentialName")) return [];
    return [
        ...(text(tls, "serverCertificate") ? [] : ["SIMPLE TLS requires a server certificate"]),
        ...(text(tls, "privateKey") ? [] : ["SIMPLE TLS requires a private key"]),
    ];
}
