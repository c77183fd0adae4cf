import { ofType, type Resource, textsOf, UNKNOWN, valueAt } from "../resource";
import type { Rule } from "../rule";

/** The logs by which an incident is explained: what was called, and by which IAM principal. */
const LOGS = ["audit", "authenticator"];

/** Ranges shorter than this are as good as the world: two halves of it are everybody too. */
const NARROW_BITS = 8;

export const apiEndpointClosed: Rule = {
    id: "api-endpoint-closed",
    severity: "mandatory",
    title: "The Kubernetes API is not open to the world",
    reason: "A stolen token works from anywhere then, and so does every hole of the API server.",
    cure: "Write the ranges of your network: mesh-edge:cluster.publicAccessCidrs: [203.0.113.0/24].",
    check: (resources) =>
        clusters(resources)
            .filter((cluster) => valueAt(cluster, "vpcConfig", "endpointPublicAccess") !== false)
            .flatMap((resource) => {
                const ranges = valueAt(resource, "vpcConfig", "publicAccessCidrs");
                if (ranges === UNKNOWN) return [];
                const given = textsOf(ranges);
                // Without ranges EKS lets everybody in.
                const open = given.length === 0 ? ["0.0.0.0/0"] : given.filter(isWide);
                return open.map((range) => ({ resource, found: `It answers ${range}` }));
            }),
};

export const controlPlaneLogs: Rule = {
    id: "control-plane-logs",
    severity: "advisory",
    title: "The control plane writes the logs audit and authenticator",
    reason: "Without them nobody can say who changed what in the cluster.",
    cure: "Write mesh-edge:cluster.logTypes: [audit, authenticator].",
    check: (resources) =>
        clusters(resources).flatMap((resource) => {
            const types = valueAt(resource, "enabledClusterLogTypes");
            const missing = LOGS.filter((log) => !textsOf(types).includes(log));
            return types === UNKNOWN || missing.length === 0
                ? []
                : [{ resource, found: `It does not write ${missing.join(", ")}` }];
        }),
};

export const secretsEncrypted: Rule = {
    id: "secrets-encrypted",
    severity: "advisory",
    title: "Secrets of the cluster are encrypted by a KMS key of the account",
    reason: "Only a key of your own shows in CloudTrail who decrypts, and can be taken away.",
    cure: "Leave the cluster to the program, which makes the key; an existing cluster gets one by `aws eks associate-encryption-config`.",
    check: (resources) =>
        clusters(resources)
            .filter((cluster) => {
                const encrypted = valueAt(cluster, "encryptionConfig", "resources");
                return encrypted !== UNKNOWN && !textsOf(encrypted).includes("secrets");
            })
            .map((resource) => ({ resource, found: "It has no key for its secrets" })),
};

function clusters(resources: readonly Resource[]): Resource[] {
    return ofType(resources, "aws:eks/cluster:Cluster");
}

function isWide(range: string): boolean {
    return Number(range.split("/")[1]) < NARROW_BITS;
}
