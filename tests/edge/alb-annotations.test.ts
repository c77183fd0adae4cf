import { describe, expect, it } from "vitest";

import { albAnnotations } from "../../components/edge/alb-annotations";

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
    idleTimeoutSeconds: 60,
};

const changed = (changes: Partial<Record<keyof typeof reference, unknown>>) => {
    const before = albAnnotations(reference);
    const after = albAnnotations({ ...reference, ...changes } as typeof reference);
    return Object.fromEntries(
        Object.entries(after).filter(([key, value]) => before[key] !== value),
    );
};

describe("albAnnotations", () => {
    it("says all that the controller needs for the reference, in the encodings it reads", () => {
        expect(albAnnotations(reference)).toEqual({
            "alb.ingress.kubernetes.io/scheme": "internet-facing",
            "alb.ingress.kubernetes.io/load-balancer-name": "common-external-ingress",
            "alb.ingress.kubernetes.io/subnets": "subnet-1,subnet-2,subnet-3",
            "alb.ingress.kubernetes.io/load-balancer-attributes":
                "idle_timeout.timeout_seconds=60,routing.http.drop_invalid_header_fields.enabled=true",
            "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP":80},{"HTTPS":443}]',
            "alb.ingress.kubernetes.io/ssl-redirect": "443",
            "alb.ingress.kubernetes.io/ssl-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
            "alb.ingress.kubernetes.io/certificate-arn": certificateArn,
            "alb.ingress.kubernetes.io/wafv2-acl-arn": webAcl,
            "alb.ingress.kubernetes.io/target-type": "instance",
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
            what: "a longer idle timeout",
            changes: { idleTimeoutSeconds: 350 },
            expected: {
                "alb.ingress.kubernetes.io/load-balancer-attributes":
                    "idle_timeout.timeout_seconds=350,routing.http.drop_invalid_header_fields.enabled=true",
            },
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
