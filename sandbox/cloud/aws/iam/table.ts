import { assertPolicyDocument } from "./policy-document";
import { text } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, type Context, globalArn, idFrom, type Row, type Table, uuid } from "../../world/row";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";

/** The policies of AWS that a program may attach; another name is NoSuchEntity. */
const AWS_MANAGED_POLICIES = [
    "AmazonEKSClusterPolicy",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKSWorkerNodeMinimalPolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryReadOnly",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonSSMManagedInstanceCore",
    "service-role/AmazonEBSCSIDriverPolicy",
    "ReadOnlyAccess",
];

/** Characters of a managed policy, whitespace aside (IAM and AWS STS quotas). */
const LONGEST_POLICY = 6144;

function isAwsManaged(policyArn: string): boolean {
    const [, name = ""] = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(policyArn) ?? [];
    return AWS_MANAGED_POLICIES.includes(name);
}

const notFound = (id: string) => new CloudError("NoSuchEntity", `${id} cannot be found.`);

const alreadyExists = (id: string) =>
    new CloudError("EntityAlreadyExists", `${id} already exists.`);

function deleteConflict(detail: string): NonNullable<Row["inUse"]> {
    return () => new CloudError("DeleteConflict", `Cannot delete ${detail}`);
}

function assertPolicy({ entity }: Context): void {
    const policy = text(entity.inputs, "policy") ?? "";
    assertPolicyDocument(policy, "Resource");
    if (policy.replace(/\s/g, "").length > LONGEST_POLICY) {
        throw new CloudError(
            "LimitExceeded",
            `Cannot exceed quota for PolicySize: ${LONGEST_POLICY}`,
        );
    }
}

/** A boundary must be there before the role (CreateRole, PutRolePermissionsBoundary). */
function assertRole({ entity, world }: Context): void {
    assertPolicyDocument(text(entity.inputs, "assumeRolePolicy"), "Principal");
    const limit = text(entity.inputs, "permissionsBoundary");
    if (limit === undefined || isAwsManaged(limit) || world.get(POLICY, limit)) return;
    throw new CloudError(
        "NoSuchEntity",
        `Scope ARN: ${limit} does not exist or is not attachable.`,
    );
}

/** A document that IAM checks whenever it is written. */
function checked(document: string, needs: string): Partial<Row> {
    const check: Row["beforeCreate"] = ({ entity }) => {
        assertPolicyDocument(text(entity.inputs, document), needs);
    };
    return { document, beforeCreate: check, beforeUpdate: check };
}

/** Durations: IAM answers in a second or two; the provider then waits until the change is seen. */
export const iam: Table = {
    [ROLE]: {
        id: idFrom("name"),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) =>
                globalArn(
                    c,
                    "iam",
                    `role${text(c.entity.inputs, "path") ?? "/"}${text(c.entity.inputs, "name") ?? ""}`,
                ),
        },
        document: "assumeRolePolicy",
        beforeCreate: assertRole,
        beforeUpdate: assertRole,
        forceNew: ["name", "namePrefix", "path"],
        inUse: deleteConflict("entity, must detach all policies first."),
        notFound,
        exists: (id) => alreadyExists(`Role with name ${id}`),
        seconds: [2, 1, 2],
    },
    [POLICY]: {
        id: (c) =>
            globalArn(
                c,
                "iam",
                `policy${text(c.entity.inputs, "path") ?? "/"}${text(c.entity.inputs, "name") ?? ""}`,
            ),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => c.entity.id,
        },
        document: "policy",
        beforeCreate: assertPolicy,
        beforeUpdate: assertPolicy,
        forceNew: ["name", "namePrefix", "path", "description"],
        inUse: deleteConflict("a policy attached to entities."),
        notFound,
        isProvided: isAwsManaged,
        exists: (id) => alreadyExists(`A policy called ${id}`),
        seconds: [1, 1, 1],
    },
    "aws:iam/rolePolicy:RolePolicy": {
        id: ({ entity: { inputs } }) =>
            `${text(inputs, "role") ?? ""}:${text(inputs, "name") ?? ""}`,
        autoname: "name",
        refs: [{ path: "role", type: ROLE }],
        notFound,
        ...checked("policy", "Resource"),
        forceNew: ["name", "namePrefix", "role"],
        seconds: [1, 1, 1],
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
        id: ({ entity: { inputs } }) =>
            `${text(inputs, "role") ?? ""}/${text(inputs, "policyArn") ?? ""}`,
        // AttachRolePolicy says nothing when the policy is attached already.
        adopts: true,
        refs: [
            { path: "role", type: ROLE },
            { path: "policyArn", type: POLICY },
        ],
        forceNew: ["role", "policyArn"],
        seconds: [1, 1, 1],
    },
    // Karpenter's; AWS deletes no role that is in one (DeleteRole).
    "aws:iam/instanceProfile:InstanceProfile": {
        id: idFrom("name"),
        refs: [{ path: "role", type: ROLE }],
        seconds: [0, 0, 0],
        madeOutside: true,
    },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        id: (c) =>
            globalArn(
                c,
                "iam",
                `oidc-provider/${(text(c.entity.inputs, "url") ?? "").replace("https://", "")}`,
            ),
        tagged: true,
        computed: { arn: (c) => c.entity.id },
        forceNew: ["url"],
        notFound,
        exists: (id) => alreadyExists(`Provider with url ${id}`),
        seconds: [1, 1, 1],
    },
    "aws:kms/key:Key": {
        id: ({ entity, world }) => uuid(world.seed(entity.urn, entity.type)),
        tagged: true,
        computed: {
            arn: (c) => arn(c, "kms", `key/${c.entity.id}`),
            keyId: (c) => c.entity.id,
        },
        document: "policy",
        notFound: (id) => new CloudError("NotFoundException", `Key '${id}' does not exist`),
        forceNew: ["customerMasterKeySpec", "keyUsage", "multiRegion"],
        seconds: [10, 2, 1],
    },
};
