import { each } from "../../../reading/unknown";
import type { StackConfig } from "../../../schema";
import type { Rules } from "../../refusal";
import { repeated } from "../../repeated";

const PATH = "mesh.security.egress.services";

export const egressRules: Rules = {
    /** Two ServiceEntries of one host: which of their ports holds is up to istiod. */
    hostsDistinct: ({ mesh }) =>
        repeated(
            each(PATH, servicesOf(mesh), ({ host }, at) => ({ at, host })),
            ({ host }) => host,
        ).map(([{ at }, first]) => ({
            path: `${at}.host`,
            rule: `must differ from the host of ${first.at}`,
            cure: "name all its ports and namespaces in one entry",
        })),

    /** Kubernetes' own names are the mesh's already. */
    outside: ({ mesh }) =>
        each(
            PATH,
            servicesOf(mesh),
            ({ host }, at) =>
                /(^|\.)cluster\.local$/.test(host) && {
                    path: `${at}.host`,
                    rule: "must be outside the mesh: Istio's registry already has the services of the cluster",
                    cure: "take the entry out",
                },
        ),

    /** Plain TCP says no name, so with a wildcard the port would be open to the whole world. */
    wildcardsNamed: ({ mesh }) =>
        each(
            PATH,
            servicesOf(mesh),
            ({ host, ports }, at) =>
                host.startsWith("*.") &&
                each(
                    `${at}.ports`,
                    ports,
                    ({ protocol }, path) =>
                        protocol === "TCP" && {
                            path: `${path}.protocol`,
                            rule: `must not be TCP for a wildcard: TCP carries no host name, so the port would be open to every address`,
                            cure: "write TLS if the application encrypts itself, or name the hosts one by one",
                        },
                ),
        ),

    /**
     * The sidecars have one listener per port. Names on it are told apart by SNI or by the Host header, not by
     * both; TCP has neither and takes the port as a whole.
     */
    portsAgree: ({ mesh }) => {
        const all = each(PATH, servicesOf(mesh), ({ ports }, service) =>
            each(`${service}.ports`, ports, ({ number, protocol }, path) => ({
                service,
                path,
                number,
                protocol,
            })),
        ).flat();
        return all.map((port, index) => {
            const { path, number, protocol } = port;
            const earlier = all.slice(0, index).filter((other) => other.number === number);
            if (earlier.some(({ service }) => service === port.service)) {
                return {
                    path,
                    value: { number, protocol },
                    rule: "must differ from the other ports of the entry",
                    cure: "take it out, or write the one that was meant",
                };
            }
            const other = earlier.find(
                (one) =>
                    one.protocol === "TCP" ||
                    protocol === "TCP" ||
                    (one.protocol === "TLS") !== (protocol === "TLS"),
            );
            return (
                other !== undefined && {
                    path: `${path}.protocol`,
                    rule: `must fit ${other.protocol} on the port ${number} of ${other.service}: sidecars distinguish names on a port by SNI or Host header, and TCP needs the port for itself`,
                    cure: "write the same of TLS, HTTP, HTTP2 and GRPC in both, or take one of them out",
                }
            );
        });
    },
};

function servicesOf({ security }: StackConfig["mesh"]) {
    return security.egress.services;
}
