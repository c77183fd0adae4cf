import { UNKNOWN } from "../../policy/resource";
import { type Case, ingress, PROTECTED, resource } from "./cases";

const PUBLIC = { scheme: "internet-facing" };
const ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge/1";
const HTTPS = { "listen-ports": '[{"HTTPS":443}]' };
const BOTH = { "listen-ports": '[{"HTTP":80},{"HTTPS":443}]' };

const acl = (...rules: object[]) => resource("aws:wafv2/webAcl:WebAcl", "acl", { arn: ARN, rules });
const alb = ingress({ ...PUBLIC, "wafv2-acl-arn": ARN });
const attributes = (text: string) => ingress({ "load-balancer-attributes": text });

/** Rules of the load balancer, and of what is about it. */
export const EDGE: readonly Case[] = [
    {
        rule: "web-acl-present",
        states: "an internet-facing ALB without a web ACL",
        keeps: [alb],
        breaks: [ingress({ ...PUBLIC, "wafv2-acl-arn": "none" })],
        found: [["edge-ingress", "The Ingress names no web ACL"]],
    },
    {
        rule: "web-acl-present",
        states: "one of a group, whose first Ingress says it for all",
        keeps: [
            ingress({ "group.name": "edge" }, "edge-ingress-grpc"),
            ingress({ ...PUBLIC, "group.name": "edge", "wafv2-acl-arn": UNKNOWN }),
        ],
        breaks: [
            ingress({ "group.name": "edge" }, "edge-ingress-grpc"),
            ingress({ ...PUBLIC, "group.name": "edge" }),
        ],
        found: [["edge-ingress", "The Ingress names no web ACL"]],
    },
    {
        rule: "web-acl-blocks",
        states: "an ACL that only counts, in a protected stack",
        keeps: [PROTECTED, alb, acl({ overrideAction: { none: {} } }, { action: { count: {} } })],
        breaks: [PROTECTED, alb, acl({ overrideAction: { count: {} } }, { action: { allow: {} } })],
        found: [["acl", "None of its rules blocks a request"]],
    },
    {
        rule: "web-acl-blocks",
        states: "the same in a stack that is not protected, which may observe",
        keeps: [alb, acl({ action: { count: {} } })],
        breaks: [],
        found: [],
    },
    {
        rule: "web-acl-one-owner",
        states: "an association beside the annotation",
        keeps: [alb],
        breaks: [
            alb,
            resource("aws:wafv2/webAclAssociation:WebAclAssociation", "extra", {
                resourceArn:
                    "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/payments-dev/1",
            }),
        ],
        found: [["extra", "It associates a web ACL beside the annotation of the Ingress"]],
    },
    {
        rule: "web-acl-logs",
        states: "an ACL without logs, in a protected stack",
        keeps: [
            PROTECTED,
            acl(),
            resource("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "logs", {
                resourceArn: ARN,
            }),
        ],
        breaks: [PROTECTED, acl()],
        found: [["acl", "It has no logging configuration"]],
    },
    {
        rule: "tls-policy",
        states: "a security policy with TLS 1.0, though of 2021",
        keeps: [ingress({ ...HTTPS, "ssl-policy": "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" })],
        breaks: [ingress({ ...HTTPS, "ssl-policy": "ELBSecurityPolicy-TLS13-1-0-2021-06" })],
        found: [["edge-ingress", "The policy is ELBSecurityPolicy-TLS13-1-0-2021-06"]],
    },
    {
        rule: "tls-policy",
        states: "an HTTPS listener by its certificate, without a policy",
        keeps: [ingress({ "certificate-arn": "arn", "ssl-policy": UNKNOWN })],
        breaks: [ingress({ "certificate-arn": "arn" })],
        found: [["edge-ingress", "The Ingress names no security policy"]],
    },
    {
        rule: "http-redirects",
        states: "a plain listener without a redirect",
        keeps: [ingress({ ...BOTH, "ssl-redirect": "443" })],
        breaks: [ingress(BOTH)],
        found: [["edge-ingress", "The ALB answers plain HTTP without a redirect"]],
    },
    {
        rule: "certificates-named",
        states: "an HTTPS listener whose certificate the controller looks for",
        keeps: [ingress({ ...HTTPS, "certificate-arn": UNKNOWN })],
        breaks: [ingress(HTTPS)],
        found: [["edge-ingress", "The Ingress names no certificate"]],
    },
    {
        rule: "access-logs",
        states: "a protected stack without access logs",
        keeps: [
            PROTECTED,
            attributes("idle_timeout.timeout_seconds=60,access_logs.s3.enabled=true"),
        ],
        breaks: [PROTECTED, attributes("access_logs.s3.enabled=false")],
        found: [["edge-ingress", "access_logs.s3.enabled is not true"]],
    },
    {
        rule: "deletion-protection",
        states: "a protected stack whose ALB may be deleted",
        keeps: [PROTECTED, attributes("deletion_protection.enabled=true")],
        breaks: [PROTECTED, attributes("")],
        found: [["edge-ingress", "deletion_protection.enabled is not true"]],
    },
    {
        rule: "drop-invalid-headers",
        states: "an ALB that hands invalid headers on",
        keeps: [attributes("routing.http.drop_invalid_header_fields.enabled=true")],
        breaks: [ingress({})],
        found: [["edge-ingress", "routing.http.drop_invalid_header_fields.enabled is not true"]],
    },
    {
        rule: "drop-invalid-headers",
        states: "a group whose first Ingress says nothing, though it says it for all",
        keeps: [
            ingress({ "group.name": "edge" }, "edge-ingress-grpc"),
            ingress({
                "group.name": "edge",
                "load-balancer-attributes": "routing.http.drop_invalid_header_fields.enabled=true",
            }),
        ],
        breaks: [
            ingress({ "group.name": "edge" }, "edge-ingress-grpc"),
            ingress({ "group.name": "edge", scheme: "internal" }),
        ],
        found: [["edge-ingress", "routing.http.drop_invalid_header_fields.enabled is not true"]],
    },
    {
        rule: "desync-mitigation",
        states: "an ALB that only counts what is ambiguous",
        keeps: [attributes("routing.http.desync_mitigation_mode=strictest")],
        breaks: [attributes("routing.http.desync_mitigation_mode=monitor")],
        found: [["edge-ingress", "The mode is monitor"]],
    },
    {
        rule: "alarm-5xx",
        states: "a protected stack without an alarm on 5xx",
        keeps: [
            PROTECTED,
            alb,
            resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
                metricQueries: [{ metric: { metricName: "HTTPCode_ELB_5XX_Count" } }],
            }),
        ],
        breaks: [
            PROTECTED,
            alb,
            resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
                metricName: "TargetResponseTime",
            }),
        ],
        found: [[undefined, "No alarm of the stack looks at answers with 5xx"]],
    },
];
