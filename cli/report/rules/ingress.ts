import { albAnnotations } from "../../alb-annotations";
import { asObject, isObject } from "../../render/state";
import { type Found, sides, type StepRule } from "../finding";
import type { Inputs } from "../preview";
import { setChange, textsOf } from "../sets";

/** Whom the load balancer lets in, and what of its protection is switched off. */
export const exposure: StepRule = {
    id: "exposure",
    types: ["kubernetes:networking.k8s.io/v1:Ingress"],
    find: (step) => {
        if (step.op === "delete") return [];
        const was = step.before && albAnnotations(step.before);
        const is = albAnnotations(sides(step).after);
        return [...scheme(was, is), ...ranges(was, is), ...protections(was, is), ...hosts(step)];
    },
};

type Annotations = Readonly<Record<string, unknown>>;

function scheme(was: Annotations | undefined, is: Annotations): Found[] {
    if (is.scheme !== "internet-facing" || was?.scheme === "internet-facing") return [];
    return [
        {
            verdict: "access-grows",
            property: "scheme",
            old: was?.scheme,
            new: is.scheme,
            reason: "the load balancer faces the internet",
            consequence: "whoever is allowed by its inbound ranges reaches it from anywhere",
        },
    ];
}

const EVERYBODY = "0.0.0.0/0, ::/0";

function ranges(was: Annotations | undefined, is: Annotations): Found[] {
    const before = textsOf(was?.["inbound-cidrs"] ?? EVERYBODY);
    const after = textsOf(is["inbound-cidrs"] ?? EVERYBODY);
    const { added, gone } = setChange(was === undefined ? [] : before, after);
    if (added.length === 0) return [];
    return [
        {
            verdict: "access-grows",
            property: "inbound-cidrs",
            old: gone,
            new: added,
            reason: "the load balancer lets in more addresses",
            consequence: "clients from there reach the gateway",
        },
    ];
}

/** Annotations that protect, each with how to tell that the protection falls. */
const PROTECTIONS: readonly {
    key: string;
    falls: (was: unknown, is: unknown) => boolean;
    consequence: string;
}[] = [
    {
        key: "wafv2-acl-arn",
        falls: (was, is) => was !== undefined && was !== "none" && (is ?? "none") === "none",
        consequence: "nothing blocks requests before the gateway",
    },
    {
        key: "shield-advanced-protection",
        falls: (was, is) => was === "true" && is !== "true",
        consequence: "Shield Advanced no longer protects the load balancer",
    },
    {
        key: "ssl-redirect",
        falls: (was, is) => was !== undefined && is === undefined,
        consequence: "requests over plain HTTP are forwarded",
    },
    {
        key: "mutual-authentication",
        falls: (was, is) => was !== undefined && !same(was, is),
        consequence: "other clients may pass than those with a certificate of before",
    },
    {
        key: "auth-type",
        falls: (was, is) => was !== undefined && was !== "none" && (is ?? "none") === "none",
        consequence: "requests are forwarded without a login",
    },
];

function protections(was: Annotations | undefined, is: Annotations): Found[] {
    if (was === undefined) return [];
    const flags = PROTECTIONS.filter(({ key, falls }) => falls(was[key], is[key])).map(
        ({ key, consequence }): Found => ({
            ...{ verdict: "protection-falls", property: key, old: was[key], new: is[key] },
            reason: `${key} is taken back`,
            consequence,
        }),
    );
    return [...flags, ...attributes(was, is)];
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
    "deletion_protection.enabled": "anybody with the right may delete the load balancer",
    "access_logs.s3.enabled": "requests are no longer recorded",
    "routing.http.drop_invalid_header_fields.enabled": "invalid headers reach the gateway",
};

function attributes(was: Annotations, is: Annotations): Found[] {
    const before = attributesOf(was);
    const after = attributesOf(is);
    return Object.entries(ATTRIBUTES)
        .filter(([name]) => before[name] === "true" && after[name] !== "true")
        .map(([name, consequence]): Found => ({
            ...{ verdict: "protection-falls", property: name, old: "true", new: after[name] },
            reason: `${name} is switched off`,
            consequence,
        }));
}

function attributesOf(annotations: Annotations): Record<string, string> {
    const pairs = textsOf(annotations["load-balancer-attributes"]);
    return Object.fromEntries(
        pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
    );
}

function hosts({ before, after }: { before?: Inputs; after?: Inputs }): Found[] {
    if (before === undefined) return [];
    const { added, gone } = setChange(hostsOf(before), hostsOf(after ?? {}));
    if (added.length === 0) return [];
    return [
        {
            verdict: "changes",
            property: "spec.rules.host",
            old: gone,
            new: added,
            reason: "the load balancer serves more names",
            consequence: "requests to them reach the gateway",
        },
    ];
}

function hostsOf(ingress: Inputs): string[] {
    const rules = asObject(ingress.spec).rules;
    return Array.isArray(rules)
        ? rules.flatMap((rule) => (isObject(rule) ? textsOf(rule.host) : []))
        : [];
}

function same(one: unknown, other: unknown): boolean {
    return JSON.stringify(one) === JSON.stringify(other);
}
