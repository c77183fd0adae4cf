import { list, type Props, record, text, texts } from "../../values";
import type { Entity } from "../../world/entity";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import { apiResource, type ApiResource, placed, qualified } from "../api-resource";
import { isAdministrator } from "../authorization";
import { granted, type GuardRequest, own } from "./request";
import { RULES } from "./rules";

const POLICY = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const GATEWAY = "kubernetes:networking.istio.io/v1:Gateway";

/** The Gateway of the platform that is for teams too. */
const SHARED = "common-external-gateway";

/** Refuses what a ValidatingAdmissionPolicy in the cluster says no to, in the API server's words. */
export function assertPoliciesAdmit(context: Context): void {
    const { entity, world, cluster, old } = context;
    const resource = apiResource(entity.type);
    const namespace = world.get(
        NAMESPACE,
        text(entity.inputs, "metadata.namespace") ?? "default",
        cluster,
    );
    for (const binding of world.all(`${POLICY}Binding`, cluster)) {
        const name = text(binding.inputs, "spec.policyName") ?? "";
        const policy = world.get(POLICY, name, cluster);
        if (!policy || !matches(policy, resource, old ? "UPDATE" : "CREATE")) continue;
        if (!selects(binding, namespace)) continue;
        const request: GuardRequest = {
            object: entity.inputs,
            old: old?.inputs,
            grant: text(namespace?.inputs, "metadata.annotations.mesh-edge/hosts") ?? "",
            byPlatform: isAdministrator(context),
            entrance: entranceOf(context),
        };
        const denial = denialOf(policy, request);
        if (denial === undefined) continue;
        const object =
            text(entity.inputs, "metadata.name") ?? text(entity.inputs, "metadata.generateName");
        throw new CloudError(
            "",
            `${qualified(resource)} "${object ?? ""}" is forbidden: ValidatingAdmissionPolicy '${name}' with binding '${binding.id}' denied request: ${denial}`,
        );
    }
}

function matches({ inputs }: Entity, { group, name }: ApiResource, operation: string): boolean {
    return list<Props>(inputs, "spec.matchConstraints.resourceRules").some(
        (rule) =>
            texts(rule, "apiGroups").includes(group) &&
            [name, "*"].some((each) => texts(rule, "resources").includes(each)) &&
            texts(rule, "operations").includes(operation),
    );
}

/** A binding without a selector is for everything. */
function selects({ inputs }: Entity, namespace: Entity | undefined): boolean {
    const labels = record(namespace?.inputs, "metadata.labels");
    return list<Props>(inputs, "spec.matchResources.namespaceSelector.matchExpressions").every(
        (expression) => (text(expression, "key") ?? "") in labels,
    );
}

function entranceOf({ world, cluster }: Context): GuardRequest["entrance"] {
    const gateways = world
        .all(GATEWAY, cluster)
        .map(({ id }) => id)
        .filter((id) => placed(id).name === SHARED);
    return { namespace: placed(gateways[0] ?? "").namespace ?? "", gateways };
}

/** What the policy says to its first rule that is broken. */
function denialOf({ id, inputs }: Entity, request: GuardRequest): string | undefined {
    const rules = RULES[id];
    const validations = list<Props>(inputs, "spec.validations");
    if (rules?.length !== validations.length) {
        throw new CloudError("", `the sandbox does not know the rules of the policy ${id}`);
    }
    const broken = validations[rules.findIndex((rule) => !rule(request))];
    return broken && (text(broken, "message") ?? worded(broken, request).trim());
}

/** Texts and what is put between them. */
function worded(validation: Props, request: GuardRequest): string {
    const parts = text(validation, "messageExpression") ?? "";
    return parts.replace(
        /'([^']*)'|variables\.own|variables\.granted\.join\(', '\)|object\.kind| \+ /g,
        (part, literal?: string) => {
            if (part === "variables.own") return own(request);
            if (part === "object.kind") return text(request.object, "kind") ?? "";
            if (part.startsWith("variables.granted")) return granted(request).join(", ");
            return literal ?? "";
        },
    );
}
