import { describe, expect, it } from "vitest";

import { differences } from "../../cli/report/differences";
import { redacted, redactedText } from "../../cli/report/redact";
import { diffLines, valueText } from "../../cli/report/value-text";

describe("the differences of two values", () => {
    it("are the smallest parts, each with its path", () => {
        expect(
            differences(
                { metadata: { annotations: { "a/b": "1", same: "x" } }, gone: true },
                { metadata: { annotations: { "a/b": "2", same: "x" } }, fresh: 1 },
            ),
        ).toEqual([
            { path: "fresh", old: undefined, new: 1 },
            { path: "gone", old: true, new: undefined },
            { path: 'metadata.annotations["a/b"]', old: "1", new: "2" },
        ]);
    });

    it("of lists of texts are sets, whose order has no meaning", () => {
        expect(differences({ cidrs: ["a", "b"] }, { cidrs: ["b", "a"] })).toEqual([]);
        expect(differences({ cidrs: ["a", "b"] }, { cidrs: ["c", "b"] })).toEqual([
            { path: "cidrs", old: ["a"], new: ["c"] },
        ]);
    });

    it("of lists of named objects go by their names", () => {
        const rule = (name: string, limit: number) => ({ name, limit });
        expect(
            differences({ rules: [rule("a", 1), rule("b", 2)] }, { rules: [rule("b", 3)] }),
        ).toEqual([
            { path: "rules[a]", old: { name: "a", limit: 1 }, new: undefined },
            { path: "rules[b].limit", old: 2, new: 3 },
        ]);
    });

    it("of other lists go by position", () => {
        expect(differences([1, 2], [1, 3, 4])).toEqual([
            { path: "[1]", old: 2, new: 3 },
            { path: "[2]", old: undefined, new: 4 },
        ]);
    });
});

describe("a value without secrets", () => {
    it.each([
        ["password", "hunter2"],
        ["clientSecret", "x"],
        ["kubeconfig", "apiVersion: v1"],
        ["apiKey", "x"],
        ["GITHUB_TOKEN", "x"],
    ])("has none under the key %s", (key, value) => {
        expect(redacted({ [key]: value })).toEqual({ [key]: "[secret]" });
    });

    it("has none in any form that secrets have", () => {
        expect(redactedText("key AKIAIOSFODNN7EXAMPLE here")).toBe("key [secret] here");
        expect(redactedText("https://user:pass@host/x")).toBe("https://[secret]@host/x");
        expect(redactedText("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")).toBe("[secret]");
        expect(redactedText(`ghp_${"a".repeat(36)}`)).toBe("[secret]");
        expect(redactedText("-----BEGIN RSA PRIVATE KEY-----\nabc")).toBe("[secret]");
        expect(redactedText("mail ops@example.com")).toBe("mail [mail]");
    });

    it("keeps names and references of secrets, and what isn't one", () => {
        const value = { secretName: "tls", tokenReview: true, arn: "arn:aws:iam::1:role/x" };
        expect(redacted(value)).toEqual(value);
    });
});

describe("a value in a line", () => {
    it("is cut in its middle if it is long, so that its ends tell it apart", () => {
        expect(valueText(`${"a".repeat(120)}${"b".repeat(80)}`)).toBe(
            `${"a".repeat(100)} … ${"b".repeat(50)}`,
        );
    });

    it("is a diff with its mark in the first column", () => {
        expect(diffLines("max", 3, 5)).toEqual(["- max: 3", "+ max: 5"]);
        expect(diffLines("cidrs", ["a"], ["b", "c"])).toEqual([
            "- cidrs: a",
            "+ cidrs: b",
            "+ cidrs: c",
        ]);
        expect(diffLines("name", undefined, { a: 1 })).toEqual(['+ name: {"a":1}']);
    });
});
