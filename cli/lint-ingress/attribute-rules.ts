type Values = ReadonlyMap<string, string>;

/** Attributes that AWS does not combine, by the one that is to blame. */
export interface AttributeRule {
    attribute: string;
    isBroken: (value: string, others: Values) => boolean;
    says: string;
    cure: string;
    /** AWS takes it, as far as its documentation tells, and does not do it. */
    isTaken?: true;
}

const ALGORITHM = "load_balancing.algorithm.type";
const COOKIE = "stickiness.app_cookie.cookie_name";
const UNHEALTHY = "target_health_state.unhealthy";

const isOn = (values: Values, attribute: string) => values.get(attribute)?.toLowerCase() === "true";

/** What of some attributes does not go with the others. */
export function brokenRules(rules: readonly AttributeRule[], values: Values): AttributeRule[] {
    return rules.filter(({ attribute, isBroken }) => {
        const value = values.get(attribute);
        return value !== undefined && isBroken(value, values);
    });
}

/** Of an ALB's target group (Elastic Load Balancing API, `TargetGroupAttribute`; user guide, target groups). */
export const ALB_TARGET_RULES: readonly AttributeRule[] = [
    {
        attribute: "stickiness.type",
        isBroken: (type, others) =>
            type === "app_cookie" && isOn(others, "stickiness.enabled") && !others.get(COOKIE),
        says: "is app_cookie, which needs the cookie's name",
        cure: `add ${COOKIE}=<name of the application's cookie>`,
    },
    {
        attribute: COOKIE,
        isBroken: (name) => name.startsWith("AWSALB"),
        says: "must not start with AWSALB, which is for the load balancer's own cookies",
        cure: "write the name of the application's cookie; for the load balancer's own, stickiness.type=lb_cookie",
    },
    {
        attribute: "slow_start.duration_seconds",
        isBroken: (seconds, others) =>
            Number(seconds) > 0 && others.get(ALGORITHM) === "least_outstanding_requests",
        says: `can't be on with ${ALGORITHM}=least_outstanding_requests`,
        cure: "take one of them out",
    },
    {
        attribute: "load_balancing.algorithm.anomaly_mitigation",
        isBroken: (value, others) => value === "on" && others.get(ALGORITHM) !== "weighted_random",
        says: "can be on with weighted_random only",
        cure: `add ${ALGORITHM}=weighted_random, or take it out`,
    },
    {
        attribute: "load_balancing.cross_zone.enabled",
        isBroken: (value, others) => value === "false" && isOn(others, "stickiness.enabled"),
        // ELB user guide, cross-zone load balancing for target groups: "not supported", and no word of an error.
        says: "is false, and AWS does not support stickiness with that",
        cure: "take one of them out",
        isTaken: true,
    },
];

/** Of an NLB's target group. */
export const NLB_TARGET_RULES: readonly AttributeRule[] = [
    {
        attribute: `${UNHEALTHY}.draining_interval_seconds`,
        isBroken: (seconds, others) =>
            Number(seconds) > 0 &&
            others.get(`${UNHEALTHY}.connection_termination.enabled`)?.toLowerCase() !== "false",
        says: "can be set only if connections to unhealthy targets are kept",
        cure: `add ${UNHEALTHY}.connection_termination.enabled=false, or take it out`,
    },
];

/** Of one whose protocol is UDP, besides. */
export const UDP_TARGET_RULES: readonly AttributeRule[] = [
    {
        attribute: "preserve_client_ip.enabled",
        isBroken: (value) => value.toLowerCase() === "false",
        says: "can't be false for a UDP port",
        cure: "take it out, or write it into aws-load-balancer-target-group-attributes.<port> of the TCP ports",
    },
];
