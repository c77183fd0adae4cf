import { describe, expect, it } from "vitest";

import { albAnnotations } from "../../components/edge/alb/annotations";

const certificateArn =
    "arn:aws:acm:us-west-2:111122223333:certificate/00000000-0000-4000-8000-000000000000";
const webAcl =
    "arn:aws:wafv2:us-west-2:111122223333:regional/webacl/common/00000000-0000-4000-8000-000000000000";

/** The values of the reference manifest, re-encrypted to the gateway. */
const reference = {
    scheme: "internet-facing" as const,
    loadBalancerName: "common-external-ingress",
    subnetIds: "subnet-1,subnet-2,subnet-3",
    certificateArn,
    webAcl,
    targetType: "instance" as const,
    backendProtocol: "https" as const,
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" as const,
    ipAddressType: "ipv4" as const,
    redirectHttp: true,
    attributes: "idle_timeout.timeout_seconds=60",
    tags: { project: "mesh-edge", "cost-center": "4711" },
    prefixListIds: undefined,
    deregistrationDelay: 30,
    group: undefined,
};

const changed = (changes: Record<string, unknown>) => {
    const before = albAnnotations(reference);
    const after = albAnnotations({ ...reference, ...changes });
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return Object.fromEntries(
        keys.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]),
    );
};

describe("albAnnotations", () => {
    it("says all that the controller needs for the reference, in the encodings it reads", () => {
        expect(albAnnotations(reference)).toEqual({
            "alb.ingress.kubernetes.io/scheme": "internet-facing",
            "alb.ingress.kubernetes.io/load-balancer-name": "common-external-ingress",
            "alb.ingress.kubernetes.io/subnets": "subnet-1,subnet-2,subnet-3",
            "alb.ingress.kubernetes.io/ip-address-type": "ipv4",
            "alb.ingress.kubernetes.io/load-balancer-attributes": "idle_timeout.timeout_seconds=60",
            "alb.ingress.kubernetes.io/tags": "project=mesh-edge,cost-center=4711",
            "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP":80},{"HTTPS":443}]',
            "alb.ingress.kubernetes.io/ssl-redirect": "443",
            "alb.ingress.kubernetes.io/ssl-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
            "alb.ingress.kubernetes.io/certificate-arn": certificateArn,
            "alb.ingress.kubernetes.io/wafv2-acl-arn": webAcl,
            "alb.ingress.kubernetes.io/target-type": "instance",
            "alb.ingress.kubernetes.io/target-group-attributes":
                "deregistration_delay.timeout_seconds=30",
            "alb.ingress.kubernetes.io/backend-protocol": "HTTPS",
            "alb.ingress.kubernetes.io/healthcheck-protocol": "HTTP",
            "alb.ingress.kubernetes.io/healthcheck-port": "status-port",
            "alb.ingress.kubernetes.io/healthcheck-path": "/healthz/ready",
            "alb.ingress.kubernetes.io/success-codes": "200",
        });
    });

    it.each([
        {
            what: "an http backend",
            changes: { backendProtocol: "http" },
            expected: { "alb.ingress.kubernetes.io/backend-protocol": "HTTP" },
        },
        {
            what: "ip targets",
            changes: { targetType: "ip" },
            expected: { "alb.ingress.kubernetes.io/target-type": "ip" },
        },
        {
            what: "an internal load balancer",
            changes: { scheme: "internal" },
            expected: { "alb.ingress.kubernetes.io/scheme": "internal" },
        },
        {
            what: "no web ACL",
            changes: { webAcl: "none" },
            expected: { "alb.ingress.kubernetes.io/wafv2-acl-arn": "none" },
        },
        {
            what: "a longer drain",
            changes: { deregistrationDelay: 120 },
            expected: {
                "alb.ingress.kubernetes.io/target-group-attributes":
                    "deregistration_delay.timeout_seconds=120",
            },
        },
        {
            what: "mutual TLS",
            changes: { mutualAuthentication: '[{"port":443,"mode":"passthrough"}]' },
            expected: {
                "alb.ingress.kubernetes.io/mutual-authentication":
                    '[{"port":443,"mode":"passthrough"}]',
            },
        },
        {
            what: "a group",
            changes: { group: "shop" },
            expected: { "alb.ingress.kubernetes.io/group.name": "shop" },
        },
        {
            what: "another attribute",
            changes: { attributes: "idle_timeout.timeout_seconds=350" },
            expected: {
                "alb.ingress.kubernetes.io/load-balancer-attributes":
                    "idle_timeout.timeout_seconds=350",
            },
        },
        {
            what: "IPv6 too",
            changes: { ipAddressType: "dualstack" },
            expected: { "alb.ingress.kubernetes.io/ip-address-type": "dualstack" },
        },
        {
            what: "a closed port 80",
            changes: { redirectHttp: false },
            expected: {
                "alb.ingress.kubernetes.io/listen-ports": '[{"HTTPS":443}]',
                "alb.ingress.kubernetes.io/ssl-redirect": undefined,
            },
        },
        {
            what: "Shield Advanced",
            changes: { shieldAdvanced: true },
            expected: { "alb.ingress.kubernetes.io/shield-advanced-protection": "true" },
        },
        {
            what: "no Shield Advanced, which is not the same as saying nothing of it",
            changes: { shieldAdvanced: false },
            expected: { "alb.ingress.kubernetes.io/shield-advanced-protection": "false" },
        },
        {
            what: "ranges of clients",
            changes: { inboundCidrs: ["203.0.113.0/24", "198.51.100.0/24"] },
            expected: {
                "alb.ingress.kubernetes.io/inbound-cidrs": "203.0.113.0/24,198.51.100.0/24",
            },
        },
        {
            what: "prefix lists and nobody else",
            changes: { inboundCidrs: "none", prefixListIds: "pl-1,pl-2" },
            expected: { "alb.ingress.kubernetes.io/security-group-prefix-lists": "pl-1,pl-2" },
        },
    ])("changes the one annotation that $what is about", ({ changes, expected }) => {
        expect(changed(changes)).toEqual(expected);
    });

    it("checks the gateway's health in plain HTTP, whatever the backend speaks", () => {
        for (const backendProtocol of ["http", "https"] as const) {
            expect(albAnnotations({ ...reference, backendProtocol })).toMatchObject({
                "alb.ingress.kubernetes.io/healthcheck-protocol": "HTTP",
            });
        }
    });
});
