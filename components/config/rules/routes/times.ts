import { justBelow, millisecondsOf } from "../../../values/routes/duration";
import type { Problem } from "../../reading/problem";
import type { LenientConfig, Rule } from "../rule";
import { asGiven } from "./choice";
import { filtersOf, rulesOf } from "./entries";

/** Seconds after which the ALB ends a request that nothing is heard of; undefined without an ALB. */
function idleSeconds({ edge }: LenientConfig): number | undefined {
    return edge?.kind === "alb" ? edge.idleTimeoutSeconds : undefined;
}

/** Longer ones never strike: the ALB answers 504 before, and the gateway waits on for nobody. */
export const timesBelowIdle: Rule = (config) => {
    const idle = idleSeconds(config);
    if (idle === undefined) return [];
    const times = rulesOf(config).flatMap(
        ({ path, rule }): [string, string | null | undefined][] => [
            [`${path}.timeouts.request`, rule.timeouts?.request],
            [`${path}.filters.fault.delay.fixedDelay`, rule.filters?.fault?.delay?.fixedDelay],
        ],
    );
    return times.flatMap(([path, time]): Problem[] =>
        typeof time !== "string" || millisecondsOf(time) < idle * 1000
            ? []
            : [
                  {
                      path,
                      value: time,
                      rule: `must be below edge.idleTimeoutSeconds, ${idle}: the ALB answers 504 by then`,
                      cure: `lower it to "${justBelow(idle)}", or raise edge.idleTimeoutSeconds`,
                  },
              ],
    );
};

export const triesWithinTimeout: Rule = (config) =>
    rulesOf(config).flatMap(({ path, rule: { timeouts, retry } }): Problem[] => {
        const { request, backendRequest } = timeouts ?? {};
        const at = `${path}.timeouts.backendRequest`;
        if (typeof backendRequest !== "string" || millisecondsOf(backendRequest) === 0) return [];
        if (retry?.attempts === 0) {
            return [
                {
                    path: at,
                    value: backendRequest,
                    rule: "must be left out where retry.attempts is 0: there is one try only",
                    cure: "move it to timeouts.request",
                },
            ];
        }
        return typeof request !== "string" ||
            millisecondsOf(request) === 0 ||
            millisecondsOf(backendRequest) <= millisecondsOf(request)
            ? []
            : [
                  {
                      path: at,
                      value: backendRequest,
                      rule: `must not be longer than timeouts.request, ${request}, which holds for all tries together`,
                      cure: `lower it to ${JSON.stringify(request)}`,
                  },
              ];
    });

/** istiod refuses these. */
export const noRetriesNoSettings: Rule = (config) =>
    rulesOf(config).flatMap(({ path, rule: { retry } }) => {
        if (retry?.attempts !== 0) return [];
        const { codes, backoff } = retry;
        const idle = [
            ["codes", codes?.length === 0 ? undefined : codes],
            ["backoff", backoff ?? undefined],
        ] as const;
        return idle.flatMap(([key, value]): Problem[] =>
            value === undefined
                ? []
                : [
                      {
                          path: `${path}.retry.${key}`,
                          value,
                          rule: "has no effect: attempts is 0",
                          cure: "take it out, or raise attempts",
                      },
                  ],
        );
    });

/** What is on purpose in a stack that must not be deleted by accident has to be said twice. */
export const faultsAllowed: Rule = (config) => {
    if (config.protect !== true) return [];
    return filtersOf(config).flatMap(({ host, path, filters }): Problem[] =>
        filters.fault && config.routes?.[host]?.allowFaults === false
            ? [
                  {
                      path: `${path}.filters.fault`,
                      value: asGiven(filters.fault),
                      rule: "must be left out with protect: true, unless the host has allowFaults: true",
                      cure: "take it out, or set allowFaults to true for this host",
                  },
              ]
            : [],
    );
};
