import type { Case } from "./case";

const ACL = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl";
const SERVER = "listener-attributes.HTTPS-443";
const DEFAULT = { defaultBackend: { service: { name: "gateway", port: { number: 443 } } } };
const PLAIN = { "ssl-redirect": undefined, "certificate-arn": undefined, "ssl-policy": undefined };

const both = (
    annotations: Record<string, string | undefined>,
    sibling: Record<string, string | undefined>,
) => ({
    annotations: { "group.name": "shared", ...annotations },
    sibling: { "group.name": "shared", ...sibling },
});

export const groups: Case[] = [
    {
        what: "two schemes in a group",
        changes: {
            annotations: { "group.name": "shared" },
            sibling: { "group.name": "shared", scheme: "internal" },
        },
        found: [
            "error group-conflict: scheme is internal, and internet-facing on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "two values of one attribute in a group",
        changes: {
            annotations: {
                "group.name": "shared",
                "load-balancer-attributes": "idle_timeout.timeout_seconds=60",
            },
            sibling: {
                "group.name": "shared",
                "load-balancer-attributes": "idle_timeout.timeout_seconds=61",
            },
        },
        found: [
            "error group-conflict: idle_timeout.timeout_seconds of load-balancer-attributes is 61, and 60 on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "a class that wins",
        changes: {
            annotations: { "ssl-policy": "ELBSecurityPolicy-TLS13-1-3-2021-06" },
            params: { scheme: "internal", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
        },
        found: [
            "error class-wins: IngressClassParams pinned has scheme internal, so the Ingress's value has no effect → take it out, or change the class",
            "error class-wins: IngressClassParams pinned has ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06, so the Ingress's value has no effect → take it out, or change the class",
        ],
    },
    {
        what: "a class that wins key by key",
        changes: {
            annotations: { "load-balancer-attributes": "idle_timeout.timeout_seconds=60" },
            params: {
                loadBalancerAttributes: [{ key: "idle_timeout.timeout_seconds", value: "30" }],
            },
        },
        found: [
            "warning class-wins: IngressClassParams pinned has load-balancer-attributes idle_timeout.timeout_seconds=30, which wins per key → take out the keys that the class sets",
        ],
    },
    {
        what: "CIDR blocks that differ",
        changes: both(
            { "inbound-cidrs": "203.0.113.0/24" },
            { "inbound-cidrs": "198.51.100.0/24" },
        ),
        found: [
            "error group-conflict: inbound-cidrs is 198.51.100.0/24, and 203.0.113.0/24 on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "nothing in CIDR blocks, prefix lists and subnets in another order",
        changes: both(
            {
                "inbound-cidrs": "203.0.113.0/24, 198.51.100.0/24",
                "security-group-prefix-lists": "pl-1,pl-2",
                subnets: "a,b",
            },
            {
                "inbound-cidrs": "198.51.100.0/24,203.0.113.0/24",
                "security-group-prefix-lists": "pl-2,pl-1",
                subnets: "b,a",
            },
        ),
        found: [],
    },
    {
        what: "nothing in CIDR blocks and TLS policies of different ports",
        changes: both(
            { "inbound-cidrs": "203.0.113.0/24", "listen-ports": '[{"HTTPS": 443}]' },
            {
                "inbound-cidrs": "198.51.100.0/24",
                "listen-ports": '[{"HTTPS": 8443}]',
                "ssl-policy": "ELBSecurityPolicy-TLS13-1-3-2021-06",
            },
        ),
        found: [],
    },
    {
        what: "nothing in CIDR blocks that one Ingress names for all",
        changes: both({ "inbound-cidrs": "203.0.113.0/24" }, {}),
        found: [],
    },
    {
        what: "security groups in another order, which the controller compares as lists",
        changes: both(
            { "security-groups": "sg-1,sg-2", "manage-backend-security-group-rules": "true" },
            { "security-groups": "sg-2,sg-1" },
        ),
        found: [
            "error group-conflict: security-groups is sg-2,sg-1, and sg-1,sg-2 on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "nothing in node rules beside security groups of another Ingress",
        changes: both(
            { "security-groups": "sg-1" },
            { "manage-backend-security-group-rules": "true" },
        ),
        found: [],
    },
    {
        what: "CIDR blocks beside security groups of another Ingress",
        changes: both(
            { "security-groups": "sg-1", "manage-backend-security-group-rules": "true" },
            { "inbound-cidrs": "203.0.113.0/24" },
        ),
        found: [
            "error unused-annotation: inbound-cidrs has no effect beside security-groups, which replace it → take it out, or security-groups",
        ],
    },
    {
        what: "a TLS policy of the same port",
        changes: both({}, { "ssl-policy": "ELBSecurityPolicy-TLS13-1-3-2021-06" }),
        found: [
            "error group-conflict: ssl-policy is ELBSecurityPolicy-TLS13-1-3-2021-06, and ELBSecurityPolicy-TLS13-1-2-2021-06 on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "two redirects",
        changes: both({}, { "ssl-redirect": "8443", "listen-ports": '[{"HTTPS": 8443}]' }),
        found: [
            "error group-conflict: ssl-redirect is 8443, and 443 on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "one port with two protocols",
        changes: both(
            { "listen-ports": '[{"HTTPS": 8443}]', "ssl-redirect": undefined },
            { ...PLAIN, "listen-ports": '[{"HTTP": 8443}]' },
        ),
        found: [
            "error group-conflict: the protocol of port 8443 is HTTP, and HTTPS on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "nothing in a redirect, a policy and a certificate that another Ingress has",
        changes: {
            ...both(
                {},
                {
                    "ssl-redirect": undefined,
                    "ssl-policy": undefined,
                    "certificate-arn": undefined,
                },
            ),
            siblingRules: [["Prefix /b gateway:443"]],
        },
        found: [],
    },
    {
        what: "no certificate on any Ingress in the files",
        changes: {
            ...both({ "certificate-arn": undefined }, { "certificate-arn": undefined }),
            siblingRules: [["Prefix /b gateway:443"]],
        },
        found: [
            "warning no-certificate: HTTPS has no certificate, and without a host the controller can't find one in ACM, nor on another Ingress in the files → add alb.ingress.kubernetes.io/certificate-arn",
        ],
    },
    {
        what: "nothing in the redirect of a member with HTTP alone to another one's HTTPS, but in its rules",
        changes: both({ ...PLAIN, "ssl-redirect": "443", "listen-ports": '[{"HTTP": 80}]' }, {}),
        found: [
            'warning unserved-rules: the group shared redirects HTTP to 443, but this Ingress has no listener on that port: none of its rules applies → add {"HTTPS": 443} to its listen-ports',
        ],
    },
    {
        what: "a redirect to a port that an Ingress that was not given may have",
        changes: {
            annotations: { "group.name": "shared", "listen-ports": '[{"HTTPS": 8443}]' },
        },
        found: [
            'warning redirect-port: ssl-redirect redirects to port 443, but no listener in these files has that port; unless another Ingress of the group has one, the controller stops reconciling the group → write "8443"',
        ],
    },
    {
        what: "nothing in booleans that are written differently",
        changes: both(
            { "shield-advanced-protection": "true" },
            { "shield-advanced-protection": "True" },
        ),
        found: [],
    },
    {
        what: "nothing in ARNs of web ACLs beside a name, which wins",
        changes: both({ "wafv2-acl-name": "edge" }, { "wafv2-acl-arn": `${ACL}/a/1` }),
        found: [
            "note acl-by-name: wafv2-acl-name needs wafv2:ListWebACLs, which the controller's official IAM policy does not allow → use wafv2-acl-arn",
        ],
    },
    {
        what: "two web ACLs",
        changes: both({ "wafv2-acl-arn": `${ACL}/a/1` }, { "wafv2-acl-arn": "none" }),
        found: [
            "error group-conflict: wafv2-acl-arn is none, and arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1 on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "nothing in mutual TLS with its fields in another order",
        changes: both(
            { "mutual-authentication": '[{"port":443,"mode":"passthrough"}]' },
            { "mutual-authentication": '[{"mode":"passthrough","port":443}]' },
        ),
        found: [],
    },
    {
        what: "mutual TLS that one Ingress switches off",
        changes: both(
            { "mutual-authentication": '[{"port":443,"mode":"passthrough"}]' },
            { "mutual-authentication": '[{"port":443,"mode":"off"}]' },
        ),
        found: [
            'error group-conflict: mutual-authentication of port 443 is {"port":443,"mode":"off"}, and {"port":443,"mode":"passthrough"} on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all',
        ],
    },
    {
        what: "attributes of a listener that differ",
        changes: both(
            { [SERVER]: "routing.http.response.server.enabled=false" },
            { [SERVER]: "routing.http.response.server.enabled=true" },
        ),
        found: [
            "error group-conflict: routing.http.response.server.enabled of listener-attributes.HTTPS-443 is true, and false on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
    {
        what: "no conflict of an attribute that the class decides about",
        changes: {
            ...both(
                { "load-balancer-attributes": "idle_timeout.timeout_seconds=60" },
                { "load-balancer-attributes": "idle_timeout.timeout_seconds=61" },
            ),
            params: {
                loadBalancerAttributes: [{ key: "idle_timeout.timeout_seconds", value: "30" }],
            },
        },
        found: [
            "warning class-wins: IngressClassParams pinned has load-balancer-attributes idle_timeout.timeout_seconds=30, which wins per key → take out the keys that the class sets",
            "warning class-wins: IngressClassParams pinned has load-balancer-attributes idle_timeout.timeout_seconds=30, which wins per key → take out the keys that the class sets",
        ],
    },
    {
        what: "nothing in logs of which another Ingress has the bucket",
        changes: both(
            { "load-balancer-attributes": "access_logs.s3.enabled=true" },
            { "load-balancer-attributes": "access_logs.s3.bucket=logs" },
        ),
        found: [],
    },
    {
        what: "two default backends",
        changes: { ...both({}, {}), spec: DEFAULT, siblingSpec: DEFAULT },
        found: [
            "error group-conflict: Ingress istio-system/a has a defaultBackend too, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group; others can have a path / without a host",
        ],
    },
    {
        what: "nothing in default backends of different ports",
        changes: {
            ...both(
                { "listen-ports": '[{"HTTPS": 443}]' },
                { "listen-ports": '[{"HTTPS": 8443}]' },
            ),
            spec: DEFAULT,
            siblingSpec: DEFAULT,
        },
        found: [],
    },
    {
        what: "a group that the class makes of them",
        changes: {
            annotations: { scheme: "internal" },
            sibling: {},
            params: { group: { name: "shared" } },
        },
        found: [
            "error group-conflict: scheme is internet-facing, and internal on Ingress istio-system/a, in the same group shared: the controller stops reconciling the whole group → set it on one Ingress of the group, or to the same value on all",
        ],
    },
];
