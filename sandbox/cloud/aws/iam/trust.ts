import { type Value, record, text } from "../../values";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";
import { asTexts, statementsOf } from "./policy-document";

/** Whether a role lets a service take it up with all the actions (IAM user guide, "Principal"). */
export function trustsService(role: Entity | undefined, service: string, actions: string[]) {
    const trust = statementsOf(text(role?.inputs, "assumeRolePolicy") ?? "{}").filter(
        (statement) =>
            statement["Effect"] === "Allow" &&
            asTexts(record(statement, "Principal")["Service"]).includes(service),
    );
    return actions.every((action) =>
        trust.some((statement) => asTexts(statement["Action"]).includes(action)),
    );
}

/** Whether a role lets a service account in by the identity provider, `sub` and `aud` both asked for (EKS user guide, "Assign IAM roles to Kubernetes service accounts"). */
export function trustsServiceAccount(role: Entity, provider: string, subject: string): boolean {
    const host = provider.replace(/^.*:oidc-provider\//, "");
    return statementsOf(text(role.inputs, "assumeRolePolicy") ?? "{}").some((statement) => {
        const equal = (key: string): Value[] =>
            asTexts(record(statement, "Condition.StringEquals")[`${host}:${key}`]);
        return (
            statement["Effect"] === "Allow" &&
            asTexts(statement["Action"]).includes("sts:AssumeRoleWithWebIdentity") &&
            asTexts(record(statement, "Principal")["Federated"]).includes(provider) &&
            equal("sub").includes(subject) &&
            equal("aud").includes("sts.amazonaws.com")
        );
    });
}

/** Names of the policies attached to a role. */
export function attachedPolicies(world: World, role: Entity | undefined): string[] {
    return world
        .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
        .filter(({ inputs }) => inputs["role"] === role?.id)
        .map(({ inputs }) => text(inputs, "policyArn")?.replace(/^.*:policy\//, "") ?? "");
}
