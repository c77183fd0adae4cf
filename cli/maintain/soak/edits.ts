import { parseDocument } from "yaml";

/** New values by path in the stack file. */
export type Edit = [path: string[], value: unknown][];

/** Updates whatever an edit of the `dev` stack file can update in place, besides its records. */
const IN_PLACE: Edit = [
    // Log groups
    [["network", "flowLogRetentionDays"], 14],
    [["cluster", "logRetentionDays"], 14],
    // VPC and public subnets
    [["network", "ipv6"], true],
    // Route of the second zone
    [["network", "natGateways"], "one-per-zone"],
    // Control plane
    [["cluster", "publicAccessCidrs"], ["198.51.100.0/24"]],
    // Nodes and their launch template
    [["cluster", "nodeGroups", "main", "maxSize"], 4],
    [["cluster", "nodeGroups", "main", "diskSizeGiB"], 40],
    // Add-ons
    [
        ["cluster", "addonVersions"],
        {
            "vpc-cni": "v1.19.0-eksbuild.1",
            "kube-proxy": "v1.35.1-eksbuild.1",
            coredns: "v1.12.1-eksbuild.1",
            "eks-pod-identity-agent": "v1.3.8-eksbuild.1",
            "metrics-server": "v0.7.2-eksbuild.1",
        },
    ],
    // Role of the controller
    [["controller", "credentials"], "irsa"],
    // Releases
    [["controller", "replicas"], 2],
    [["controller", "chartVersion"], "3.4.3"],
    // The API server lets nobody go back to the CRDs of an older chart.
    [["controller", "crdVersion"], "3.5.0"],
    [["mesh", "version"], "1.31.0"],
    [["mesh", "gateway", "replicas"], { min: 2, max: 4 }],
    // Ingress
    [["edge", "idleTimeoutSeconds"], 120],
    // Route of a further host; the certificate is replaced
    [
        ["edge", "hosts"],
        ["shop.dev.example.com", "api.dev.example.com"],
    ],
    // Web ACL, its logs and their log group
    [["waf", "rateLimit"], 3000],
    [["waf", "logs", "keep"], "all"],
    [["waf", "logs", "retentionDays"], 14],
];

/**
 * Another scheme, which must be allowed, makes a new load balancer, and that updates the alias. By itself:
 * the alias of a new host would be made for the old load balancer, which is gone.
 */
const NEW_LOAD_BALANCER: Edit = [
    [["edge", "allowReplacement"], true],
    [["edge", "scheme"], "internal"],
];

/** One after the other. */
export const EDITS = [IN_PLACE, NEW_LOAD_BALANCER];

/** The stack file with an edit. */
export function edited(stackFile: string, edit: Edit): string {
    const document = parseDocument(stackFile);
    for (const [path, value] of edit) {
        const [section = "", ...rest] = path;
        document.setIn(["config", `mesh-edge:${section}`, ...rest], document.createNode(value));
    }
    return document.toString();
}
