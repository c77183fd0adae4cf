import {
    HEALTH_INTERVAL,
    HEALTH_THRESHOLD,
    HEALTH_TIMEOUT,
} from "../../components/values/elb-limits";
import type { ValueType } from "../../components/edge/alb/annotation";
import {
    boolean,
    integer,
    ipAddressType,
    list,
    loadBalancerName,
    map,
    matching,
    oneOf,
    path,
    scheme,
    targetType,
    text,
} from "../../components/edge/alb/value-types";

/** Begins the controller's annotations of a Service, and those of Kubernetes' own, older load balancers. */
export const NLB_PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

const onOff: ValueType = {
    ...oneOf("on", "off"),
    meant: { true: "on", enabled: "on", false: "off", disabled: "off" },
};

/**
 * What controller 3.5.0 reads on a Service that it makes an NLB of: its `pkg/annotations/constants.go`, and
 * the types as `pkg/service/model_build_*.go` parse them. What depends on other fields is checked elsewhere.
 */
export const NLB_ANNOTATIONS: Readonly<Record<string, ValueType>> = {
    "access-log-enabled": boolean,
    "access-log-s3-bucket-name": text,
    "access-log-s3-bucket-prefix": text,
    "additional-resource-tags": map,
    "alpn-policy": oneOf("None", "HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred"),
    attributes: map,
    "backend-protocol": text,
    "cross-zone-load-balancing-enabled": boolean,
    "disable-nlb-sg": boolean,
    "eip-allocations": list,
    "enable-icmp-for-path-mtu-discovery": onOff,
    "enable-prefix-for-ipv6-source-nat": onOff,
    "enable-tcp-udp-listener": boolean,
    "healthcheck-healthy-threshold": integer(HEALTH_THRESHOLD),
    "healthcheck-interval": integer(HEALTH_INTERVAL),
    "healthcheck-path": path,
    "healthcheck-port": text,
    "healthcheck-protocol": matching(
        /^(tcp|http|https)$/i,
        "must be TCP, HTTP or HTTPS",
        "TCP",
        (given) => (/^(grpc|http2)$/i.test(given) ? "HTTP" : ""),
    ),
    "healthcheck-success-codes": matching(
        /^\d+(-\d+)?(,\d+(-\d+)?)*$/,
        "must be status codes and ranges",
        "200-399",
    ),
    "healthcheck-timeout": integer(HEALTH_TIMEOUT),
    "healthcheck-unhealthy-threshold": integer(HEALTH_THRESHOLD),
    "inbound-sg-rules-on-private-link-traffic": onOff,
    internal: boolean,
    "ip-address-type": ipAddressType("ipv4", "dualstack"),
    "ipv6-addresses": list,
    "manage-backend-security-group-rules": boolean,
    "minimum-load-balancer-capacity": map,
    "multi-cluster-target-group": boolean,
    name: loadBalancerName,
    "nlb-target-type": targetType,
    "private-ipv4-addresses": list,
    "proxy-protocol": matching(
        /^\*$/,
        "must be *; the controller does not reconcile the Service",
        '"*"',
    ),
    "proxy-protocol-per-target-group": matching(
        /^\s*\d+\s*(,\s*\d+\s*)*$/,
        "must be port numbers",
        "80, 443",
    ),
    "quic-enabled-ports": list,
    scheme,
    "security-group-prefix-lists": list,
    "security-groups": list,
    "source-nat-ipv6-prefixes": list,
    "ssl-cert": list,
    "ssl-negotiation-policy": text,
    "ssl-ports": list,
    subnets: list,
    "target-group-attributes": map,
    "target-node-labels": map,
    type: text,
};

/** Families: what follows the dot names a listener, or a port. */
export const NLB_FAMILIES = ["listener-attributes.", "target-group-attributes."];

/** What of them Kubernetes' own, older controller passes over (cloud-provider-aws, `pkg/providers/v1/aws.go`). */
export const NEW_ANNOTATIONS = [
    "alpn-policy",
    "attributes",
    "disable-nlb-sg",
    "enable-tcp-udp-listener",
    "ip-address-type",
    "ipv6-addresses",
    "manage-backend-security-group-rules",
    "name",
    "nlb-target-type",
    "scheme",
    "security-group-prefix-lists",
];

/** Names that look like the controller's own, mostly an Ingress's, and what it calls the same on a Service. */
export const LIKE_NLB_ANNOTATIONS: Readonly<Record<string, string>> = {
    "certificate-arn": "ssl-cert",
    "deletion-protection": "attributes: deletion_protection.enabled=true",
    "healthcheck-interval-seconds": "healthcheck-interval",
    "healthcheck-timeout-seconds": "healthcheck-timeout",
    "healthy-threshold": "healthcheck-healthy-threshold",
    "healthy-threshold-count": "healthcheck-healthy-threshold",
    "load-balancer-attributes": "attributes",
    "ssl-policy": "ssl-negotiation-policy",
    "success-codes": "healthcheck-success-codes",
    tags: "additional-resource-tags",
    "target-type": "nlb-target-type",
    "unhealthy-threshold": "healthcheck-unhealthy-threshold",
    "unhealthy-threshold-count": "healthcheck-unhealthy-threshold",
};

/** Only the older controller read these, for a Classic Load Balancer; and what an NLB has instead. */
export const CLASSIC_ANNOTATIONS: Readonly<Record<string, string>> = {
    "access-log-emit-interval": "take it out: an NLB's logs have none",
    "connection-draining-enabled":
        "write deregistration_delay.timeout_seconds=<seconds> into aws-load-balancer-target-group-attributes",
    "connection-draining-timeout":
        "write deregistration_delay.timeout_seconds=<seconds> into aws-load-balancer-target-group-attributes",
    "connection-idle-timeout":
        "write tcp.idle_timeout.seconds=<seconds> into aws-load-balancer-listener-attributes.TCP-<port>",
    "extra-security-groups": "write them into aws-load-balancer-security-groups",
};
