import {
    CLIENT_KEEP_ALIVE,
    DEREGISTRATION_DELAY,
    DESYNC_MODES,
    IDLE_TIMEOUT,
    STICKINESS,
} from "../../components/values/elb-limits";
import type { ValueType } from "../../components/edge/alb/annotation";
import { integer, matching, oneOf, text } from "../../components/edge/alb/value-types";
import { flagMeant } from "./meant";

export type Attributes = Readonly<Record<string, ValueType>>;

/** AWS takes these two words, and no other that Go would. */
const flag = matching(
    /^(true|false)$/i,
    "must be true or false",
    "true",
    (given) => flagMeant(given) ?? "",
);
const cookieSeconds = integer(STICKINESS);
const share = integer({ min: 1, max: 100 }, "off");

const logs = (kind: string): Attributes => ({
    [`${kind}.s3.enabled`]: flag,
    [`${kind}.s3.bucket`]: text,
    [`${kind}.s3.prefix`]: text,
});

const common: Attributes = {
    ...logs("access_logs"),
    "deletion_protection.enabled": flag,
    "ipv6.deny_all_igw_traffic": flag,
    "load_balancing.cross_zone.enabled": flag,
    "zonal_shift.config.enabled": flag,
};

/** Attributes of an ALB (Elastic Load Balancing API, `LoadBalancerAttribute`). */
export const ALB_ATTRIBUTES: Attributes = {
    ...common,
    ...logs("connection_logs"),
    ...logs("health_check_logs"),
    "client_keep_alive.seconds": integer(CLIENT_KEEP_ALIVE),
    "idle_timeout.timeout_seconds": integer(IDLE_TIMEOUT),
    "routing.http.desync_mitigation_mode": oneOf(...DESYNC_MODES),
    "routing.http.drop_invalid_header_fields.enabled": flag,
    "routing.http.preserve_host_header.enabled": flag,
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": flag,
    "routing.http.xff_client_port.enabled": flag,
    "routing.http.xff_header_processing.mode": oneOf("append", "preserve", "remove"),
    "routing.http2.enabled": flag,
    "waf.fail_open.enabled": flag,
};

/** Attributes of an NLB. */
export const NLB_ATTRIBUTES: Attributes = {
    ...common,
    "dns_record.client_routing_policy": oneOf(
        "any_availability_zone",
        "availability_zone_affinity",
        "partial_availability_zone_affinity",
    ),
    "secondary_ips.auto_assigned.per_subnet": integer({ min: 0, max: 7 }),
};

const health = "target_group_health";
const commonTargets: Attributes = {
    "deregistration_delay.timeout_seconds": integer(DEREGISTRATION_DELAY),
    "load_balancing.cross_zone.enabled": oneOf("true", "false", "use_load_balancer_configuration"),
    "stickiness.enabled": flag,
    [`${health}.dns_failover.minimum_healthy_targets.count`]: matching(
        /^(off|[1-9]\d*)$/,
        "must be off or a number of targets",
        "1",
    ),
    [`${health}.dns_failover.minimum_healthy_targets.percentage`]: share,
    [`${health}.unhealthy_state_routing.minimum_healthy_targets.count`]: matching(
        /^[1-9]\d*$/,
        "must be a number of targets",
        "1",
    ),
    [`${health}.unhealthy_state_routing.minimum_healthy_targets.percentage`]: share,
};

/** Attributes of an ALB's target group (`TargetGroupAttribute`). */
export const ALB_TARGET_ATTRIBUTES: Attributes = {
    ...commonTargets,
    "load_balancing.algorithm.anomaly_mitigation": oneOf("on", "off"),
    "load_balancing.algorithm.type": oneOf(
        "round_robin",
        "least_outstanding_requests",
        "weighted_random",
    ),
    "slow_start.duration_seconds": matching(
        /^(0|[3-9]\d|[1-8]\d\d|900)$/,
        "must be 0 or a whole number from 30 to 900",
        "30",
    ),
    "stickiness.app_cookie.cookie_name": text,
    "stickiness.app_cookie.duration_seconds": cookieSeconds,
    "stickiness.lb_cookie.duration_seconds": cookieSeconds,
    "stickiness.type": oneOf("lb_cookie", "app_cookie"),
};

/** Attributes of an NLB's target group. */
export const NLB_TARGET_ATTRIBUTES: Attributes = {
    ...commonTargets,
    "deregistration_delay.connection_termination.enabled": flag,
    "preserve_client_ip.enabled": flag,
    "proxy_protocol_v2.enabled": flag,
    "stickiness.type": oneOf("source_ip"),
    "target_health_state.unhealthy.connection_termination.enabled": flag,
    "target_health_state.unhealthy.draining_interval_seconds": integer({ min: 0, max: 360_000 }),
};
