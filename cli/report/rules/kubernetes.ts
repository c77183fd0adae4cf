import { asObject, isObject } from "../../render/state";
import { type Found, sides, type StepRule } from "../finding";
import type { Inputs } from "../preview";
import { setChange, textsOf } from "../sets";

/** What somebody may do in the cluster that he could not do before. */
export const rbac: StepRule = {
    id: "rbac",
    types: ["kubernetes:rbac.authorization.k8s.io/*"],
    find: (step) => {
        if (step.op === "delete") return [];
        const { before, after } = sides(step);
        const { added, gone } = setChange(rightsOf(before), rightsOf(after));
        if (added.length === 0) return [];
        return [
            {
                ...{ verdict: "access-grows", property: "rules", old: gone, new: added },
                reason: "gives more rights in the cluster",
                consequence: "whoever is bound to it may do what is new",
            },
        ];
    },
};

/** The rights of a Role, or whom a binding binds to which. */
function rightsOf({ rules, subjects, roleRef }: Inputs): string[] {
    const rights = lists(rules).flatMap((rule) =>
        textsOf(rule.verbs).flatMap((verb) =>
            textsOf(rule.apiGroups).flatMap((group) =>
                textsOf(rule.resources).map((resource) => `${verb} ${resource}.${group}`),
            ),
        ),
    );
    const bound = lists(subjects).map(
        ({ kind, name }) => `${String(kind)} ${String(name)} has ${String(asObject(roleRef).name)}`,
    );
    return [...rights, ...bound];
}

/** What the mesh no longer refuses, and names that a namespace may serve. */
export const meshProtection: StepRule = {
    id: "mesh-protection",
    types: [
        "kubernetes:security.istio.io/*",
        "kubernetes:networking.istio.io/v1:Gateway",
        "kubernetes:core/v1:Namespace",
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        "kubernetes:admissionregistration.k8s.io/*",
    ],
    find: (step) => {
        if (step.op !== "update") return [];
        const { before, after } = sides(step);
        return [...mtls(before, after), ...grants(before, after), ...policies(before, after)];
    },
};

function mtls(before: Inputs, after: Inputs): Found[] {
    const was = asObject(asObject(before.spec).mtls).mode;
    const is = asObject(asObject(after.spec).mtls).mode;
    if (was !== "STRICT" || is === "STRICT") return [];
    return [
        {
            ...{ verdict: "protection-falls", property: "spec.mtls.mode", old: was, new: is },
            reason: "mutual TLS is no longer required",
            consequence: "pods accept connections that nobody has authenticated",
        },
    ];
}

/** Names of a Gateway's servers, and those that a namespace is granted. */
function grants(before: Inputs, after: Inputs): Found[] {
    const { added, gone } = setChange(namesOf(before), namesOf(after));
    if (added.length === 0) return [];
    return [
        {
            ...{ verdict: "access-grows", property: "hosts", old: gone, new: added },
            reason: "more names may be served",
            consequence: "routes of the namespace take the requests to them",
        },
    ];
}

function namesOf({ kind, spec, metadata }: Inputs): string[] {
    const granted = asObject(asObject(metadata).annotations)["mesh-edge/hosts"];
    const servers = kind === "Gateway" ? lists(asObject(spec).servers) : [];
    return [...new Set([...textsOf(granted), ...servers.flatMap(({ hosts }) => textsOf(hosts))])];
}

/** A policy whose text differs: what it refuses can't be told, so a person must read it. */
function policies(before: Inputs, after: Inputs): Found[] {
    const kinds = ["AuthorizationPolicy", "RequestAuthentication", "NetworkPolicy"];
    const isPolicy =
        kinds.includes(String(after.kind)) || String(after.kind).startsWith("ValidatingAdmission");
    if (!isPolicy || JSON.stringify(before.spec) === JSON.stringify(after.spec)) return [];
    return [
        {
            ...{ verdict: "protection-falls", property: "spec" },
            reason: `the ${String(after.kind)} changes`,
            consequence: "it may refuse less than before: read its difference below",
        },
    ];
}

function lists(value: unknown): Record<string, unknown>[] {
    return Array.isArray(value) ? value.filter(isObject) : [];
}
