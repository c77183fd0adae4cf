import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";

import { wafSchema } from "../../../components/config/waf";
import { capacityOf } from "../../../components/config/waf/capacity";
import { MANAGED_GROUP_NAMES } from "../../../components/config/waf/managed-groups";
import { addressSets } from "../../../components/edge/waf/clients";
import { deliveryPolicy } from "../../../components/edge/waf/log-delivery";
import { webAclRules } from "../../../components/edge/web-acl-rules";
import { capacityOf as capacityByAws } from "../../../sandbox/cloud/rules/waf-capacity";
import { type Props, text } from "../../../sandbox/cloud/values";
import { Chain } from "./chain";
import type { TestProvider } from "./provider";

const ACL = "aws:wafv2/webAcl:WebAcl";
const IP_SET = "aws:wafv2/ipSet:IpSet";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const POLICY = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const BARE: Props = { scope: "REGIONAL", defaultAction: { allow: {} }, rules: [] };

let chain: Chain;
afterEach(() => chain.close());

async function aws(): Promise<TestProvider> {
    chain = await Chain.start();
    return chain.provider("aws:");
}

const rule = (statement: Props, others: Props = {}): Props => ({
    name: "a",
    priority: 0,
    action: { block: {} },
    visibilityConfig: {},
    statement,
    ...others,
});
const acl = (...rules: Props[]): Props => ({ ...BARE, rules });
const addresses = (ipAddressVersion: string, ...list: string[]): Props => ({
    scope: "REGIONAL",
    ipAddressVersion,
    addresses: list,
});

describe("an IP set", () => {
    it("stays while a web ACL refers to it, and may go after", async () => {
        const provider = await aws();
        const set = await provider.create(IP_SET, "set", addresses("IPV4", "192.0.2.0/24"));
        const referring = rule({ ipSetReferenceStatement: { arn: set.state["arn"] ?? "" } });
        const made = await provider.create(ACL, "acl", acl(referring));

        await expect(provider.delete(set)).rejects.toThrow("WAFAssociatedItemException");

        await provider.update(made, acl());
        await provider.delete(set);
        expect(chain.cloud.world.all(IP_SET)).toEqual([]);
    });

    it("must exist before a rule refers to it", async () => {
        const provider = await aws();
        const arn = "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/gone/1";
        await expect(
            provider.create(ACL, "acl", acl(rule({ ipSetReferenceStatement: { arn } }))),
        ).rejects.toThrow("WAFNonexistentItemException");
    });

    it("holds addresses of its version, and not all there are", async () => {
        const provider = await aws();
        for (const inputs of [
            addresses("IPV4", "2001:db8::/32"),
            addresses("IPV6", "192.0.2.0/24"),
            addresses("IPV4", "0.0.0.0/0"),
            addresses("IPV4", "192.0.2.1"),
        ]) {
            await expect(provider.create(IP_SET, "set", inputs)).rejects.toThrow(
                "WAFInvalidParameterException",
            );
        }
    });
});

describe("a web ACL is refused", () => {
    const RATE: Props = {
        rateBasedStatement: { limit: 100, aggregateKeyType: "IP", evaluationWindowSec: 300 },
    };
    it.each<[string, Props, string]>([
        [
            "an answer that it doesn't hold",
            acl(
                rule(RATE, {
                    action: { block: { customResponse: { customResponseBodyKey: "blocked" } } },
                }),
            ),
            "no custom response body blocked",
        ],
        [
            "more than ten rate limits",
            acl(
                ...Array.from({ length: 11 }, (_, priority) =>
                    rule(RATE, { name: `r${priority}`, priority }),
                ),
            ),
            "rate-based rules",
        ],
        [
            "another window",
            acl(rule({ rateBasedStatement: { limit: 100, evaluationWindowSec: 30 } })),
            "EvaluationWindowSec 30",
        ],
        [
            "two statements in one",
            acl(rule({ ...RATE, geoMatchStatement: { countryCodes: ["KP"] } })),
            "requires exactly one value",
        ],
        [
            "a managed group that isn't one",
            acl(
                rule(
                    { managedRuleGroupStatement: { vendorName: "AWS", name: "Mine" } },
                    { overrideAction: { none: {} }, action: null },
                ),
            ),
            "OverrideAction",
        ],
    ])("with %s", async (_, inputs, words) => {
        const provider = await aws();
        await expect(provider.create(ACL, "acl", inputs)).rejects.toThrow(words);
    });

    it("over its capacity", async () => {
        const provider = await aws();
        const group = { managedRuleGroupStatement: { name: "AWSManagedRulesCommonRuleSet" } };
        const groups = Array.from({ length: 8 }, (_, priority) => ({
            name: `g${priority}`,
            priority,
            overrideAction: { none: {} },
            visibilityConfig: {},
            statement: group,
        }));
        await expect(provider.create(ACL, "acl", acl(...groups))).rejects.toThrow(
            "WAFLimitsExceededException",
        );
    });
});

