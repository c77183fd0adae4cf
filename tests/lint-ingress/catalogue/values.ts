import type { Case } from "./case";

export const values: Case[] = [
    {
        what: "a protocol in lower case",
        changes: { annotations: { "backend-protocol": "https" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/backend-protocol must be exactly HTTP or HTTPS → did you mean HTTPS?",
        ],
    },
    {
        what: "a misspelt scheme",
        changes: { annotations: { scheme: "internet-facng" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/scheme must be exactly internal or internet-facing → did you mean internet-facing?",
        ],
    },
    {
        what: "a scheme that there is not",
        changes: { annotations: { scheme: "public" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/scheme must be exactly internal or internet-facing → did you mean internet-facing?",
        ],
    },
    {
        what: "an address type that there is not",
        changes: { annotations: { "ip-address-type": "ipv6" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/ip-address-type must be exactly ipv4 or dualstack or dualstack-without-public-ipv4 → did you mean dualstack?",
        ],
    },
    {
        what: "a boolean in words",
        changes: { annotations: { "shield-advanced-protection": "maybe" } },
        found: [
            'error malformed-value: alb.ingress.kubernetes.io/shield-advanced-protection must be true or false → write "true" or "false"',
        ],
    },
    {
        what: "a word that YAML takes for a boolean",
        changes: { annotations: { "shield-advanced-protection": "yes" } },
        found: [
            "error not-text: the value of alb.ingress.kubernetes.io/shield-advanced-protection is not text, and Kubernetes refuses the object → quote it: 'yes'",
        ],
    },
    {
        what: "text where a number belongs",
        changes: { annotations: { "healthy-threshold-count": "two" } },
        found: [
            'error malformed-value: alb.ingress.kubernetes.io/healthy-threshold-count must be a whole number from 2 to 10 → write for example "2"',
        ],
    },
    {
        what: "a number out of bounds",
        changes: { annotations: { "healthcheck-interval-seconds": "301" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/healthcheck-interval-seconds must be a whole number from 5 to 300 → write 300, or a number between",
        ],
    },
    {
        what: "a name of 33 characters",
        changes: { annotations: { "load-balancer-name": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/load-balancer-name must not be longer than 32 characters → shorten it by 1",
        ],
    },
    {
        what: "a health-check path without a slash",
        changes: { annotations: { "healthcheck-path": "healthz/ready" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/healthcheck-path must start with / → write /healthz/ready",
        ],
    },
    {
        what: "success codes in words",
        changes: { annotations: { "success-codes": "2xx" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/success-codes must be status codes and ranges → write for example 200,301-399",
        ],
    },
    {
        what: "a group's name in upper case",
        changes: { annotations: { "group.name": "Shared" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/group.name must be at most 63 of a-z, 0-9, - and ., starting and ending with a letter or digit → write for example shared",
        ],
    },
    {
        what: "an order out of bounds",
        changes: { annotations: { "group.name": "shared", "group.order": "1001" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/group.order must be a whole number from -1000 to 1000 → write 1000, or a number between",
        ],
    },
    {
        what: "a map without =",
        changes: { annotations: { "load-balancer-attributes": "idle_timeout.timeout_seconds:60" } },
        found: [
            'error malformed-value: alb.ingress.kubernetes.io/load-balancer-attributes can\'t be parsed: "idle_timeout.timeout_seconds:60" is not key=value → write key=value,key=value',
        ],
    },
    {
        what: "a map that ends with a comma",
        changes: { annotations: { "load-balancer-attributes": "routing.http2.enabled=true," } },
        found: [
            'error malformed-value: alb.ingress.kubernetes.io/load-balancer-attributes ends with a comma, which AWS takes as part of the last value: "true," → take the last comma out',
        ],
    },
    {
        what: "a key twice in a map",
        changes: {
            annotations: {
                "load-balancer-attributes":
                    "idle_timeout.timeout_seconds=60,idle_timeout.timeout_seconds=61",
            },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/load-balancer-attributes has idle_timeout.timeout_seconds more than once; the last one applies → take the others out",
        ],
    },
    {
        what: "a misspelt attribute",
        changes: { annotations: { "load-balancer-attributes": "idle_timeout.timeout_second=60" } },
        found: [
            "warning unknown-attribute: load-balancer-attributes has idle_timeout.timeout_second, which is not a known attribute; AWS refuses unknown ones → did you mean idle_timeout.timeout_seconds?",
        ],
    },
    {
        what: "a misspelt attribute of the target group",
        changes: { annotations: { "target-group-attributes": "deregistration_delay.timeout=30" } },
        found: [
            "warning unknown-attribute: target-group-attributes has deregistration_delay.timeout, which is not a known attribute; AWS refuses unknown ones → did you mean deregistration_delay.timeout_seconds?",
        ],
    },
    {
        what: "logs without a bucket",
        changes: { annotations: { "load-balancer-attributes": "access_logs.s3.enabled=true" } },
        found: [
            "error logs-without-bucket: access_logs are on without a bucket, which AWS refuses → add access_logs.s3.bucket=<name>",
        ],
    },
    {
        what: "deletion protection",
        changes: {
            annotations: { "load-balancer-attributes": "deletion_protection.enabled=true" },
        },
        found: [
            "warning deletion-protection: with deletion protection a deletion of the Ingress hangs, and the controller can still replace the ALB → turn it off before you delete the Ingress",
        ],
    },
    {
        what: "a list as JSON",
        changes: { annotations: { subnets: '["a","b"]' } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/subnets is a list with commas, not JSON → write a,b",
        ],
    },
    {
        what: "one subnet",
        changes: { annotations: { subnets: "subnet-0a" } },
        found: [
            "note fixed-subnets: subnets are set by ID, and other clusters and accounts have other IDs → let the controller find them by their tags, or set them when you deploy",
            "warning one-subnet: an ALB needs subnets in two zones, unless this one is in a Local Zone or on an Outpost → add a subnet of another zone",
        ],
    },
    {
        what: "subnets by their ids",
        changes: { annotations: { subnets: "subnet-0a, subnet-0b" } },
        found: [
            "note fixed-subnets: subnets are set by ID, and other clusters and accounts have other IDs → let the controller find them by their tags, or set them when you deploy",
        ],
    },
    {
        what: "an empty web ACL",
        changes: { annotations: { "wafv2-acl-arn": "" } },
        found: [
            "error empty-acl: an empty wafv2-acl-arn removes the web ACL from a running ALB → write the ARN, or none to remove the web ACL",
        ],
    },
    {
        what: "a web ACL of CloudFront",
        changes: {
            annotations: {
                "wafv2-acl-arn": "arn:aws:wafv2:us-east-1:111122223333:global/webacl/common/1",
            },
        },
        found: [
            "error malformed-value: wafv2-acl-arn is not the ARN of a regional web ACL, which an ALB needs → write arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>, or none",
        ],
    },
    {
        what: "a web ACL by name",
        changes: { annotations: { "wafv2-acl-name": "common" } },
        found: [
            "note acl-by-name: wafv2-acl-name needs wafv2:ListWebACLs, which the controller's official IAM policy does not allow → use wafv2-acl-arn",
        ],
    },
    {
        what: "a web ACL by ARN and by name",
        changes: {
            annotations: {
                "wafv2-acl-name": "common",
                "wafv2-acl-arn": "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/common/1",
            },
        },
        found: [
            "error unused-annotation: wafv2-acl-arn has no effect beside wafv2-acl-name, which wins → take wafv2-acl-name out",
        ],
    },
];
