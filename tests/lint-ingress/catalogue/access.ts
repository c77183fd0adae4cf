import type { Case } from "./case";

export const access: Case[] = [
    {
        what: "CIDR blocks beside own security groups",
        changes: {
            annotations: {
                "security-groups": "sg-1",
                "manage-backend-security-group-rules": "true",
                "inbound-cidrs": "203.0.113.0/24",
            },
        },
        found: [
            "error unused-annotation: inbound-cidrs has no effect beside security-groups, which replace it → take it out, or security-groups",
        ],
    },
    {
        what: "own security groups that leave the nodes closed",
        changes: { annotations: { "security-groups": "sg-1" } },
        found: [
            'warning closed-nodes: with security-groups the controller does not open node ports to the ALB → add alb.ingress.kubernetes.io/manage-backend-security-group-rules: "true", or open them yourself',
        ],
    },
    {
        what: "rules for the nodes without own security groups",
        changes: { annotations: { "manage-backend-security-group-rules": "true" } },
        found: [
            "error unused-annotation: manage-backend-security-group-rules has no effect without security-groups → take it out",
        ],
    },
    {
        what: "no CIDR block",
        changes: { annotations: { "inbound-cidrs": "" } },
        found: [
            "error open-to-all: an empty inbound-cidrs opens the ALB to 0.0.0.0/0 → write the ranges, or take it out",
        ],
    },
    {
        what: "an address without a mask",
        changes: { annotations: { "inbound-cidrs": "203.0.113.0" } },
        found: [
            'error malformed-value: inbound-cidrs has "203.0.113.0", which is not a CIDR block → write 203.0.113.0/32',
        ],
    },
    {
        what: "a block that is none",
        changes: { annotations: { "inbound-cidrs": "203.0.113.0/33" } },
        found: [
            'error malformed-value: inbound-cidrs has "203.0.113.0/33", which is not a CIDR block → write for example 203.0.113.0/24',
        ],
    },
    {
        what: "bits outside the mask",
        changes: { annotations: { "inbound-cidrs": "203.0.113.5/24" } },
        found: ["warning host-bits: 203.0.113.5/24 has host bits set → write 203.0.113.0/24"],
    },
    {
        what: "a block of IPv6 on an ALB of IPv4",
        changes: { annotations: { "inbound-cidrs": "203.0.113.0/24,2001:db8::/32" } },
        found: [
            "error unused-cidr: 2001:db8::/32 has no effect, because the ALB has only IPv4 addresses → take it out, or set alb.ingress.kubernetes.io/ip-address-type: dualstack",
        ],
    },
    {
        what: "a prefix list alone",
        changes: { annotations: { "security-group-prefix-lists": "pl-0123" } },
        found: [
            "note list-alone: without inbound-cidrs the ALB accepts clients from the prefix lists only → add inbound-cidrs if other clients must connect too",
        ],
    },
    {
        what: "a prefix list by its name",
        changes: {
            annotations: {
                "security-group-prefix-lists": "cloudfront",
                "inbound-cidrs": "203.0.113.0/24",
            },
        },
        found: [
            'error malformed-value: security-group-prefix-lists has "cloudfront", which is not the ID of a prefix list → write pl-…',
        ],
    },
];
