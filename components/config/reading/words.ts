/** Words by what they mean; the keys are in lower case. */
type Words = Readonly<Record<string, string>>;

/** Several words of one meaning. */
function all(meant: string, words: string): Words {
    return Object.fromEntries(words.split(" ").map((word) => [word, meant]));
}

/**
 * What people write for a value, by key: the words of a console, of another tool or of another cloud.
 * Spelling alone would lead some of them astray: `none` is near to `one`, and means the opposite. A word
 * that could mean two of the choices, such as `optional` for client certificates, is not here.
 */
export const BY_KEY: Readonly<Record<string, Words>> = {
    action: {
        ...all("block", "deny drop reject enforce prevent prevention"),
        ...all("count", "observe monitor detect detection log audit counting dry-run dryrun"),
    },
    arch: {
        ...all("x86_64", "amd64 x64 x86 x86-64 intel amd"),
        ...all("arm64", "aarch64 arm arm64v8 graviton"),
    },
    backendProtocol: {
        ...all("https", "tls ssl"),
        ...all("http", "plaintext plain cleartext unencrypted"),
    },
    capacityType: {
        ...all("ON_DEMAND", "on-demand ondemand regular"),
        "on demand": "ON_DEMAND",
        preemptible: "SPOT",
    },
    contentType: {
        "application/json": "json",
        "text/html": "html",
        "text/plain": "text",
        plain: "text",
    },
    credentials: {
        ...all("pod-identity", "pod_identity podidentity eks-pod-identity"),
        ...all("irsa", "oidc web-identity"),
    },
    desyncMitigation: { strict: "strictest" },
    dns: all("none", "external external-dns externaldns manual off disabled false"),
    encoding: {
        ...all("text", "plain txt envoy default"),
        ...all("off", "none disable disabled no false"),
    },
    ingressNamespaces: all("all", "any every"),
    ipAddressType: {
        ...all("dualstack", "dual-stack dual ipv6 ip6 v6 both"),
        ...all("ipv4", "ip4 v4"),
    },
    keep: { blocked: "matched", everything: "all" },
    kind: {
        ...all("alb", "application applicationloadbalancer"),
        ...all("nlb", "network networkloadbalancer"),
        classic: "clb",
    },
    mode: {
        ...all("enforce", "block blocking enforced prevent prevention on enabled true"),
        ...all(
            "observe",
            "count counting monitor audit detect detection log logging learn learning",
        ),
        ...all("observe", "dry-run dryrun report-only simulate"),
        ...all("off", "none disable disabled inactive false"),
    },
    natGateways: {
        ...all("one", "1 single"),
        ...all("one-per-zone", "2 3 4 true one-per-az per-az per-zone all ha"),
    },
    pathType: { implementationspecific: "Prefix", startswith: "Prefix", equals: "Exact" },
    profile: {
        ...all("small", "demo dev minimal tiny s"),
        ...all("standard", "default medium normal m"),
        ...all("large", "big prod production l xl"),
    },
    // EKS' policies by the names of Kubernetes' own roles; who only reads gets the least of them.
    policy: {
        ...all(
            "AmazonEKSViewPolicy",
            "view viewer read readonly read-only amazoneksreadonlypolicy",
        ),
        ...all("AmazonEKSEditPolicy", "edit editor write"),
        ...all("AmazonEKSAdminPolicy", "admin"),
        ...all("AmazonEKSAdminViewPolicy", "adminview admin-view"),
        ...all("AmazonEKSClusterAdminPolicy", "clusteradmin cluster-admin system:masters"),
    },
    protocol: {
        ...all("http", "http1 http/1.1 https ws wss websocket"),
        ...all("grpc", "http2 http/2 h2 grpcs"),
    },
    scheme: {
        ...all("internet-facing", "public public-facing external external-facing internet open"),
        ...all("internal", "private private-facing internal-facing intranet closed vpc non-public"),
    },
    loadBalancing: {
        ...all("LEAST_REQUEST", "least-request least_conn least-connections"),
        ...all("ROUND_ROBIN", "round-robin roundrobin"),
    },
    targetType: { ...all("instance", "node nodeport"), ...all("ip", "pod pods") },
    type: {
        ...all("PathPrefix", "prefix startswith"),
        ...all("RegularExpression", "regex regexp re2"),
        ...all("Exact", "equals"),
    },
    tls: {
        ...all("terminate", "terminated termination end offload tls nlb"),
        ...all("passthrough", "pass-through passthru tcp gateway"),
    },
};

/** `edge.mutualTls.mode` has other choices than `waf.mode`. */
const MUTUAL_TLS_MODE: Words = {
    ...all("verify", "on enforce required strict true"),
    ...all("off", "none disable disabled inactive false"),
};

/** So has `mesh.security.mtls.mode`. Istio's DISABLE is neither: it would forbid mutual TLS. */
const MTLS_MODE = all("strict", "on enforce required true mutual");

/** And `mesh.security.egress.mode`. */
const EGRESS_MODE: Words = {
    ...all("registry-only", "registry_only registryonly deny"),
    ...all("allow-any", "allow_any allowany any"),
};

/** Words at one path, where the key has others elsewhere. */
export const BY_PATH: Readonly<Record<string, Words>> = {
    "edge.mutualTls.mode": MUTUAL_TLS_MODE,
    "mesh.security.mtls.mode": MTLS_MODE,
    "mesh.security.egress.mode": EGRESS_MODE,
};
