import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";

import { wafSchema } from "../../../components/config/sections/waf";
import { COUNTRIES } from "../../../components/config/sections/waf/countries";
import { MANAGED_GROUP_NAMES } from "../../../components/config/sections/waf/managed-groups";
import { addressSets } from "../../../components/edge/waf/clients";
import { deliveryPolicy } from "../../../components/edge/waf/log-delivery";
import { webAclRules } from "../../../components/edge/waf/rules";
import { capacityOf as capacityByAws } from "../../../sandbox/cloud/aws/wafv2/capacity";
import { type Props, show, text } from "../../../sandbox/cloud/values";
import { wafPlan } from "../../edge/args";
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
    const COUNTRY: Props = { countryCodes: ["KP"] };
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
        [
            "more than fifty countries in a statement",
            acl(rule({ geoMatchStatement: { countryCodes: Array<string>(51).fill("KP") } })),
            "WAFLimitsExceededException",
        ],
        [
            "no country in a statement",
            acl(rule({ geoMatchStatement: { countryCodes: [] } })),
            "too few countries",
        ],
        [
            "an OR of one",
            acl(rule({ orStatement: { statements: [{ geoMatchStatement: COUNTRY }] } })),
            "too few statements",
        ],
        [
            "more than ten transformations of a text",
            acl(rule({ byteMatchStatement: { textTransformations: Array<Props>(11).fill({}) } })),
            "text transformations",
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
        denyCountries: fc.nat({ max: 120 }).map((length) => COUNTRIES.slice(0, length)),
        allowCountries: fc.nat({ max: 120 }).map((length) => COUNTRIES.slice(0, length)),
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
                const plan = wafPlan(wafSchema.parse(changes));
                const sets = addressSets(plan).map((set) => ({ ...set, arn: set.name }));
                const rules = webAclRules(plan, sets);
                expect(capacityByAws(rules as unknown as Props[])).toBe(plan.capacity);
            }),
        );
    });
});

describe("the logs of a web ACL", () => {
    async function made() {
        const provider = await aws();
        const { state } = await provider.create(ACL, "acl", BARE);
        const group = await provider.create(LOG_GROUP, "logs", { name: "aws-waf-logs-a" });
        const arn = text(group.state, "arn") ?? "";
        const policy = (inputs: Props, policyDocument = deliveryPolicy(arn)) =>
            provider.create(POLICY, show(Object.values(inputs)[0]), { ...inputs, policyDocument });
        const log = (to = arn) =>
            provider.create(LOGGING, "logging", {
                resourceArn: state["arn"] ?? "",
                logDestinationConfigs: [to],
            });
        const policies = () => chain.cloud.world.all(POLICY).map(({ id }) => id);
        return { provider, group, arn, policy, log, policies };
    }

    it("go to a log group of a certain name only", async () => {
        const { provider, log } = await made();
        const other = await provider.create(LOG_GROUP, "other", { name: "waf-logs" });
        await expect(log(text(other.state, "arn"))).rejects.toThrow("LOG_DESTINATION");
    });

    it("are let in by a policy on their log group, or by one of the account", async () => {
        for (const how of ["resourceArn", "policyName"]) {
            const { arn, policy, log, policies } = await made();
            await policy({ [how]: arn });
            await log();
            expect(policies()).toEqual([arn]);
            await chain.close();
        }
    });

    it("make AWS put a policy on the log group where none lets them in", async () => {
        const { arn, policy, log, policies } = await made();
        await policy({ policyName: "b" }, deliveryPolicy(`${arn}-of-another-stack`));
        await log();
        expect(policies()).toEqual(["b", arn]);
        // It takes no second one, and loses the first with the group.
        await expect(policy({ resourceArn: arn })).rejects.toThrow("OperationAbortedException");
    });

    it("lose the policy on their log group with that", async () => {
        const { provider, group, arn, policy, policies } = await made();
        await policy({ resourceArn: arn });
        await provider.delete(group);
        expect(policies()).toEqual([]);
        await expect(policy({ resourceArn: arn })).rejects.toThrow("ResourceNotFoundException");
    });

    it("need none of the ten policies of the region", async () => {
        const { arn, policy } = await made();
        for (let index = 1; index <= 10; index++) await policy({ policyName: `team-${index}` });
        await expect(policy({ policyName: "team-11" })).rejects.toThrow(
            "LimitExceededException: Resource limit exceeded.",
        );
        await policy({ resourceArn: arn });
    });

    it("have one from before replaced by the log group's, which is there first", async () => {
        const { provider, arn, policy } = await made();
        const old = await policy({ policyName: "aws-waf-logs-a" });
        const diff = await provider.diff(old, {
            resourceArn: arn,
            policyDocument: deliveryPolicy(arn),
        });
        expect(diff.getReplacesList().sort()).toEqual(["policyName", "resourceArn"]);
        expect(diff.getDeletebeforereplace()).toBe(false);
    });

    it("have a policy of one kind: named, or on a log group", async () => {
        const { arn, policy } = await made();
        await expect(policy({})).rejects.toThrow("InvalidParameterException");
        await expect(policy({ policyName: "a", resourceArn: arn })).rejects.toThrow(
            "InvalidParameterException",
        );
    });
});
