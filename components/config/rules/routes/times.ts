import { justBelow, millisecondsOf } from "../../../values/routes/duration";
import type { StackConfig } from "../../schema";
import type { Rules } from "../refusal";
import { eachRule } from "./entries";

export const timeRules: Rules = {
    /** What is on purpose in a stack that must not be deleted by accident has to be said twice. */
    faultsAllowed: (config) =>
        config.protect &&
        eachRule(
            config,
            ({ filters }, path, host) =>
                filters.fault !== undefined &&
                config.routes[host]?.allowFaults === false && {
                    path: `${path}.filters.fault`,
                    rule: "must be left out with protect: true, unless the host has allowFaults: true",
                    cure: "take it out, or set allowFaults to true for this host",
                },
        ),

    requestBelowIdle: (config) =>
        eachRule(config, ({ timeouts }, path) =>
            belowIdle(config, `${path}.timeouts.request`, timeouts.request),
        ),
    delayBelowIdle: (config) =>
        eachRule(config, ({ filters: { fault } }, path) =>
            belowIdle(config, `${path}.filters.fault.delay.fixedDelay`, fault?.delay?.fixedDelay),
        ),

    triesWithinTimeout: (config) =>
        eachRule(config, ({ timeouts, retry }, at) => {
            const { request, backendRequest } = timeouts;
            const path = `${at}.timeouts.backendRequest`;
            if (backendRequest === undefined || millisecondsOf(backendRequest) === 0) return;
            if (retry?.attempts === 0) {
                return {
                    path,
                    rule: "must be left out where retry.attempts is 0: there is one try only",
                    cure: "move it to timeouts.request",
                };
            }
            return (
                request !== undefined &&
                millisecondsOf(request) !== 0 &&
                millisecondsOf(backendRequest) > millisecondsOf(request) && {
                    path,
                    rule: `must not be longer than timeouts.request, ${request}, which holds for all tries together`,
                    cure: `lower it to ${JSON.stringify(request)}`,
                }
            );
        }),

    /** istiod refuses these. */
    noRetriesNoSettings: (config) =>
        eachRule(config, ({ retry }, path) => {
            if (retry?.attempts !== 0) return;
            const refusal = (key: string) => ({
                path: `${path}.retry.${key}`,
                rule: "has no effect: attempts is 0",
                cure: "take it out, or raise attempts",
            });
            return [
                retry.codes.length > 0 && refusal("codes"),
                retry.backoff !== undefined && refusal("backoff"),
            ];
        }),
};

/** Longer ones never strike: the ALB answers 504 before, and the gateway waits on for nobody. */
function belowIdle({ edge }: StackConfig, path: string, time: string | undefined) {
    if (time === undefined || edge?.kind !== "alb") return;
    const idle = edge.idleTimeoutSeconds;
    return (
        millisecondsOf(time) >= idle * 1000 && {
            path,
            rule: `must be below edge.idleTimeoutSeconds, ${idle}: the ALB answers 504 by then`,
            cure: `lower it to "${justBelow(idle)}", or raise edge.idleTimeoutSeconds`,
        }
    );
}
