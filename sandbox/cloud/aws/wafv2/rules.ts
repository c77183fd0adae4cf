import { isIP } from "node:net";

import { list, type Props, record, show, text, texts, valuesAt } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import { capacityOf } from "./capacity";

/** Quotas of AWS WAF that can't be raised (AWS WAF developer guide, quotas). */
const MOST = { units: 5000, rateRules: 10, addresses: 10_000, bodyBytes: 4096 };

const invalid = (reason: string) =>
    new CloudError("WAFInvalidParameterException", `Error reason: ${reason}`);
const tooMany = (what: string) =>
    new CloudError(
        "WAFLimitsExceededException",
        `AWS WAF couldn’t perform the operation because you exceeded your resource limit: ${what}`,
    );

/** AWS WAF's checks of CreateWebACL and UpdateWebACL. */
export function assertWebAcl({ entity }: Context): void {
    const rules = list<Props>(entity.inputs, "rules");
    for (const rule of rules) assertRule(rule);
    for (const key of ["priority", "name"]) {
        if (new Set(rules.map((rule) => rule[key])).size < rules.length) {
            throw invalid(`two rules with the same ${key}`);
        }
    }
    if (capacityOf(rules) > MOST.units) throw tooMany("WCU");
    if (valuesAt(rules, "*.statement.rateBasedStatement").length > MOST.rateRules) {
        throw tooMany("rate-based rules");
    }
    assertBodies(entity.inputs, rules);
}

function assertRule(rule: Props): void {
    const name = text(rule, "name") ?? "";
    const managed = "managedRuleGroupStatement" in record(rule, "statement");
    if (!("visibilityConfig" in rule)) throw invalid("a rule without VisibilityConfig");
    if ("overrideAction" in rule !== managed || "action" in rule === managed) {
        throw invalid(`rule ${name}: a rule group takes OverrideAction, any other Action`);
    }
    const window = text(rule, "statement.rateBasedStatement.evaluationWindowSec");
    if (window !== undefined && !["60", "120", "300", "600"].includes(window)) {
        throw invalid(`rule ${name}: EvaluationWindowSec ${window}`);
    }
}

/** A rule answers with a body that the ACL holds. */
function assertBodies(acl: Props, rules: Props[]): void {
    const bodies = list<Props>(acl, "customResponseBodies");
    for (const key of valuesAt(rules, "*.action.block.customResponse.customResponseBodyKey")) {
        if (!bodies.some((body) => body["key"] === key)) {
            throw invalid(`no custom response body ${show(key)}`);
        }
    }
    for (const body of bodies) {
        if (Buffer.byteLength(text(body, "content") ?? "") > MOST.bodyBytes) {
            throw tooMany("custom response body");
        }
    }
}

/** AWS WAF's checks of CreateIPSet and UpdateIPSet (WAFV2 API reference). */
export function assertIpSet({ entity: { inputs } }: Context): void {
    const addresses = texts(inputs, "addresses");
    const version = text(inputs, "ipAddressVersion") === "IPV6" ? 6 : 4;
    if (addresses.length > MOST.addresses) throw tooMany("addresses of an IP set");
    for (const range of addresses) {
        const [address = "", prefix = ""] = range.split("/");
        if (isIP(address) !== version || !(Number(prefix) > 0)) {
            throw invalid(`The parameter contains formatting that is not valid: ${range}`);
        }
    }
}
