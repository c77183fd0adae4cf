import { record, text, texts } from "../../values";
import { CloudError } from "../../world/errors";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";
import { trustsService, trustsServiceAccount } from "./trust";

type Injected = { by: "irsa"; roleArn: string } | { by: "pod-identity"; roleArn: string };

function serviceAccount(release: Entity): { namespace: string; name: string } {
    const release_ = text(release.inputs, "name") ?? "";
    const chart = "aws-load-balancer-controller";
    const fullname = release_.includes(chart) ? release_ : `${release_}-${chart}`;
    return {
        namespace: text(release.inputs, "namespace") ?? "default",
        name: text(release.inputs, "values.serviceAccount.name") ?? fullname,
    };
}

function association(world: World, cluster: string, release: Entity): Entity | undefined {
    const agent = world.get("aws:eks/addon:Addon", `${cluster}:eks-pod-identity-agent`);
    const account = serviceAccount(release);
    const found = world
        .all("aws:eks/podIdentityAssociation:PodIdentityAssociation")
        .find(
            ({ inputs }) =>
                inputs["clusterName"] === cluster &&
                inputs["namespace"] === account.namespace &&
                inputs["serviceAccount"] === account.name,
        );
    return agent ? found : undefined;
}

/**
 * The role that the admission webhooks give to the pods of a release that starts now (EKS user guide, "Learn how
 * EKS Pod Identity works"; README of aws/amazon-eks-pod-identity-webhook). The SDK asks for the annotated one first.
 */
export function injectedRole(world: World, cluster: string, release: Entity): Injected | undefined {
    const annotations = record(release.inputs, "values.serviceAccount.annotations");
    const annotated = annotations["eks.amazonaws.com/role-arn"];
    if (typeof annotated === "string") return { by: "irsa", roleArn: annotated };
    const roleArn = text(association(world, cluster, release)?.inputs, "roleArn");
    return roleArn === undefined ? undefined : { by: "pod-identity", roleArn };
}

/** The role that the pods can take up at this moment. */
export function roleOf(world: World, release: Entity): Entity {
    const { cluster } = release;
    const role = world.find("aws:iam/role:Role", "arn", text(release.notes, "roleArn"));
    if (role === undefined) {
        throw new CloudError(
            "NoCredentialProviders",
            "no EC2 IMDS role found, operation error ec2imds: GetMetadata",
        );
    }
    const refused = (action: string) =>
        new CloudError(
            "AccessDenied",
            `Not authorized to perform ${action} (role ${role.id}, ${text(release.notes, "by") ?? ""})`,
        );
    if (text(release.notes, "by") === "pod-identity") {
        const trusted = trustsService(role, "pods.eks.amazonaws.com", [
            "sts:AssumeRole",
            "sts:TagSession",
        ]);
        if (
            !trusted ||
            association(world, cluster, release)?.inputs["roleArn"] !== role.state["arn"]
        )
            throw refused("sts:AssumeRole");
        return role;
    }
    const issuer = text(
        world.get("aws:eks/cluster:Cluster", cluster)?.state,
        "identities.0.oidcs.0.issuer",
    );
    const provider = world
        .all("aws:iam/openIdConnectProvider:OpenIdConnectProvider")
        .find(({ id }) => id.endsWith(`oidc-provider/${(issuer ?? "").replace("https://", "")}`));
    const { namespace, name } = serviceAccount(release);
    if (
        provider === undefined ||
        !texts(provider.inputs, "clientIdLists").includes("sts.amazonaws.com") ||
        !trustsServiceAccount(role, provider.id, `system:serviceaccount:${namespace}:${name}`)
    ) {
        throw refused("sts:AssumeRoleWithWebIdentity");
    }
    return role;
}
