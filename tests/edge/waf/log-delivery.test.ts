import { describe, expect, it } from "vitest";

import { wafSchema } from "../../../components/config/sections/waf";
import { deliveryPolicy, loggingFilter } from "../../../components/edge/waf/log-delivery";

const logs = wafSchema.parse({}).logs;

describe("loggingFilter", () => {
    it("keeps what was blocked or counted, and drops the rest", () => {
        expect(loggingFilter(logs)).toEqual({
            defaultBehavior: "DROP",
            filters: [
                {
                    behavior: "KEEP",
                    requirement: "MEETS_ANY",
                    conditions: [
                        { actionCondition: { action: "BLOCK" } },
                        { actionCondition: { action: "COUNT" } },
                        { actionCondition: { action: "EXCLUDED_AS_COUNT" } },
                    ],
                },
            ],
        });
    });

    it("is absent where all is kept", () => {
        expect(loggingFilter({ ...logs, keep: "all" })).toBeUndefined();
    });
});

describe("deliveryPolicy", () => {
    it.each(["aws", "aws-cn"])(
        "lets log delivery of the same account write, in %s",
        (partition) => {
            const account = `arn:${partition}:logs:eu-west-1:111122223333`;

            expect(JSON.parse(deliveryPolicy(`${account}:log-group:aws-waf-logs-a`))).toEqual({
                Version: "2012-10-17",
                Statement: [
                    {
                        Sid: "WafLogDelivery",
                        Effect: "Allow",
                        Principal: { Service: "delivery.logs.amazonaws.com" },
                        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                        Resource: `${account}:log-group:aws-waf-logs-a:log-stream:*`,
                        Condition: {
                            StringEquals: { "aws:SourceAccount": "111122223333" },
                            ArnLike: { "aws:SourceArn": `${account}:*` },
                        },
                    },
                ],
            });
        },
    );
});
