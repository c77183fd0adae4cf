import { describe, expect, it } from "vitest";

import { policyWarnings } from "../../components/config/policy-warnings";

describe("an exception from a rule", () => {
    const exception = {
        rule: "tls-policy" as const,
        reason: "A device of 2012 needs TLS 1.0.",
        until: "2026-11-29",
    };
    const warnings = (moment: string) =>
        policyWarnings({ exceptions: [exception] }, new Date(moment));

    it("holds until the end of its last day, in UTC", () => {
        expect(warnings("2026-11-29T23:59:59Z")).toEqual([]);
    });

    it("warns from the next day on", () => {
        expect(warnings("2026-11-30T00:00:00Z")).toEqual([
            "mesh-edge:policy.exceptions[0]: the exception from tls-policy ended on 2026-11-29, and the rule holds again. Take it out, or write a later date.",
        ]);
    });
});
