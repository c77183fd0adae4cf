import { nearest } from "../../reading/nearest";
import { pathText, type Problem } from "../../reading/problem";
import { serviceKey } from "../../sections/routes/services";
import { known, type LenientConfig, type Rule } from "../rule";
import { type BackendEntry, backendsOf, rulesOf } from "./entries";

/** A route to a Service that there is not answers 503, and nothing says so before. */
export const backendServicesKnown: Rule = (config) => {
    const services = config.services;
    if (services === undefined) return [];
    return backendsOf(config).flatMap((backend) =>
        isNamed(backend) && !Object.hasOwn(services, serviceKey(backend))
            ? [unknownService(backend, Object.keys(services))]
            : [],
    );
};

type Named = BackendEntry & { name: string; namespace: string };

function isNamed(backend: BackendEntry): backend is Named {
    return backend.name !== undefined && backend.namespace !== undefined;
}

function unknownService({ path, name, namespace }: Named, services: readonly string[]): Problem {
    const parts = services.map((key) => key.split("/"));
    const there = parts.filter(([, other]) => other === name).map(([other = ""]) => other);
    const rule = `must be a service of services, which has no ${namespace}/${name}`;
    if (there.length > 0) {
        const [first] = there;
        return {
            path: `${path}.namespace`,
            value: namespace,
            rule,
            cure:
                there.length === 1
                    ? `did you mean ${JSON.stringify(first)}?`
                    : `write one of ${there.join(", ")}`,
        };
    }
    const beside = parts.filter(([other]) => other === namespace).map(([, other = ""]) => other);
    const meant = nearest(name, beside);
    return {
        path: `${path}.name`,
        value: name,
        rule,
        cure:
            meant === undefined
                ? `add ${namespace}/${name} to services, with its ports`
                : `did you mean ${JSON.stringify(meant)}?`,
    };
}

/** The service that a backend names, where it is known. */
function serviceOf(config: LenientConfig, backend: BackendEntry) {
    return isNamed(backend) ? config.services?.[serviceKey(backend)] : undefined;
}

export const backendPortsKnown: Rule = (config) =>
    backendsOf(config).flatMap((backend) => {
        const ports = serviceOf(config, backend)?.ports ?? undefined;
        const { path, port } = backend;
        if (port === undefined || ports === undefined || ports.includes(undefined)) return [];
        return ports.includes(port) || ports.length === 0
            ? []
            : [
                  {
                      path: `${path}.port`,
                      value: port,
                      rule: `must be one of the service's ports, ${ports.join(", ")}`,
                      cure:
                          ports.length === 1
                              ? `write ${String(ports[0])}, or add it to the service's ports`
                              : `name one of them, or add it to the service's ports`,
                  },
              ];
    });

export const backendVersionsKnown: Rule = (config) =>
    backendsOf(config).flatMap((backend) => {
        const versions = serviceOf(config, backend)?.versions;
        const { path, version, name = "", namespace = "" } = backend;
        if (typeof version !== "string" || versions === undefined) return [];
        if (Object.hasOwn(versions, version)) return [];
        const place = pathText(["services", serviceKey({ name, namespace }), "versions"]);
        const names = Object.keys(versions);
        const meant = nearest(version, names);
        const others = names.length === 0 ? "" : `; it has ${names.join(", ")}`;
        return [
            {
                path: `${path}.version`,
                value: version,
                rule: `must be one of ${place}: a route to any other is answered with 503`,
                cure:
                    meant === undefined
                        ? `add it to ${place}, with the labels of its pods${others}`
                        : `did you mean ${JSON.stringify(meant)}?`,
            },
        ];
    });

/** Where one alone has no weight Istio sends it everything, and Gateway API nothing. */
export const routeWeightsNotAllZero: Rule = (config) =>
    rulesOf(config).flatMap(({ path, rule }) => {
        const weights = (rule.backendRefs ?? []).map((backend) => backend?.weight);
        return weights.length === 0 || weights.some((weight) => weight !== 0)
            ? []
            : [
                  {
                      path: `${path}.backendRefs`,
                      value: weights,
                      rule: "must have a weight above 0 among them",
                      cure: "give the service that shall get the requests a weight of 1",
                  },
              ];
    });

export const backendsDistinct: Rule = (config) =>
    rulesOf(config).flatMap(({ path, rule }) => {
        const keys = known(rule.backendRefs).map(([index, backend]): [number, string] => [
            index,
            JSON.stringify([backend.namespace, backend.name, backend.port, backend.version]),
        ]);
        return keys.flatMap(([index, key]) => {
            const [first] = keys.find(([, other]) => other === key) ?? [index];
            const backend = rule.backendRefs?.[index];
            return first === index || backend?.name === undefined
                ? []
                : [
                      {
                          path: `${path}.backendRefs[${index}]`,
                          value: backend.name,
                          rule: `must be in the list only once; entry [${first}] is the same`,
                          cure: "take it out, and add its weight to the other's",
                      },
                  ];
        });
    });
