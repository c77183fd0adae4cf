import { isIP } from "node:net";

import { type Props, list, text, texts } from "../values";
import { wrongHost } from "./istio-hosts";

/** ValidateServiceEntry (pkg/config/validation/validation.go of Istio 1.31), less its warnings. */
export function serviceEntryRefusals(spec: Props): string[] {
    const hosts = texts(spec, "hosts");
    const addresses = texts(spec, "addresses");
    const resolution = text(spec, "resolution") ?? "NONE";
    const byName = resolution.startsWith("DNS");
    const wildcard = hosts.find((host) => host.startsWith("*"));
    return [
        ...(hosts.length === 0 ? ["service entry must have at least one host"] : []),
        ...hosts.flatMap((host) => (host === "*" ? ["invalid host *"] : (wrongHost(host) ?? []))),
        ...addresses
            .filter((address) => isIP(address.replace(/\/\d+$/, "")) === 0)
            .map((address) => `${address} is not a valid IP`),
        ...(byName && addresses.some((address) => address.includes("/"))
            ? ["CIDR addresses are allowed only for NONE/STATIC resolution types"]
            : []),
        ...portRefusals(list<Props>(spec, "ports")),
        ...(byName && wildcard !== undefined && list(spec, "endpoints").length === 0
            ? [
                  `hosts must be FQDN or contain only prefix wildcards if no endpoints are provided for resolution mode ${resolution}`,
              ]
            : []),
        ...exportRefusals(texts(spec, "exportTo")),
    ];
}

const PROTOCOLS = ["HTTP", "HTTPS", "GRPC", "HTTP2", "MONGO", "TCP", "TLS"];

function portRefusals(ports: readonly Props[]): string[] {
    const names = ports.map((port) => text(port, "name") ?? "");
    const numbers = ports.map((port) => Number(text(port, "number")));
    return ports.flatMap((port, index) => {
        const name = names[index] ?? "";
        const number = numbers[index] ?? 0;
        const protocol = text(port, "protocol") ?? "";
        return [
            ...(names.indexOf(name) < index
                ? [`service entry port name "${name}" already defined`]
                : []),
            ...(numbers.indexOf(number) < index
                ? [`service entry port ${number} already defined`]
                : []),
            ...(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) ? [] : [`invalid port name: ${name}`]),
            ...(protocol === "" || PROTOCOLS.includes(protocol.toUpperCase())
                ? []
                : [`unsupported protocol: ${protocol}`]),
            ...(number >= 1 && number <= 65_535
                ? []
                : [`port number ${number} must be in the range 1..65535`]),
        ];
    });
}

function exportRefusals(exportTo: readonly string[]): string[] {
    return [
        ...exportTo
            .filter((name, index) => exportTo.indexOf(name) < index)
            .map((name) => `duplicate entries in exportTo for entry ${name}`),
        ...(exportTo.includes("*") && exportTo.length > 1
            ? ["cannot have both public (*) and non-public exportTo values for a resource"]
            : []),
    ];
}
