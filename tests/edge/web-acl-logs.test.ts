import { describe, expect, it } from "vitest";

import { wafSchema } from "../../components/config/sections/waf";
import { loggingFilter } from "../../components/edge/waf/log-delivery";
import { WebAclLogs } from "../../components/edge/waf/logs";
import { counts, declaredBy, only } from "../support/pulumi";

const LOG_GROUP = "arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-a";
const logs = { ...wafSchema.parse({}).logs, retentionDays: 90 as const };
const declare = () =>
    new WebAclLogs("logs", { webAclArn: "arn:acl", logGroupName: "aws-waf-logs-a", logs });

describe("WebAclLogs", () => {
    it("keeps the records in a log group of the name that WAF asks for", async () => {
        const declared = await declaredBy(declare);

        expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).toEqual({
            name: "aws-waf-logs-a",
            retentionInDays: 90,
        });
        expect(counts(declared)).toEqual({
            "aws:cloudwatch/logGroup:LogGroup": 1,
            "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": 1,
            "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": 1,
        });
    });

    it("lets log delivery in by a policy on the log group itself, of which an account has as many as groups", async () => {
        const declared = await declaredBy(declare);

        const policy = only(declared, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy").inputs;
        expect(policy.resourceArn).toBe(LOG_GROUP);
        expect(JSON.parse(policy.policyDocument).Statement).toMatchObject([
            {
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: `${LOG_GROUP}:log-stream:*`,
            },
        ]);
    });

    it("logs what was blocked or counted, without what identifies a user", async () => {
        const declared = await declaredBy(declare);

        expect(
            only(declared, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration")
                .inputs,
        ).toEqual({
            resourceArn: "arn:acl",
            logDestinationConfigs: [LOG_GROUP],
            loggingFilter: loggingFilter(logs),
            redactedFields: [
                { singleHeader: { name: "authorization" } },
                { singleHeader: { name: "cookie" } },
            ],
        });
    });
});
