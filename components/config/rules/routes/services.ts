import { pathText, type Problem } from "../../reading/problem";
import { SERVICE_KEY } from "../../sections/routes/services";
import { knownEntries, type LenientConfig, type Rule } from "../rule";
import { atLeastOne, exactlyOne } from "./choice";
import { backendsOf } from "./entries";

function servicesOf({ services }: LenientConfig) {
    return knownEntries(services).map(([key, service]) => ({
        key,
        path: pathText(["services", key]),
        service,
    }));
}

/** A Service has its namespace; one alone would be looked up in that of the gateway. */
export const serviceKeysWhole: Rule = (config) =>
    servicesOf(config)
        .filter(({ key }) => !SERVICE_KEY.test(key))
        .map(({ key, path }) => {
            const meant = wholeKey(config, key);
            return {
                path,
                value: key,
                rule: "must be <namespace>/<name> of a Service, such as shop/cart",
                cure:
                    meant === undefined
                        ? "put its namespace and a / before its name"
                        : `rename it to ${JSON.stringify(meant)}`,
            };
        });

/** What a name in the cluster's DNS, or a name that routes give with its namespace, stands for. */
function wholeKey(config: LenientConfig, key: string): string | undefined {
    const [, name, namespace] = /^([^./]+)\.([^./]+)(\.svc(\.cluster\.local)?)?$/.exec(key) ?? [];
    const routed = backendsOf(config).flatMap((backend) =>
        backend.name === key && backend.namespace !== undefined ? backend.namespace : [],
    );
    const [only, ...others] = new Set(routed);
    const meant =
        name !== undefined
            ? `${namespace ?? ""}/${name}`
            : only !== undefined && others.length === 0
              ? `${only}/${key}`
              : "";
    return SERVICE_KEY.test(meant) ? meant : undefined;
}

/** Two versions of the same pods would share each other's part of the requests. */
export const versionsDistinct: Rule = (config) =>
    servicesOf(config).flatMap(({ key, service }) => {
        const versions = knownEntries(service.versions).map(([name, labels]): [string, string] => [
            name,
            JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))),
        ]);
        return versions.flatMap(([name, labels]): Problem[] => {
            const [first] = versions.find(([, other]) => other === labels) ?? [name];
            return first === name
                ? []
                : [
                      {
                          path: pathText(["services", key, "versions", name]),
                          value: service.versions?.[name],
                          rule: `must have other labels than version ${first}: these are the same pods`,
                          cure: "write a label that only its pods have, or take it out",
                      },
                  ];
        });
    });

export const servicesSaySomething: Rule = (config) =>
    servicesOf(config).flatMap(({ path, service: { circuitBreaker, sessionAffinity } }) => [
        ...(circuitBreaker
            ? atLeastOne(`${path}.circuitBreaker`, circuitBreaker, [
                  "connectionPool",
                  "outlierDetection",
              ])
            : []),
        ...(circuitBreaker?.connectionPool
            ? atLeastOne(
                  `${path}.circuitBreaker.connectionPool`,
                  circuitBreaker.connectionPool,
                  Object.keys(circuitBreaker.connectionPool),
              )
            : []),
        ...(sessionAffinity
            ? exactlyOne(`${path}.sessionAffinity`, sessionAffinity, [
                  "cookie",
                  "header",
                  "queryParam",
                  "sourceIp",
              ])
            : []),
    ]);

/** Istio has one place for both. */
export const oneWayToAPod: Rule = (config) =>
    servicesOf(config).flatMap(({ path, service: { loadBalancing, sessionAffinity } }) =>
        typeof loadBalancing === "string" && sessionAffinity
            ? [
                  {
                      path: `${path}.loadBalancing`,
                      value: loadBalancing,
                      rule: "must be left out beside sessionAffinity, which chooses the pod",
                      cure: "take it out, or take sessionAffinity out",
                  },
              ]
            : [],
    );

/** Gateway errors are among the 5xx ones, so the lower number of the two decides. */
export const outliersFit: Rule = (config) =>
    servicesOf(config).flatMap(({ path, service }): Problem[] => {
        const { consecutive5xxErrors: all, consecutiveGatewayErrors: some } =
            service.circuitBreaker?.outlierDetection ?? {};
        const at = `${path}.circuitBreaker.outlierDetection`;
        if (all === undefined || some === undefined) return [];
        if (all === 0 && some === 0) {
            return [
                {
                    path: `${at}.consecutive5xxErrors`,
                    value: 0,
                    rule: "must be above 0 where consecutiveGatewayErrors is 0: no pod would ever be ejected",
                    cure: "raise it to 1, or take outlierDetection out",
                },
            ];
        }
        return all === 0 || some < all
            ? []
            : [
                  {
                      path: `${at}.consecutiveGatewayErrors`,
                      value: some,
                      rule: `must be below consecutive5xxErrors, ${all}, which counts these errors too`,
                      cure:
                          all === 1
                              ? "take it out"
                              : `lower it to ${all - 1}, or raise consecutive5xxErrors`,
                  },
              ];
    });
