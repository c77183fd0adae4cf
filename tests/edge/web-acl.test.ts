import { describe, expect, it } from "vitest";

import { WebAcl } from "../../components/edge/web-acl";
import { webAclRules } from "../../components/edge/web-acl-rules";
import { counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";

const waf = { mode: "observe" as const, rateLimit: 500, managedRuleGroups: ["AWSManagedRulesA"] };

describe("WebAcl", () => {
    it("is regional, as an ALB needs it, and lets through what no rule stops", async () => {
        const declared = await declaredBy(() => new WebAcl("acl", waf));

        expect(only(declared, "aws:wafv2/webAcl:WebAcl").inputs).toEqual({
            scope: "REGIONAL",
            defaultAction: { allow: {} },
            rules: webAclRules(waf),
            visibilityConfig: {
                metricName: "acl",
                cloudwatchMetricsEnabled: true,
                sampledRequestsEnabled: true,
            },
        });
    });

    it("associates itself with nothing: the controller would revert that", async () => {
        const declared = await declaredBy(() => new WebAcl("acl", waf));

        expect(counts(declared)).toEqual({ "aws:wafv2/webAcl:WebAcl": 1 });
    });

    it("hands on the ARN of the ACL it made", async () => {
        await startProgram();

        expect(await valueOf(new WebAcl("acl", waf).arn)).toBe(
            "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/acl",
        );
    });
});
