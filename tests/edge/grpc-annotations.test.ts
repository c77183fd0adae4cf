import { describe, expect, it } from "vitest";

import { albAnnotations } from "../../components/edge/alb/annotations";
import { grpcAnnotations } from "../../components/edge/alb/grpc-annotations";
import { albPlan } from "./args";

describe("grpcAnnotations", () => {
    const certificateArn = "arn of the default,arn of another";
    const { loadBalancer, settings } = albPlan({ shieldAdvanced: true });
    const first = albAnnotations({
        ...loadBalancer,
        ...settings,
        subnetIds: "subnet-1,subnet-2",
        attributes: "idle_timeout.timeout_seconds=60",
        prefixListIds: "pl-1",
        certificateArn,
        webAcl: "none",
        group: "shop",
        mutualAuthentication: '[{"port":443,"mode":"off"}]',
    });

    it("says again what each Ingress of a group says, and asks for HTTP/2 to the targets", () => {
        expect(grpcAnnotations(first)).toEqual({
            "alb.ingress.kubernetes.io/group.name": "shop",
            "alb.ingress.kubernetes.io/group.order": "-10",
            "alb.ingress.kubernetes.io/listen-ports": '[{"HTTPS":443}]',
            "alb.ingress.kubernetes.io/certificate-arn": certificateArn,
            "alb.ingress.kubernetes.io/tags": "team=payments",
            "alb.ingress.kubernetes.io/target-type": "instance",
            "alb.ingress.kubernetes.io/target-group-attributes":
                "deregistration_delay.timeout_seconds=30",
            "alb.ingress.kubernetes.io/backend-protocol": "HTTPS",
            "alb.ingress.kubernetes.io/backend-protocol-version": "HTTP2",
            "alb.ingress.kubernetes.io/healthcheck-protocol": "HTTP",
            "alb.ingress.kubernetes.io/healthcheck-port": "status-port",
            "alb.ingress.kubernetes.io/healthcheck-path": "/healthz/ready",
            "alb.ingress.kubernetes.io/success-codes": "200",
        });
    });

    it.each([
        "target-group-attributes",
        "target-node-labels",
        "healthcheck-interval-seconds",
        "healthy-threshold-count",
        "unhealthy-threshold-count",
    ])("takes over %s, which is about a target group", (key) => {
        const name = `alb.ingress.kubernetes.io/${key}`;

        expect(grpcAnnotations({ ...first, [name]: "as given" })).toHaveProperty(
            [name],
            "as given",
        );
    });

    it.each(["inbound-cidrs", "shield-advanced-protection", "actions.old", "ip-address-type"])(
        "leaves %s, which is about the load balancer, to the first",
        (key) => {
            const name = `alb.ingress.kubernetes.io/${key}`;

            expect(grpcAnnotations({ ...first, [name]: "as given" })).not.toHaveProperty([name]);
        },
    );
});
