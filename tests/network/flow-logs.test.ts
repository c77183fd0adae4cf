import { describe, expect, it } from "vitest";

import { FlowLogs } from "../../components/network/flow-logs";
import { counts, declaredBy, only } from "../support/pulumi";

const LOG_GROUP = "arn:aws:logs:eu-west-1:111122223333:log-group:logs-1a2b3c4";
const declare = () => new FlowLogs("logs", { vpcId: "vpc-1", retentionDays: 14 });

describe("FlowLogs", () => {
    it("writes all traffic of the VPC to a log group of its own", async () => {
        const declared = await declaredBy(declare);

        expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).toEqual({
            retentionInDays: 14,
        });
        expect(only(declared, "aws:ec2/flowLog:FlowLog").inputs).toEqual({
            vpcId: "vpc-1",
            trafficType: "ALL",
            logDestinationType: "cloud-watch-logs",
            logDestination: LOG_GROUP,
            iamRoleArn: "arn:aws:iam::111122223333:role/logs-1a2b3c4",
        });
        expect(counts(declared)).toEqual({
            "aws:cloudwatch/logGroup:LogGroup": 1,
            "aws:iam/role:Role": 1,
            "aws:iam/rolePolicy:RolePolicy": 1,
            "aws:ec2/flowLog:FlowLog": 1,
        });
    });

    it("takes a role that only the flow logs service may assume", async () => {
        const declared = await declaredBy(declare);

        const trust = JSON.parse(only(declared, "aws:iam/role:Role").inputs.assumeRolePolicy);
        expect(trust.Statement).toEqual([
            {
                Effect: "Allow",
                Principal: { Service: "vpc-flow-logs.amazonaws.com" },
                Action: ["sts:AssumeRole"],
            },
        ]);
    });

    it("may write to its own log group, but not make one: a late record would bring it back", async () => {
        const declared = await declaredBy(declare);

        const { inputs } = only(declared, "aws:iam/rolePolicy:RolePolicy");
        expect(inputs.role).toBe("logs-1a2b3c4");
        expect(JSON.parse(inputs.policy).Version).toBe("2012-10-17");
        expect(JSON.parse(inputs.policy).Statement).toEqual([
            {
                Effect: "Allow",
                Action: [
                    "logs:CreateLogStream",
                    "logs:DescribeLogGroups",
                    "logs:DescribeLogStreams",
                    "logs:PutLogEvents",
                ],
                Resource: [LOG_GROUP, `${LOG_GROUP}:*`],
            },
        ]);
    });
});
