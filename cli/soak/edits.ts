import { parseDocument } from "yaml";

/** Edits of the `dev` stack file that together update whatever a stack file can update in place. */
const EDITS: [path: string[], value: unknown][] = [
    // Log groups
    [["network", "flowLogRetentionDays"], 14],
    [["cluster", "logRetentionDays"], 14],
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
    // Releases
    [["controller", "replicas"], 2],
    [["controller", "chartVersion"], "3.4.3"],
    [["mesh", "version"], "1.31.0"],
    [["mesh", "gateway", "replicas"], { min: 2, max: 4 }],
    // Ingress, and with another scheme, which must be allowed, the alias to its new load balancer
    [["edge", "allowReplacement"], true],
    [["edge", "scheme"], "internal"],
    [["edge", "idleTimeoutSeconds"], 120],
    // Web ACL
    [["waf", "rateLimit"], 3000],
];

/** The stack file with all edits. */
export function edited(stackFile: string): string {
    const document = parseDocument(stackFile);
    for (const [path, value] of EDITS) {
        const [section = "", ...rest] = path;
        document.setIn(["config", `mesh-edge:${section}`, ...rest], document.createNode(value));
    }
    return document.toString();
}
