/**
 * The ids of the rules of the policy pack, by which a stack file excepts from one. `policy/rules/` has the
 * rules themselves.
 */
export const POLICY_RULES = [
    "web-acl-present",
    "web-acl-blocks",
    "web-acl-one-owner",
    "web-acl-logs",
    "tls-policy",
    "http-redirects",
    "certificates-named",
    "access-logs",
    "deletion-protection",
    "drop-invalid-headers",
    "desync-mitigation",
    "alarm-5xx",
    "nodes-private",
    "nodes-imdsv2",
    "volumes-encrypted",
    "one-security-group",
    "security-group-closed",
    "api-endpoint-closed",
    "control-plane-logs",
    "secrets-encrypted",
    "log-retention",
    "bucket-private",
    "controller-iam",
    "iam-no-wildcard",
    "account-pinned",
    "tags",
    "charts-pinned",
    "mtls-strict",
    "routes-bound",
    "gateway-hosts-bound",
    "guard-present",
    "pod-security",
] as const;

export type PolicyRuleId = (typeof POLICY_RULES)[number];