describe("the capacity by statements", () => {
    const paths = fc.uniqueArray(fc.constantFrom("/a", "/b/*", "/c"), { maxLength: 3 });
    const waf = fc.record({
        allowAddresses: fc.constantFrom([], ["192.0.2.0/24"], ["192.0.2.0/24", "2001:db8::/48"]),
        denyCountries: fc.constantFrom([], ["KP"]),
        rateLimits: fc.dictionary(
            fc.constantFrom("a", "b"),
            fc.record({ limit: fc.constant(10), paths }),
        ),
        managedRuleGroups: fc.uniqueArray(
            fc.record({ name: fc.constantFrom(...MANAGED_GROUP_NAMES), scopeDownPaths: paths }),
            { selector: ({ name }) => name },
        ),
        uploads: fc.record({ paths }),
        labelRules: fc.dictionary(
            fc.constantFrom("a", "b"),
            fc.record({
                labels: fc.constantFrom(["a:b"], ["a:b", "c:"]),
                paths,
                exceptPaths: paths,
            }),
        ),
    });

    it("is what the config said beforehand", async () => {
        await aws();
        fc.assert(
            fc.property(waf, (changes) => {
                const config = wafSchema.parse(changes);
                const sets = addressSets(config).map((set) => ({ ...set, arn: set.name }));
                const rules = webAclRules({ ...config, forwarded: false }, sets);
                expect(capacityByAws(rules as unknown as Props[])).toBe(capacityOf(config));
            }),
        );
    });
});

describe("the logs of a web ACL", () => {
    async function logged(name: string, policies: (arn: string) => string[] = () => []) {
        const provider = await aws();
        const made = await provider.create(ACL, "acl", BARE);
        const group = await provider.create(LOG_GROUP, "logs", { name });
        const arn = text(group.state, "arn") ?? "";
        for (const [index, policyDocument] of policies(arn).entries()) {
            await provider.create(POLICY, `p${index}`, { policyName: `p${index}`, policyDocument });
        }
        await provider.create(LOGGING, "logging", {
            resourceArn: made.state["arn"] ?? "",
            logDestinationConfigs: [arn],
        });
        return chain.cloud.world.all(POLICY).map(({ id }) => id);
    }

    it("go to a log group of a certain name only", async () => {
        await expect(logged("waf-logs")).rejects.toThrow("LOG_DESTINATION");
    });

    it("leave no policy behind where the stack has one", async () => {
        expect(await logged("aws-waf-logs-a", (arn) => [deliveryPolicy(arn)])).toEqual(["p0"]);
    });

    it("make WAF add a policy that is nobody's where no policy lets them in", async () => {
        expect(await logged("aws-waf-logs-a")).toEqual(["AWSWAF-LOGS"]);
        await chain.close();
        const other = () => [deliveryPolicy("arn:aws:logs:eu-west-1:1:log-group:aws-waf-logs-b")];
        expect(await logged("aws-waf-logs-a", other)).toEqual(["p0", "AWSWAF-LOGS"]);
    });

    it("need one of the ten policies of the region", async () => {
        const eleven = (arn: string) => Array<string>(11).fill(deliveryPolicy(arn));
        await expect(logged("aws-waf-logs-a", eleven)).rejects.toThrow("LimitExceededException");
    });
});
