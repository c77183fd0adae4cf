import { POLICY_RULES } from "../../../components/config/policy-rules";
import type { Mistake } from "./mistake";

const EXCEPTION = {
    rule: "web-acl-blocks",
    reason: "The rules are tried out before they block.",
    until: "2027-03-31",
};

/** A stack with one exception, and what is said about a key of it. */
function exception(
    states: string,
    changes: Readonly<Record<string, unknown>>,
    key: string,
    said: { rule: string; cure: string },
): Mistake {
    return {
        states,
        set: { policy: { exceptions: [{ ...EXCEPTION, ...changes }] } },
        problems: [{ path: `mesh-edge:policy.exceptions[0].${key}`, value: changes[key], ...said }],
    };
}

/** Exceptions from the policy pack. */
export const POLICY: readonly Mistake[] = [
    exception("an exception from a rule that is none", { rule: "web-acl-block" }, "rule", {
        rule: `must be one of ${POLICY_RULES.join(", ")}`,
        cure: 'did you mean "web-acl-blocks"?',
    }),
    exception("an exception without a reason", { reason: "tbd" }, "reason", {
        rule: "must say why, in a sentence",
        cure: 'write for example "The scanner of the pentest must get through until its report is written."',
    }),
    exception(
        "the last day of an exception without quotes, which is a moment to YAML",
        { until: "2027-01-31 00:00:00 +0000 UTC" },
        "until",
        {
            rule: "must be quoted: YAML takes it for a point in time",
            cure: 'quote it: "2027-01-31"',
        },
    ),
    exception("a day that no calendar has", { until: "2027-02-30" }, "until", {
        rule: "must be a date, as YYYY-MM-DD",
        cure: 'write for example "2027-03-31"',
    }),
    exception("an exception for ever", { until: "2999-12-31" }, "until", {
        rule: "must be at most a year ahead",
        cure: 'write for example "2027-03-31"',
    }),
];
