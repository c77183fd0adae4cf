import { z } from "zod";

import { anyOf, type Verdict } from "../answer";
import type { TracedRequest } from "../request";
import type { KubernetesObject, Resources } from "../resources";
import { policyRule, type PolicyRequest, takesRequest } from "./policy-rules";
import type { Pods } from "./routes";

const selector = z.object({ matchLabels: z.record(z.string(), z.string()).optional() }).optional();
const selecting = z.object({ selector });
const authorization = z.object({
    action: z.enum(["ALLOW", "DENY", "AUDIT", "CUSTOM"]).default("ALLOW"),
    rules: z.array(policyRule).default([]),
});
const place = z.object({ name: z.string() });
const authentication = z.object({
    jwtRules: z
        .array(
            z.object({
                fromHeaders: z.array(place).optional(),
                fromParams: z.array(z.string()).optional(),
                fromCookies: z.array(z.string()).optional(),
            }),
        )
        .default([]),
});

/** Its policies hold for the whole mesh. */
const ROOT_NAMESPACE = "istio-system";

/** What the gateway's pods make of a request before they route it. */
export interface Judgement {
    /** Policies that hang on what the request doesn't say: a token, the client's address. */
    mayRefuse: string[];
    /** What certainly refuses it; without a status where a bad token would be refused before, with 401. */
    refusal: { rule: string; status?: 403 } | undefined;
}

/** What the policies at the gateway's pods make of a request, those that are not about it left out. */
export function judge(
    request: TracedRequest,
    port: number | undefined,
    resources: Resources,
    pods: Pods,
): Judgement {
    const selected = (kind: string) =>
        resources.ofKind("security.istio.io", kind).filter((policy) => holdsFor(policy, pods));
    const authentications = selected("RequestAuthentication").filter((one) =>
        readsToken(one, request),
    );
    const asked = { request, port, hasToken: authentications.length > 0 };
    const policies = selected("AuthorizationPolicy")
        .filter(({ object }) => !isDryRun(object))
        .map((policy) => authorizationOf(policy, asked));
    const denying = policies.filter(({ action }) => action === "DENY");
    const allowing = policies.filter(({ action }) => action === "ALLOW");
    const allowed = allowing.length === 0 ? "yes" : anyOf(allowing.map(({ takes }) => takes));
    const refusing = [
        ...denying.filter(({ takes }) => takes === "yes"),
        ...(allowed === "no" ? allowing : []),
    ];
    return {
        mayRefuse: [
            ...authentications.map(titleOf),
            ...policies
                .filter(
                    ({ action, takes }) =>
                        (action === "DENY" && takes === "unknown") ||
                        // Another service decides.
                        (action === "CUSTOM" && takes !== "no") ||
                        (action === "ALLOW" && allowed === "unknown"),
                )
                .map(({ title }) => title),
        ],
        refusal: refusing[0] && {
            rule: refusing[0].title,
            ...(!asked.hasToken && { status: 403 }),
        },
    };
}

function authorizationOf(policy: KubernetesObject, asked: PolicyRequest) {
    const { action, rules } = authorization.parse(policy.spec ?? {});
    const takes: Verdict = anyOf(rules.map((rule) => takesRequest(rule, asked)));
    return { action, takes, title: `${titleOf(policy)} (${action})` };
}

/** Whether a request carries a token where an object looks for one: by itself, in the places of RFC 6750. */
function readsToken({ spec }: KubernetesObject, { headers, query }: TracedRequest): boolean {
    const parameters = new URLSearchParams(query);
    return authentication
        .parse(spec ?? {})
        .jwtRules.some(({ fromHeaders, fromParams, fromCookies }) => {
            const named = [fromHeaders, fromParams, fromCookies].some((list) => list !== undefined);
            if (!named) {
                return (
                    (headers.get("authorization") ?? "").startsWith("Bearer ") ||
                    parameters.has("access_token")
                );
            }
            const cookies = (headers.get("cookie") ?? "")
                .split(";")
                .map((one) => one.split("=")[0]?.trim());
            return (
                (fromHeaders ?? []).some(({ name }) => headers.has(name.toLowerCase())) ||
                (fromParams ?? []).some((name) => parameters.has(name)) ||
                (fromCookies ?? []).some((name) => cookies.includes(name))
            );
        });
}

function titleOf({ kind, namespace, name }: KubernetesObject): string {
    return `${kind} ${namespace}/${name}`;
}

/** Such a policy only notes what it would do. */
function isDryRun(object: Record<string, unknown>): boolean {
    const metadata = z
        .object({ metadata: z.object({ annotations: z.record(z.string(), z.unknown()) }) })
        .safeParse(object);
    return metadata.data?.metadata.annotations["istio.io/dry-run"] === "true";
}

function holdsFor({ namespace, spec }: KubernetesObject, pods: Pods): boolean {
    if (namespace !== pods.namespace && namespace !== ROOT_NAMESPACE) return false;
    const labels = selecting.parse(spec ?? {}).selector?.matchLabels ?? {};
    return Object.entries(labels).every(([key, value]) => pods.labels[key] === value);
}
