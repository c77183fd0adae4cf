import { nearest } from "../../reading/nearest";
import { pathText } from "../../reading/problem";
import { each } from "../../reading/unknown";
import { serviceKey } from "../../sections/routes/services";
import type { Rules } from "../refusal";
import { repeated } from "../repeated";
import { eachBackend, eachRule } from "./entries";

export const backendRules: Rules = {
    /** A route to a Service that there is not answers 503, and nothing says so before. */
    servicesKnown: (config) => {
        const services = Object.keys(config.services);
        return eachBackend(
            config,
            ({ name, namespace }, path) =>
                !services.includes(serviceKey({ name, namespace })) &&
                unknownService(path, name, namespace, services),
        );
    },

    portsKnown: (config) =>
        eachBackend(config, ({ name, namespace, port }, path) => {
            const ports = config.services[serviceKey({ name, namespace })]?.ports ?? [];
            return (
                ports.length > 0 &&
                !ports.includes(port) && {
                    path: `${path}.port`,
                    rule: `must be one of the service's ports, ${ports.join(", ")}`,
                    cure:
                        ports.length === 1
                            ? `write ${String(ports[0])}, or add it to the service's ports`
                            : `name one of them, or add it to the service's ports`,
                }
            );
        }),

    versionsKnown: (config) =>
        eachBackend(config, ({ name, namespace, version }, path) => {
            const key = serviceKey({ name, namespace });
            const names = Object.keys(config.services[key]?.versions ?? {});
            if (version === undefined || names.includes(version)) return;
            if (!Object.hasOwn(config.services, key)) return;
            const place = pathText(["services", key, "versions"]);
            const meant = nearest(version, names);
            const others = names.length === 0 ? "" : `; it has ${names.join(", ")}`;
            return {
                path: `${path}.version`,
                rule: `must be one of ${place}: a route to any other is answered with 503`,
                cure:
                    meant === undefined
                        ? `add it to ${place}, with the labels of its pods${others}`
                        : `did you mean ${JSON.stringify(meant)}?`,
            };
        }),

    /** Where one alone has no weight Istio sends it everything, and Gateway API nothing. */
    weightsNotAllZero: (config) =>
        eachRule(config, ({ backendRefs }, path) => {
            const weights = backendRefs.map(({ weight }) => weight);
            return (
                weights.length > 0 &&
                weights.every((weight) => weight === 0) && {
                    path: `${path}.backendRefs`,
                    value: weights,
                    rule: "must have a weight above 0 among them",
                    cure: "give the service that shall get the requests a weight of 1",
                }
            );
        }),

    distinct: (config) =>
        eachRule(config, ({ backendRefs }, at) =>
            repeated(
                each(`${at}.backendRefs`, backendRefs, (backend, path, index) => ({
                    ...{ path, index, name: backend.name },
                    key: JSON.stringify([
                        ...[backend.namespace, backend.name, backend.port, backend.version],
                    ]),
                })),
                ({ key }) => key,
            ).map(([{ path, name }, first]) => ({
                path,
                value: name,
                rule: `must be in the list only once; entry [${first.index}] is the same`,
                cure: "take it out, and add its weight to the other's",
            })),
        ),
};

function unknownService(
    path: string,
    name: string,
    namespace: string,
    services: readonly string[],
) {
    const parts = services.map((key) => key.split("/"));
    const there = parts.filter(([, other]) => other === name).map(([other = ""]) => other);
    const rule = `must be a service of services, which has no ${namespace}/${name}`;
    if (there.length > 0) {
        return {
            path: `${path}.namespace`,
            rule,
            cure:
                there.length === 1
                    ? `did you mean ${JSON.stringify(there[0])}?`
                    : `write one of ${there.join(", ")}`,
        };
    }
    const beside = parts.filter(([other]) => other === namespace).map(([, other = ""]) => other);
    const meant = nearest(name, beside);
    return {
        path: `${path}.name`,
        rule,
        cure:
            meant === undefined
                ? `add ${namespace}/${name} to services, with its ports`
                : `did you mean ${JSON.stringify(meant)}?`,
    };
}
