import { describe, expect, it } from "vitest";

import { OutsidePaths } from "../../../components/edge/paths/outside-paths";
import { counts, declaredBy, only, startProgram, valueOf } from "../../support/pulumi";
import { entry, FUNCTION, OUTSIDE_GROUP } from "./entry";
import * as pulumi from "@pulumi/pulumi";

const GROUP = "aws:lb/targetGroup:TargetGroup";
const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
const PERMISSION = "aws:lambda/permission:Permission";

const outsidePaths = (...given: Record<string, unknown>[]) =>
    new OutsidePaths("edge", {
        paths: given.map(entry),
        vpcId: "vpc-1",
        vpcCidrs: ["10.40.0.0/16"],
        gateway: { serviceName: "istio-ingressgateway", servicePort: 443 },
    });
const to = (...targets: object[]) => ({ to: { targets } });

async function annotationsOf(...given: Record<string, unknown>[]) {
    await startProgram();
    return valueOf(pulumi.output(outsidePaths(...given).annotations));
}

const madeGroup = (name: string) =>
    `arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/${name}-1a2b3c4/${name}`;

describe("OutsidePaths", () => {
    it("makes nothing for what the ALB does by itself and for a target group that is there", async () => {
        const declared = await declaredBy(() =>
            outsidePaths(
                { name: "robots", to: { fixedResponse: { statusCode: 200 } } },
                { name: "old", to: { redirect: { path: "/new" } } },
                { name: "billing", ...to({ targetGroupArn: OUTSIDE_GROUP }) },
            ),
        );

        expect(counts(declared)).toEqual({});
    });

    it("makes a function's target group, and lets it invoke that function and no other", async () => {
        const lambda = { functionArn: `${FUNCTION}:live`, multiValueHeaders: true };
        const declared = await declaredBy(() => outsidePaths(to({ lambda })));

        expect(only(declared, GROUP).inputs).toEqual({
            targetType: "lambda",
            lambdaMultiValueHeadersEnabled: true,
        });
        expect(only(declared, PERMISSION).inputs).toEqual({
            action: "lambda:InvokeFunction",
            function: FUNCTION,
            qualifier: "live",
            principal: "elasticloadbalancing.amazonaws.com",
            sourceArn: madeGroup("edge-reports-1"),
        });
        expect(only(declared, ATTACHMENT).inputs).toEqual({
            targetGroupArn: madeGroup("edge-reports-1"),
            targetId: `${FUNCTION}:live`,
        });
    });

    it("makes the addresses' target group in the VPC, and says of those outside that they have no zone", async () => {
        const ips = {
            addresses: ["10.40.3.7", "192.168.7.20"],
            port: 8080,
            healthCheck: { path: "/health", port: 8081 },
        };
        const declared = await declaredBy(() => outsidePaths(to({ ips })));

        expect(only(declared, GROUP).inputs).toEqual({
            targetType: "ip",
            vpcId: "vpc-1",
            port: 8080,
            protocol: "HTTP",
            deregistrationDelay: 30,
            healthCheck: {
                path: "/health",
                port: "8081",
                protocol: "HTTP",
                matcher: "200",
                interval: 15,
                timeout: 5,
                healthyThreshold: 2,
                unhealthyThreshold: 2,
            },
        });
        const targetGroupArn = madeGroup("edge-reports-1");
        expect(only(declared, ATTACHMENT, "edge-reports-1-10.40.3.7").inputs).toEqual({
            targetGroupArn,
            targetId: "10.40.3.7",
            port: 8080,
        });
        expect(only(declared, ATTACHMENT, "edge-reports-1-192.168.7.20").inputs).toEqual({
            targetGroupArn,
            targetId: "192.168.7.20",
            port: 8080,
            availabilityZone: "all",
        });
    });

    it("checks targets by their own port and protocol where nothing else is said", async () => {
        const ips = { addresses: ["10.40.3.7"], port: 8443, protocol: "HTTPS" };
        const declared = await declaredBy(() => outsidePaths(to({ ips })));

        expect(only(declared, GROUP).inputs.healthCheck).toMatchObject({
            port: "traffic-port",
            protocol: "HTTPS",
        });
    });

    it("writes an action for each entry, and conditions where there are some", async () => {
        const annotations = await annotationsOf(
            { name: "robots", to: { fixedResponse: { statusCode: 200 } } },
            { name: "old", hosts: ["shop.example.com"], to: { redirect: { path: "/new" } } },
        );

        expect(annotations).toEqual({
            "actions.robots":
                '{"type":"fixed-response","fixedResponseConfig":{"contentType":"text/plain","statusCode":"200"}}',
            "actions.old":
                '{"type":"redirect","redirectConfig":{"path":"/new","statusCode":"HTTP_302"}}',
            "conditions.old":
                '[{"field":"host-header","hostHeaderConfig":{"values":["shop.example.com"]}}]',
        });
    });

    it("sends to what it made, to what is there and to the gateway, each by its weight", async () => {
        const { "actions.reports": action } = await annotationsOf(
            to(
                { weight: 10, lambda: { functionArn: FUNCTION } },
                { weight: 20, ips: { addresses: ["10.40.3.7"], port: 8080 } },
                { weight: 30, targetGroupArn: OUTSIDE_GROUP },
                { weight: 40, gateway: true },
            ),
        );

        expect(JSON.parse(String(action))).toEqual({
            type: "forward",
            forwardConfig: {
                targetGroups: [
                    { targetGroupARN: madeGroup("edge-reports-1"), weight: 10 },
                    { targetGroupARN: madeGroup("edge-reports-2"), weight: 20 },
                    { targetGroupARN: OUTSIDE_GROUP, weight: 30 },
                    { serviceName: "istio-ingressgateway", servicePort: 443, weight: 40 },
                ],
            },
        });
    });

    it("does not know the action of a target group that isn't there yet, and knows the others", async () => {
        await startProgram({ preview: true });
        const { annotations } = outsidePaths(
            { name: "new", ...to({ lambda: { functionArn: FUNCTION } }) },
            { name: "given", ...to({ targetGroupArn: OUTSIDE_GROUP }) },
        );

        expect(await valueOf(pulumi.output(annotations["actions.new"]))).toBeUndefined();
        expect(await valueOf(pulumi.output(annotations["actions.given"]))).toContain(OUTSIDE_GROUP);
    });
});
