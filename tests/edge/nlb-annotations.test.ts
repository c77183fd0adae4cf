import { describe, expect, it } from "vitest";

import { nlbAnnotations } from "../../components/edge/nlb/annotations";

const args = {
    scheme: "internet-facing" as const,
    targetType: "ip" as const,
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" as const,
    loadBalancerName: "payments",
    deregistrationDelay: 30,
    subnetIds: "subnet-1,subnet-2",
    certificateArn: "arn of the certificate",
    tags: { project: "mesh-edge", team: "payments" },
};

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";
const bare = (annotations: Record<string, string>) =>
    Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [key.replace(PREFIX, ""), value]),
    );

describe("nlbAnnotations", () => {
    it("says all that the controller needs for an NLB that ends TLS and sends to pods", () => {
        expect(nlbAnnotations(args)).toEqual({
            [`${PREFIX}scheme`]: "internet-facing",
            [`${PREFIX}name`]: "payments",
            [`${PREFIX}subnets`]: "subnet-1,subnet-2",
            [`${PREFIX}nlb-target-type`]: "ip",
            [`${PREFIX}additional-resource-tags`]: "project=mesh-edge,team=payments",
            [`${PREFIX}target-group-attributes`]: "deregistration_delay.timeout_seconds=30",
            [`${PREFIX}proxy-protocol`]: "*",
            [`${PREFIX}healthcheck-protocol`]: "HTTP",
            [`${PREFIX}healthcheck-port`]: "15021",
            [`${PREFIX}healthcheck-path`]: "/healthz/ready",
            [`${PREFIX}healthcheck-success-codes`]: "200",
            [`${PREFIX}ssl-cert`]: "arn of the certificate",
            [`${PREFIX}ssl-ports`]: "443",
            [`${PREFIX}ssl-negotiation-policy`]: "ELBSecurityPolicy-TLS13-1-2-2021-06",
            [`${PREFIX}backend-protocol`]: "ssl",
        });
    });

    it("has nothing of TLS where the NLB passes it through", () => {
        const annotations = bare(nlbAnnotations({ ...args, certificateArn: undefined }));
        expect(Object.keys(annotations).filter((key) => /^(ssl|backend)-/.test(key))).toEqual([]);
        expect(annotations["proxy-protocol"]).toBe("*");
    });

    it("connects to the traffic port of nodes: nothing of theirs listens on 15021", () => {
        const annotations = bare(nlbAnnotations({ ...args, targetType: "instance" }));
        expect(
            Object.entries(annotations).filter(([key]) => key.startsWith("healthcheck")),
        ).toEqual([
            ["healthcheck-protocol", "TCP"],
            ["healthcheck-port", "traffic-port"],
        ]);
    });
});
