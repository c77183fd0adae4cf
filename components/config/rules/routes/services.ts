import { pathText } from "../../reading/problem";
import { certain, each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { connectionPoolSchema, SERVICE_KEY } from "../../sections/routes/services";
import { atLeastOne, exactlyOne } from "../choice";
import type { Rules } from "../refusal";
import { repeated } from "../repeated";
import { eachBackend } from "./entries";

export const serviceRules: Rules = {
    /** A Service has its namespace; one alone would be looked up in that of the gateway. */
    keysWhole: (config) =>
        Object.keys(config.services)
            .filter((key) => !SERVICE_KEY.test(key))
            .map((key) => {
                const meant = wholeKey(config, key);
                return {
                    path: pathText(["services", key]),
                    value: key,
                    rule: "must be <namespace>/<name> of a Service, such as shop/cart",
                    cure:
                        meant === undefined
                            ? "put its namespace and a / before its name"
                            : `rename it to ${JSON.stringify(meant)}`,
                };
            }),

    /** Two versions of the same pods would share each other's part of the requests. */
    versionsDistinct: ({ services }) =>
        each("services", services, (service, at) =>
            repeated(
                each(`${at}.versions`, service.versions, (labels, path, name) => ({
                    path,
                    name,
                    labels: JSON.stringify(
                        Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)),
                    ),
                })),
                ({ labels }) => labels,
            ).map(([{ path }, first]) => ({
                path,
                rule: `must have other labels than version ${first.name}: these are the same pods`,
                cure: "write a label that only its pods have, or take it out",
            })),
        ),

    saySomething: ({ services }) =>
        each("services", services, (service, path) => {
            const circuitBreaker = certain(() => service.circuitBreaker);
            const pool = certain(() => circuitBreaker?.connectionPool);
            const affinity = certain(() => service.sessionAffinity);
            return [
                circuitBreaker &&
                    atLeastOne(`${path}.circuitBreaker`, circuitBreaker, [
                        ...["connectionPool", "outlierDetection"],
                    ]),
                pool &&
                    atLeastOne(
                        `${path}.circuitBreaker.connectionPool`,
                        pool,
                        Object.keys(connectionPoolSchema.shape),
                    ),
                affinity &&
                    exactlyOne(`${path}.sessionAffinity`, affinity, [
                        ...["cookie", "header", "queryParam", "sourceIp"],
                    ]),
            ];
        }),

    /** Istio has one place for both. */
    oneWayToAPod: ({ services }) =>
        each(
            "services",
            services,
            ({ loadBalancing, sessionAffinity }, path) =>
                loadBalancing !== undefined &&
                sessionAffinity !== undefined && {
                    path: `${path}.loadBalancing`,
                    rule: "must be left out beside sessionAffinity, which chooses the pod",
                    cure: "take it out, or take sessionAffinity out",
                },
        ),

    /** Gateway errors are among the 5xx ones, so the lower number of the two decides. */
    outliersFit: ({ services }) =>
        each("services", services, ({ circuitBreaker }, path) => {
            const outlier = circuitBreaker?.outlierDetection;
            if (outlier === undefined) return;
            const { consecutive5xxErrors: all, consecutiveGatewayErrors: some } = outlier;
            const at = `${path}.circuitBreaker.outlierDetection`;
            if (all === 0 && some === 0) {
                return {
                    path: `${at}.consecutive5xxErrors`,
                    rule: "must be above 0 where consecutiveGatewayErrors is 0: no pod would ever be ejected",
                    cure: "raise it to 1, or take outlierDetection out",
                };
            }
            return (
                all !== 0 &&
                some >= all && {
                    path: `${at}.consecutiveGatewayErrors`,
                    rule: `must be below consecutive5xxErrors, ${all}, which counts these errors too`,
                    cure:
                        all === 1
                            ? "take it out"
                            : `lower it to ${all - 1}, or raise consecutive5xxErrors`,
                }
            );
        }),
};

/** What a name in the cluster's DNS, or a name that routes give with its namespace, stands for. */
function wholeKey(config: StackConfig, key: string): string | undefined {
    const [, name, namespace] = /^([^./]+)\.([^./]+)(\.svc(\.cluster\.local)?)?$/.exec(key) ?? [];
    const routed = eachBackend(config, (backend) =>
        backend.name === key ? [backend.namespace] : [],
    ).flat();
    const [only, ...others] = new Set(routed);
    const meant =
        name !== undefined
            ? `${namespace ?? ""}/${name}`
            : only !== undefined && others.length === 0
              ? `${only}/${key}`
              : "";
    return SERVICE_KEY.test(meant) ? meant : undefined;
}
