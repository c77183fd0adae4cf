import { isMap, listAt, mapAt, ofKind, type Resource, textsOf, valueAt } from "../resource";
import type { Rule } from "../rule";
import { teamNamespaces } from "../teams";

const ADMISSION = "admissionregistration.k8s.io";

/** Kinds by which a team could take over hosts of others, or open a way in beside the gateway. */
const GUARDED = ["virtualservices", "destinationrules", "serviceentries", "gateways", "ingresses"];

export const guardPresent: Rule = {
    id: "guard-present",
    severity: "mandatory",
    title: "Where teams are, the API server checks what they write",
    reason: "Rights in a namespace are enough to take over any host of the mesh (ISTIO-SECURITY-2026-002).",
    cure: "Let the program make the guard: it does for the teams under mesh-edge:teams.",
    check: (resources) => {
        const guarded = guardedKinds(resources);
        const open = GUARDED.filter((kind) => !guarded.includes(kind));
        return teamNamespaces(resources).length === 0 || open.length === 0
            ? []
            : [
                  {
                      found: `No ValidatingAdmissionPolicy denies what is wrong in ${open.join(", ")}`,
                  },
              ];
    },
};

export const podSecurity: Rule = {
    id: "pod-security",
    severity: "advisory",
    title: "Pods of teams keep to the Pod Security Standard baseline",
    reason: "A privileged pod has its node, and by it the pods of all others there.",
    cure: "Let the program make the namespace and its guard, under mesh-edge:teams; else label it pod-security.kubernetes.io/enforce: baseline.",
    check: (resources) =>
        guardedKinds(resources).includes("pods")
            ? []
            : teamNamespaces(resources)
                  .filter((namespace) => !isEnforced(namespace))
                  .map((resource) => ({ resource, found: "Any pod may run in it" })),
};

/** Kinds, in the plural, for which a policy is bound that denies. */
function guardedKinds(resources: readonly Resource[]): string[] {
    const denying = ofKind(resources, ADMISSION, "ValidatingAdmissionPolicyBinding")
        .filter((binding) =>
            textsOf(valueAt(binding, "spec", "validationActions")).includes("Deny"),
        )
        .map((binding) => valueAt(binding, "spec", "policyName"));
    return ofKind(resources, ADMISSION, "ValidatingAdmissionPolicy")
        .filter((policy) => denying.includes(valueAt(policy, "metadata", "name")))
        .filter((policy) => valueAt(policy, "spec", "failurePolicy") !== "Ignore")
        .flatMap((policy) => listAt(policy, "spec", "matchConstraints", "resourceRules"))
        .flatMap((rule) => (isMap(rule) ? textsOf(rule.resources) : []));
}

function isEnforced(namespace: Resource): boolean {
    const level = mapAt(namespace, "metadata", "labels")["pod-security.kubernetes.io/enforce"];
    return level === "baseline" || level === "restricted";
}
