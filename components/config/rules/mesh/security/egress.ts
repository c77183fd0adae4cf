import type { Problem } from "../../../reading/problem";
import { known, knownEntries, type LenientConfig, type Rule } from "../../rule";

interface Port {
    service: string;
    /** Where it stands. */
    path: string;
    number: number;
    protocol: string;
}

const servicesOf = ({ mesh }: LenientConfig) =>
    knownEntries(mesh?.security?.egress?.services).map(
        ([name, service]) => [`mesh.security.egress.services.${name}`, service] as const,
    );

function portsOf(config: LenientConfig): Port[] {
    return servicesOf(config).flatMap(([service, { ports }]) =>
        known(ports).flatMap(([index, { number, protocol }]) =>
            number === undefined || protocol === undefined
                ? []
                : [{ service, path: `${service}.ports[${index}]`, number, protocol }],
        ),
    );
}

/** Two ServiceEntries of one host: which of their ports holds is up to istiod. */
export const egressHostsDistinct: Rule = (config) => {
    const services = servicesOf(config);
    return services.flatMap(([path, { host }]) => {
        const [first] = services.find(([, other]) => other.host === host) ?? [path];
        return host === undefined || first === path
            ? []
            : [
                  {
                      path: `${path}.host`,
                      value: host,
                      rule: `must differ from the host of ${first}`,
                      cure: "name all its ports and namespaces in one entry",
                  },
              ];
    });
};

/** Kubernetes' own names are the mesh's already. */
export const egressOutside: Rule = (config) =>
    servicesOf(config).flatMap(([path, { host }]) =>
        host === undefined || !/(^|\.)cluster\.local$/.test(host)
            ? []
            : [
                  {
                      path: `${path}.host`,
                      value: host,
                      rule: "must be outside the mesh: Istio's registry already has the services of the cluster",
                      cure: "take the entry out",
                  },
              ],
    );

/** Plain TCP says no name, so with a wildcard the port would be open to the whole world. */
export const egressWildcardsNamed: Rule = (config) =>
    servicesOf(config).flatMap(([service, { host }]) =>
        portsOf(config)
            .filter((port) => port.service === service && port.protocol === "TCP")
            .filter(() => host?.startsWith("*.") === true)
            .map(({ path }) => ({
                path: `${path}.protocol`,
                value: "TCP",
                rule: `must not be TCP for a wildcard: TCP carries no host name, so the port would be open to every address`,
                cure: "write TLS if the application encrypts itself, or name the hosts one by one",
            })),
    );

/**
 * The sidecars have one listener a port. Names on it are told apart by SNI or by the Host header, not by
 * both; TCP has neither and takes the port as a whole.
 */
export const egressPortsAgree: Rule = (config) => {
    const ports = portsOf(config);
    return ports.flatMap((port, index): Problem[] => {
        const earlier = ports.slice(0, index).filter(({ number }) => number === port.number);
        const same = earlier.find(({ service }) => service === port.service);
        if (same !== undefined) {
            return [
                {
                    path: port.path,
                    value: { number: port.number, protocol: port.protocol },
                    rule: "must differ from the other ports of the entry",
                    cure: "take it out, or write the one that was meant",
                },
            ];
        }
        const other = earlier.find(
            ({ protocol }) =>
                protocol === "TCP" ||
                port.protocol === "TCP" ||
                (protocol === "TLS") !== (port.protocol === "TLS"),
        );
        return other === undefined
            ? []
            : [
                  {
                      path: `${port.path}.protocol`,
                      value: port.protocol,
                      rule: `must fit ${other.protocol} on the port ${port.number} of ${other.service}: sidecars distinguish names on a port by SNI or Host header, and TCP needs the port for itself`,
                      cure: "write the same of TLS, HTTP, HTTP2 and GRPC in both, or take one of them out",
                  },
              ];
    });
};
