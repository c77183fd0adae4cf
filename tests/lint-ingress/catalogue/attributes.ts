import type { Case } from "./case";
import { nlb } from "./nlb-service";

const ALB = (text: string, what: string, ...found: string[]): Case => ({
    what,
    changes: { annotations: { "target-group-attributes": text } },
    found: found.map((one) => `error malformed-value: ${one}`),
});
const UNHEALTHY = "target_health_state.unhealthy";

/** Attributes that each are right, and that AWS does not take together. */
export const attributes: Case[] = [
    ALB(
        "stickiness.enabled=true,stickiness.type=app_cookie",
        "stickiness by a cookie that has no name",
        "stickiness.type of target-group-attributes is app_cookie, which needs the cookie's name, and AWS refuses it → add stickiness.app_cookie.cookie_name=<name of the application's cookie>",
    ),
    ALB(
        "stickiness.enabled=true,stickiness.type=app_cookie,stickiness.app_cookie.cookie_name=AWSALBAPP",
        "a cookie of the load balancer's own",
        "stickiness.app_cookie.cookie_name of target-group-attributes must not start with AWSALB, which is for the load balancer's own cookies, and AWS refuses it → write the name of the application's cookie; for the load balancer's own, stickiness.type=lb_cookie",
    ),
    ALB(
        "slow_start.duration_seconds=30,load_balancing.algorithm.type=least_outstanding_requests",
        "a slow start beside the fewest requests",
        "slow_start.duration_seconds of target-group-attributes can't be on with load_balancing.algorithm.type=least_outstanding_requests, and AWS refuses it → take one of them out",
    ),
    ALB(
        "load_balancing.algorithm.anomaly_mitigation=on",
        "mitigation without the algorithm that has it",
        "load_balancing.algorithm.anomaly_mitigation of target-group-attributes can be on with weighted_random only, and AWS refuses it → add load_balancing.algorithm.type=weighted_random, or take it out",
    ),
    {
        what: "stickiness within a zone",
        changes: {
            annotations: {
                "target-group-attributes":
                    "stickiness.enabled=true,stickiness.type=lb_cookie,load_balancing.cross_zone.enabled=false",
            },
        },
        found: [
            "warning malformed-value: load_balancing.cross_zone.enabled of target-group-attributes is false, and AWS does not support stickiness with that → take one of them out",
        ],
    },
    ALB(
        "stickiness.type=app_cookie,slow_start.duration_seconds=0,load_balancing.algorithm.type=least_outstanding_requests",
        "nothing in what is switched off",
    ),
    ALB(
        "load_balancing.algorithm.anomaly_mitigation=on,load_balancing.algorithm.type=weighted_random",
        "nothing in mitigation with its algorithm",
    ),
    {
        what: "an interval of draining where connections are ended",
        changes: nlb({ "target-group-attributes": `${UNHEALTHY}.draining_interval_seconds=60` }),
        found: [
            `error malformed-value: ${UNHEALTHY}.draining_interval_seconds of target-group-attributes can be set only if connections to unhealthy targets are kept, and AWS refuses it → add ${UNHEALTHY}.connection_termination.enabled=false, or take it out`,
        ],
    },
    {
        what: "nothing in an interval of draining whose port keeps connections",
        changes: nlb({
            "target-group-attributes": `${UNHEALTHY}.draining_interval_seconds=60`,
            "target-group-attributes.443": `${UNHEALTHY}.connection_termination.enabled=false`,
        }),
        found: [],
    },
    {
        what: "a UDP port that hides its clients",
        changes: nlb(
            { "target-group-attributes": "preserve_client_ip.enabled=false" },
            { ports: [{ name: "dns", port: 53, protocol: "UDP" }] },
        ),
        found: [
            "error malformed-value: preserve_client_ip.enabled of target-group-attributes can't be false for a UDP port, and AWS refuses it → take it out, or write it into aws-load-balancer-target-group-attributes.<port> of the TCP ports",
        ],
    },
];
