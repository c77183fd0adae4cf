import type { Case } from "./case";
import { HTTPS, nlb, PREFIX } from "./nlb-service";
const ARN = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d";

/** The same without the class, which leaves the annotation `type` to decide. */
const byType = (type: string, annotations: Record<string, string> = {}) =>
    nlb({ type, ...annotations }, { loadBalancerClass: undefined });

export const nlbs: Case[] = [
    {
        what: "an unknown annotation",
        changes: nlb({ "ssl-port": "443" }),
        found: [
            "error unknown-annotation: service.beta.kubernetes.io/aws-load-balancer-ssl-port is unknown to the controller, which ignores it → did you mean service.beta.kubernetes.io/aws-load-balancer-ssl-ports?",
        ],
    },
    ...[
        ["target-type", "nlb-target-type"],
        ["healthy-threshold", "healthcheck-healthy-threshold"],
        ["ssl-policy", "ssl-negotiation-policy"],
    ].map(([name = "", meant = ""]) => ({
        what: `an Ingress's name for ${meant}`,
        changes: nlb({ [name]: "1" }),
        found: [
            `error unknown-annotation: ${PREFIX}${name} is unknown to the controller, which ignores it → did you mean ${PREFIX}${meant}?`,
        ],
    })),
    {
        what: "an annotation of a Classic Load Balancer",
        changes: nlb({ "connection-idle-timeout": "3600" }),
        found: [
            "warning unused-annotation: service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout is for Classic Load Balancers; the controller ignores it for an NLB → write tcp.idle_timeout.seconds=<seconds> into aws-load-balancer-listener-attributes.TCP-<port>",
        ],
    },
    {
        what: "scheme public",
        changes: nlb({ scheme: "public" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-scheme must be exactly internal or internet-facing → did you mean internet-facing?",
        ],
    },
    {
        what: "nlb-target-type pod",
        changes: nlb({ "nlb-target-type": "pod" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-nlb-target-type must be exactly instance or ip → did you mean ip?",
        ],
    },
    {
        what: "ip-address-type ipv6",
        changes: nlb({ "ip-address-type": "ipv6" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-ip-address-type must be exactly ipv4 or dualstack → did you mean dualstack?",
        ],
    },
    {
        what: "name internal-edge_",
        changes: nlb({ name: "internal-edge_" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-name must be letters, digits and -, not start or end with - and not start with internal- → write edge",
        ],
    },
    {
        what: "name a-name-that-is-longer-than-it-may-be",
        changes: nlb({ name: "a-name-that-is-longer-than-it-may-be" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-name must not be longer than 32 characters → shorten it by 4",
        ],
    },
    {
        what: "healthcheck-protocol GRPC",
        changes: nlb({ "healthcheck-protocol": "GRPC" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol must be TCP, HTTP or HTTPS → write HTTP",
        ],
    },
    {
        what: "healthcheck-interval 10s",
        changes: nlb({ "healthcheck-interval": "10s" }),
        found: [
            'error malformed-value: service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval must be a whole number from 5 to 300 → write "10"',
        ],
    },
    {
        what: "healthcheck-healthy-threshold 1",
        changes: nlb({ "healthcheck-healthy-threshold": "1" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-healthcheck-healthy-threshold must be a whole number from 2 to 10 → write 2, or a number between",
        ],
    },
    {
        what: "access-log-enabled disabled",
        changes: nlb({ "access-log-enabled": "disabled" }),
        found: [
            'error malformed-value: service.beta.kubernetes.io/aws-load-balancer-access-log-enabled must be true or false → write "false"',
        ],
    },
    {
        what: "alpn-policy h2",
        changes: nlb({ "alpn-policy": "h2", "ssl-cert": ARN, "backend-protocol": "ssl" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-alpn-policy must be exactly None or HTTP1Only or HTTP2Only or HTTP2Optional or HTTP2Preferred → write None or HTTP1Only or HTTP2Only or HTTP2Optional or HTTP2Preferred",
        ],
    },
    {
        what: "inbound-sg-rules-on-private-link-traffic false",
        changes: nlb({ "inbound-sg-rules-on-private-link-traffic": "false" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-inbound-sg-rules-on-private-link-traffic must be exactly on or off → did you mean off?",
        ],
    },
    {
        what: "proxy-protocol true",
        changes: nlb({ "proxy-protocol": "true" }),
        found: [
            'error malformed-value: service.beta.kubernetes.io/aws-load-balancer-proxy-protocol must be *; the controller does not reconcile the Service → write for example "*"',
        ],
    },
    {
        what: "proxy-protocol-per-target-group https",
        changes: nlb({ "proxy-protocol-per-target-group": "https" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-proxy-protocol-per-target-group must be port numbers → write for example 80, 443",
        ],
    },
    {
        what: "target-group-attributes preserve_client_ip.enabled",
        changes: nlb({ "target-group-attributes": "preserve_client_ip.enabled" }),
        found: [
            'error malformed-value: service.beta.kubernetes.io/aws-load-balancer-target-group-attributes can\'t be parsed: "preserve_client_ip.enabled" is not key=value → write key=value,key=value',
        ],
    },
    {
        what: "an attribute of an ALB's target group",
        changes: nlb({ "target-group-attributes": "stickiness.type=lb_cookie" }),
        found: [
            "error malformed-value: stickiness.type of target-group-attributes must be exactly source_ip → write source_ip",
        ],
    },
    {
        what: "an attribute of one port's target group",
        changes: nlb({ "target-group-attributes.443": "deregistration_delay.timeout_seconds=2h" }),
        found: [
            'error malformed-value: deregistration_delay.timeout_seconds of target-group-attributes.443 must be a whole number from 0 to 3600 → write for example "0"',
        ],
    },
    {
        what: "an attribute that an NLB has not",
        changes: nlb({ attributes: "idle_timeout.timeout_seconds=60" }),
        found: [
            "warning unknown-attribute: attributes has idle_timeout.timeout_seconds, which is not a known attribute; AWS refuses unknown ones → take it out",
        ],
    },
    {
        what: "a routing policy that there is not",
        changes: nlb({ attributes: "dns_record.client_routing_policy=any" }),
        found: [
            "error malformed-value: dns_record.client_routing_policy of attributes must be exactly any_availability_zone or availability_zone_affinity or partial_availability_zone_affinity → did you mean any_availability_zone?",
        ],
    },
    {
        what: "logs without a bucket",
        changes: nlb({ "access-log-enabled": "true" }),
        found: [
            "error logs-without-bucket: access_logs are on without a bucket, which AWS refuses → add service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-name",
        ],
    },
    {
        what: "no scheme",
        changes: nlb({ scheme: undefined }),
        found: [
            "warning internal-by-default: has no scheme, so the NLB is internal → write service.beta.kubernetes.io/aws-load-balancer-scheme: internal or internet-facing",
        ],
    },
    {
        what: "internal as the older controller took it",
        changes: nlb({ scheme: undefined, internal: "0.0.0.0/0" }),
        found: [
            'error malformed-value: service.beta.kubernetes.io/aws-load-balancer-internal must be true or false → write "true" or "false"',
        ],
    },
    {
        what: "TLS on plain ports too",
        changes: nlb(
            { "ssl-cert": ARN, "backend-protocol": "ssl" },
            { ports: [{ name: "http", port: 80 }, HTTPS] },
        ),
        found: [
            "error tls-everywhere: without ssl-ports every port uses TLS, also plain ones and the status port → add service.beta.kubernetes.io/aws-load-balancer-ssl-ports: https",
        ],
    },
    {
        what: "TLS that ends before a target that speaks it",
        changes: nlb({ "ssl-cert": ARN }),
        found: [
            "warning plain-to-tls: the NLB terminates TLS and sends plain TCP to the targets; a target that expects TLS does not answer → add service.beta.kubernetes.io/aws-load-balancer-backend-protocol: ssl, or send the TLS port to a plain targetPort",
        ],
    },
    {
        what: "a backend's protocol that is taken for tcp",
        changes: nlb({ "ssl-cert": ARN, "backend-protocol": "https" }),
        found: [
            "error malformed-value: backend-protocol https is treated as tcp: the NLB terminates TLS and sends plain text to the targets → write ssl",
        ],
    },
    {
        what: "a certificate that is none",
        changes: nlb({ "ssl-cert": "edge", "backend-protocol": "ssl" }),
        found: [
            'error malformed-value: ssl-cert has "edge", which is not the ARN of a certificate → write arn:aws:acm:<region>:<account>:certificate/<id>',
        ],
    },
    {
        what: "TLS on ports that the Service has not",
        changes: nlb({ "ssl-cert": ARN, "backend-protocol": "ssl", "ssl-ports": "*" }),
        found: [
            "error no-service-port: ssl-ports names *, which is not a port of the Service; the controller does not reconcile the Service → write one or more of https",
        ],
    },
    {
        what: "TLS ports without a certificate",
        changes: nlb({ "ssl-ports": "https" }),
        found: [
            "warning unused-annotation: ssl-ports has no effect without ssl-cert: the NLB does not terminate TLS → add service.beta.kubernetes.io/aws-load-balancer-ssl-cert, or take it out",
        ],
    },
    {
        what: "Elastic IPs of an internal NLB",
        changes: nlb({ "eip-allocations": "eipalloc-0a,eipalloc-0b" }),
        found: [
            "error wrong-scheme: eip-allocations are for internet-facing NLBs only, and this one is internal: the controller does not reconcile the Service → write service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, or take it out",
        ],
    },
    {
        what: "one Elastic IP for two subnets",
        changes: nlb({
            scheme: "internet-facing",
            "eip-allocations": "eipalloc-0a",
            subnets: "subnet-0a,subnet-0b",
        }),
        found: [
            "error malformed-value: eip-allocations has 1 entries for 2 subnets: the controller does not reconcile the Service → write one per subnet, in their order",
        ],
    },
    {
        what: "private addresses of a public NLB",
        changes: nlb({ scheme: "internet-facing", "private-ipv4-addresses": "10.0.1.10" }),
        found: [
            "error wrong-scheme: private-ipv4-addresses are for internal NLBs only: the controller does not reconcile the Service → write service.beta.kubernetes.io/aws-load-balancer-scheme: internal, or take it out",
        ],
    },
    {
        what: "a private address with its network",
        changes: nlb({ "private-ipv4-addresses": "10.0.1.10/24" }),
        found: [
            'error malformed-value: private-ipv4-addresses has "10.0.1.10/24", which is not an IPv4 address → write addresses alone, such as 10.0.1.10',
        ],
    },
    {
        what: "IPv6 addresses of an IPv4 NLB",
        changes: nlb({ "ipv6-addresses": "2001:db8::10" }),
        found: [
            "error not-dual-stack: ipv6-addresses needs a dual-stack NLB: the controller does not reconcile the Service → add service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack, or take it out",
        ],
    },
    {
        what: "source ranges that are none",
        changes: nlb({}, { loadBalancerSourceRanges: ["203.0.113.7"] }),
        found: [
            'error malformed-value: the source ranges have "203.0.113.7", which is not a CIDR block → write 203.0.113.7/32',
        ],
    },
    {
        what: "IPv6 source ranges of an IPv4 NLB",
        changes: nlb({}, { loadBalancerSourceRanges: ["2001:db8::/32"] }),
        found: [
            "error not-dual-stack: the source range 2001:db8::/32 needs a dual-stack NLB: the controller does not reconcile the Service → add service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack, or take it out",
        ],
    },
    {
        what: "source ranges beside own security groups",
        changes: nlb(
            { "security-groups": "sg-0a" },
            { loadBalancerSourceRanges: ["203.0.113.0/24"] },
        ),
        found: [
            "warning unused-annotation: the source ranges have no effect beside security-groups, which replace them → take them out, or security-groups",
        ],
    },
    {
        what: "a check on a pod's port",
        changes: nlb({ "healthcheck-port": "15021" }),
        found: [
            "warning health-port: the health check goes to port 15021 of the nodes, which is not a node port → write the name of the Service's port: the controller finds its node port",
        ],
    },
    {
        what: "a check on a port that is not there",
        changes: nlb({ "healthcheck-port": "status-port" }),
        found: [
            "error health-port: the Service has no port named status-port; the controller does not reconcile it → write https or traffic-port",
        ],
    },
    {
        what: "a check by name with ip targets and a named targetPort",
        changes: nlb(
            { "nlb-target-type": "ip", "healthcheck-port": "https" },
            { ports: [{ ...HTTPS, targetPort: "tls" }] },
        ),
        found: [
            "error health-port: the targetPort of https is a name, which the controller can't resolve to a number for ip targets → write a number as targetPort, or as healthcheck-port",
        ],
    },
    {
        what: "an interval below the timeout that holds where none is written",
        changes: nlb({ "healthcheck-interval": "5" }),
        found: [
            'error health-times: the health check\'s timeout of 10 s is above its interval of 5 s, and AWS refuses it → write service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout: "5"',
        ],
    },
    {
        what: "a path that a TCP check does not ask for",
        changes: nlb({ "healthcheck-path": "/healthz" }),
        found: [
            "warning unused-annotation: healthcheck-path has no effect on a TCP health check, which is the default → add service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: HTTP, or take it out",
        ],
    },
    {
        what: "a status port that clients reach",
        changes: nlb(
            {},
            { ports: [HTTPS, { name: "status-port", port: 15021, targetPort: 15021 }] },
        ),
        found: [
            "warning status-port-published: each port of the Service gets a listener, so the gateway's status port is open to all clients → take the port out; health checks of ip targets can use 15021 without it",
        ],
    },
    {
        what: "the older controller's type",
        changes: byType("nlb"),
        found: [
            "warning old-load-balancer: type nlb is for Kubernetes' older built-in controller, which takes the Service unless a webhook sets its class and ignores scheme → write spec.loadBalancerClass: service.k8s.aws/nlb in its place; an existing Service must be recreated for that",
        ],
    },
    {
        what: "a type that there is not",
        changes: byType("network", { scheme: "internet-facing", name: "edge" }),
        found: [
            "warning old-load-balancer: type network is not a type of NLB; Kubernetes' older built-in controller makes a Classic Load Balancer unless a webhook sets the Service's class and ignores name, scheme → write spec.loadBalancerClass: service.k8s.aws/nlb in its place; an existing Service must be recreated for that",
        ],
    },
    {
        what: "an external type without the targets' type",
        changes: byType("external"),
        found: [
            "warning old-load-balancer: type external needs nlb-target-type; without it the controller takes the Service only if its webhook sets the class → add service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance or ip",
        ],
    },
    {
        what: "an external type with targets that there are not",
        changes: byType("external", { "nlb-target-type": "pods" }),
        found: [
            "error malformed-value: service.beta.kubernetes.io/aws-load-balancer-nlb-target-type must be exactly instance or ip → did you mean ip?",
        ],
    },
    {
        what: "annotations on a Service that no NLB is made of",
        changes: { ...nlb({ "healthcheck-path": "/ready" }), service: { type: "NodePort" } },
        found: [
            "warning unused-annotation: service.beta.kubernetes.io/aws-load-balancer-scheme has no effect: a Service of type NodePort gets no NLB → take it out, or make it a LoadBalancer with spec.loadBalancerClass: service.k8s.aws/nlb",
            "warning unused-annotation: service.beta.kubernetes.io/aws-load-balancer-healthcheck-path has no effect: a Service of type NodePort gets no NLB → take it out, or make it a LoadBalancer with spec.loadBalancerClass: service.k8s.aws/nlb",
        ],
    },
    {
        what: "the same on a Service behind an Ingress",
        changes: { serviceAnnotations: { [`${PREFIX}healthcheck-path`]: "/ready" } },
        found: [
            "warning unused-annotation: service.beta.kubernetes.io/aws-load-balancer-healthcheck-path has no effect: a Service of type NodePort gets no NLB → for the ALB write alb.ingress.kubernetes.io/healthcheck-path",
        ],
    },
    {
        what: "an NLB behind an Ingress",
        changes: {
            ...nlb({}, { ports: undefined }),
            ingress: undefined,
            rules: [["Prefix / gateway:443"]],
            service: { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb" },
        },
        found: [
            "warning second-load-balancer: makes its own NLB, but an Ingress sends an ALB's requests here: clients can bypass the ALB → make it a NodePort, or a ClusterIP behind ip targets",
            "warning status-port-published: each port of the Service gets a listener, so the gateway's status port is open to all clients → take the port out; health checks of ip targets can use 15021 without it",
        ],
    },
    {
        what: "what EKS Auto Mode does not take on a Service",
        changes: nlb({ "proxy-protocol": "*" }, { loadBalancerClass: "eks.amazonaws.com/nlb" }),
        found: [
            "warning auto-mode: proxy-protocol is not supported by EKS Auto Mode → write proxy_protocol_v2.enabled=true into aws-load-balancer-target-group-attributes",
        ],
    },
    {
        what: "source ranges that EKS Auto Mode does not take",
        changes: {
            ...nlb({}, { loadBalancerClass: "eks.amazonaws.com/nlb" }),
            serviceAnnotations: {
                [`${PREFIX}scheme`]: "internal",
                "service.beta.kubernetes.io/load-balancer-source-ranges": "10.0.0.0/8",
            },
        },
        found: [
            "warning auto-mode: load-balancer-source-ranges is not supported by EKS Auto Mode, so any address may connect → write spec.loadBalancerSourceRanges",
        ],
    },
    {
        what: "nothing in one TLS port without ssl-ports",
        changes: nlb(
            { "ssl-cert": ARN },
            { ports: [{ name: "https", port: 443, targetPort: 8080 }] },
        ),
        found: [],
    },
    {
        what: "nothing in a check that lasts as long as its interval",
        changes: nlb({ "healthcheck-interval": "10", "healthcheck-timeout": "10" }),
        found: [],
    },
    {
        what: "nothing in a path of a check by HTTP, whatever its case",
        changes: nlb({ "healthcheck-protocol": "http", "healthcheck-path": "/healthz" }),
        found: [],
    },
    {
        what: "nothing in a path where nodes answer for themselves",
        changes: nlb({ "healthcheck-path": "/healthz" }, { externalTrafficPolicy: "Local" }),
        found: [],
    },
    {
        what: "nothing in internal beside a scheme",
        changes: nlb({ internal: "0.0.0.0/0" }),
        found: [],
    },
    {
        what: "nothing in type external with targets",
        changes: byType("external", { "nlb-target-type": "ip" }),
        found: [],
    },
    {
        what: "nothing in the first type of the controller",
        changes: byType("nlb-ip"),
        found: [],
    },
    {
        what: "nothing in a Service of a class that is another's",
        changes: nlb({ scheme: "public" }, { loadBalancerClass: "tailscale" }),
        found: [],
    },
    {
        what: "nothing in a Classic Load Balancer's Service",
        changes: nlb(
            { scheme: undefined, internal: "0.0.0.0/0", "connection-idle-timeout": "60" },
            { loadBalancerClass: undefined },
        ),
        found: [],
    },
];
