import type { Answer } from "../answer";
import type { Headers, HttpRoute } from "./api";
import { isOff } from "./route-answer";

/** What a rule does besides choosing where a request goes, in sentences. */
export function changesOf(route: HttpRoute, answer: Answer, host: string): string[] {
    if (answer.by !== "service") return headersChanged("", route.headers);
    return [
        ...(answer.path === undefined ? [] : [`The service is asked for ${answer.path}.`]),
        ...(answer.host === undefined ? [] : [`The service sees the host ${answer.host}.`]),
        ...headersChanged("", route.headers),
        ...(route.route ?? []).flatMap(({ destination, headers }) =>
            headersChanged(
                ` to ${destination.host}${destination.subset === undefined ? "" : ` ${destination.subset}`}`,
                headers,
            ),
        ),
        ...(answer.fault ?? []).map((fault) => `Fault: ${fault}.`),
        ...(answer.mirror ?? []).map(
            ({ service, version, percent }) =>
                // Since 1.28 istiod leaves out the `-shadow` that Envoy would put behind it (features.DisableShadowHostSuffix).
                `${percent} % are copied to ${service}${version === undefined ? "" : `, version ${version}`}, with the host ${answer.host ?? host}; its answers count for nothing.`,
        ),
        ...(route.corsPolicy === undefined
            ? []
            : ["Answers get CORS headers for the origins of the rule."]),
        isOff(route.timeout)
            ? "The gateway sets no time limit; the load balancer's idle time holds."
            : `The gateway answers 504 after ${route.timeout ?? ""}.`,
        retriesOf(route),
    ];
}

/** Mesh-wide, istiod sets two retries of what has not reached the service (route/retry/retry.go). */
function retriesOf({ retries }: HttpRoute): string {
    if (retries === undefined)
        return "It is tried twice more where the service wasn't reached, Istio's default.";
    if (retries.attempts === 0) return "It is tried once.";
    const times = `It is tried ${retries.attempts} ${retries.attempts === 1 ? "time" : "times"} more`;
    const on = retries.retryOn === undefined ? "" : ` on ${retries.retryOn}`;
    const each = isOff(retries.perTryTimeout) ? "" : `, each for ${retries.perTryTimeout ?? ""}`;
    return `${times}${on}${each}.`;
}

function headersChanged(to: string, headers: Headers | undefined): string[] {
    return (["request", "response"] as const).flatMap((which) => {
        const { set, add, remove } = headers?.[which] ?? {};
        const pairs = (map: Record<string, string> | undefined) =>
            Object.entries(map ?? {}).map(([name, value]) => `${name}: ${value}`);
        const changes = [
            ["sets", pairs(set)],
            ["adds", pairs(add)],
            ["removes", remove ?? []],
        ] as const;
        return changes
            .filter(([, names]) => names.length > 0)
            .map(
                ([verb, names]) => `The gateway ${verb} of the ${which}${to}: ${names.join(", ")}.`,
            );
    });
}
