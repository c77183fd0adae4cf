import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";

import { WebAcl } from "../../components/edge/waf/web-acl";
import { webAclRules } from "../../components/edge/waf/rules";
import { all, counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";
import { wafPlan, type WafInput } from "./args";

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const IP_SET = "aws:wafv2/ipSet:IpSet";

const declaredFor = (changes?: Partial<WafInput>) =>
    declaredBy(() => new WebAcl("acl", wafPlan(changes)));

describe("WebAcl", () => {
    it("is regional, as an ALB needs it, and lets through what no rule stops", async () => {
        const declared = await declaredFor({ mode: "observe" });

        expect(only(declared, WEB_ACL).inputs).toEqual({
            scope: "REGIONAL",
            defaultAction: { allow: {} },
            rules: webAclRules(wafPlan({ mode: "observe" }), []),
            customResponseBodies: [],
            visibilityConfig: {
                metricName: "payments-test",
                cloudwatchMetricsEnabled: true,
                sampledRequestsEnabled: true,
            },
        });
    });

    it("associates itself with nothing: the controller would revert that", async () => {
        expect(counts(await declaredFor())).toEqual({ [WEB_ACL]: 1 });
    });

    it("makes an IP set for each list and IP version, and refers to it", async () => {
        const declared = await declaredFor({
            allowAddresses: ["192.0.2.0/24"],
            denyAddresses: ["198.51.100.7/32", "2001:db8::/48"],
        });

        expect(all(declared, IP_SET).map(({ name, inputs }) => [name, inputs])).toEqual([
            [
                "acl-allow-ipv4",
                { scope: "REGIONAL", ipAddressVersion: "IPV4", addresses: ["192.0.2.0/24"] },
            ],
            [
                "acl-deny-ipv4",
                { scope: "REGIONAL", ipAddressVersion: "IPV4", addresses: ["198.51.100.7/32"] },
            ],
            [
                "acl-deny-ipv6",
                { scope: "REGIONAL", ipAddressVersion: "IPV6", addresses: ["2001:db8::/48"] },
            ],
        ]);
        const rules: { statement: object }[] = only(declared, WEB_ACL).inputs.rules;
        const prefix = "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset";
        expect(rules.slice(0, 3).map(({ statement }) => statement)).toEqual([
            {
                ipSetReferenceStatement: {
                    arn: `${prefix}/acl-allow-ipv4-1a2b3c4/acl-allow-ipv4-id`,
                },
            },
            {
                ipSetReferenceStatement: {
                    arn: `${prefix}/acl-deny-ipv4-1a2b3c4/acl-deny-ipv4-id`,
                },
            },
            {
                ipSetReferenceStatement: {
                    arn: `${prefix}/acl-deny-ipv6-1a2b3c4/acl-deny-ipv6-id`,
                },
            },
        ]);
    });

    it("holds the bodies that its rules answer with", async () => {
        const declared = await declaredFor({
            responses: {
                blocked: { contentType: "html", body: "<h1>Blocked</h1>" },
                rateLimited: { body: '{"error":"slow down"}' },
            },
        });

        expect(only(declared, WEB_ACL).inputs.customResponseBodies).toEqual([
            { key: "blocked", content: "<h1>Blocked</h1>", contentType: "TEXT_HTML" },
            {
                key: "rateLimited",
                content: '{"error":"slow down"}',
                contentType: "APPLICATION_JSON",
            },
        ]);
    });

    it("hands on the ARN of the ACL it made", async () => {
        await startProgram();

        expect(await valueOf(new WebAcl("acl", wafPlan()).arn)).toBe(
            "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/acl-1a2b3c4/acl-id",
        );
    });
});

describe("the capacity of a web ACL", () => {
    afterEach(() => {
        vi.restoreAllMocks();
    });

    it("is a warning where it costs extra, and nothing is said where it does not", async () => {
        const warn = vi.spyOn(pulumi.log, "warn").mockResolvedValue();
        const groups: WafInput["managedRuleGroups"] = [
            "AWSManagedRulesCommonRuleSet",
            "AWSManagedRulesKnownBadInputsRuleSet",
            "AWSManagedRulesSQLiRuleSet",
            "AWSManagedRulesLinuxRuleSet",
        ];

        await declaredFor({ managedRuleGroups: groups });
        expect(warn).not.toHaveBeenCalled();

        await declaredFor({ managedRuleGroups: [...groups, "AWSManagedRulesWindowsRuleSet"] });
        expect(warn.mock.calls.map(([message]) => message)).toEqual([
            "The web ACL needs 1502 capacity units (WCU). Its price includes 1500; AWS charges more for each request beyond that, in steps of 500 units.",
        ]);
    });
});
