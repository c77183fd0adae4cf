import { describe, expect, it } from "vitest";

import { POLICY_RULES } from "../../components/config/policy-rules";
import { evaluate, messageOf } from "../../policy/evaluate";
import type { Resource } from "../../policy/resource";
import { ALL_RULES } from "../../policy/rules/all";
import { ACCOUNT } from "./account-cases";
import { ingress } from "./cases";
import { EDGE } from "./edge-cases";
import { MESH } from "./mesh-cases";

const CASES = [...EDGE, ...ACCOUNT, ...MESH];
const TODAY = "2026-11-29";

function found(rule: string, resources: readonly Resource[]) {
    return evaluate(resources, [], TODAY)
        .filter((result) => result.rule.id === rule)
        .map(({ resource, found: what }) => [resource?.name, what]);
}

describe("a rule of the policy pack", () => {
    it.each(CASES)("$rule finds $states", ({ rule, breaks, found: expected }) => {
        expect(found(rule, breaks)).toEqual(expected);
    });

    it.each(CASES)("$rule says nothing where it is kept: $states", ({ rule, keeps }) => {
        expect(found(rule, keeps)).toEqual([]);
    });

    it("has a case that keeps it and one that breaks it, each of them", () => {
        const broken = CASES.filter((one) => one.found.length > 0).map(({ rule }) => rule);
        expect([...new Set(broken)].sort()).toEqual([...POLICY_RULES].sort());
    });

    it("has the id by which a stack file excepts from it, in the same order", () => {
        expect(ALL_RULES.map(({ id }) => id)).toEqual([...POLICY_RULES]);
    });

    it("is mandatory only where an attacker comes in, or where nothing works", () => {
        const mandatory = ALL_RULES.filter(({ severity }) => severity === "mandatory");
        expect(mandatory.map(({ id }) => id)).toEqual([
            "web-acl-present",
            "web-acl-blocks",
            "web-acl-one-owner",
            "tls-policy",
            "nodes-private",
            "api-endpoint-closed",
            "controller-iam",
            "iam-no-wildcard",
            "routes-bound",
            "guard-present",
        ]);
    });
});

describe("a violation", () => {
    const open = ingress({ scheme: "internet-facing" });
    const except = (until: string, resource?: string) => ({
        ...{ rule: "web-acl-present" as const, reason: "The pentest runs until then.", until },
        ...(resource && { resource }),
    });
    const messages = (...exceptions: ReturnType<typeof except>[]) =>
        evaluate([open], exceptions, TODAY)
            .filter(({ rule }) => rule.id === "web-acl-present")
            .map(messageOf);
    const STANDS =
        "The Ingress names no web ACL. Without one every request of the internet reaches the gateway. Write mesh-edge:waf.mode: enforce (or observe at first), or mesh-edge:edge.scheme: internal.";
    const EXCEPTED =
        "The Ingress names no web ACL. Without one every request of the internet reaches the gateway. Excepted until 2026-11-29: The pentest runs until then.";

    it("says what is there, why that matters, and what to write", () => {
        expect(messages()).toEqual([STANDS]);
    });

    it("that is excepted is shown, with the reason and the last day", () => {
        expect(messages(except("2026-11-29"))).toEqual([EXCEPTED]);
        expect(messages(except("2026-11-29", "edge-ingress"))).toEqual([EXCEPTED]);
    });

    it("stands again on the day after, and of another resource", () => {
        expect(messages(except("2026-11-28"))).toEqual([STANDS]);
        expect(messages(except("2026-12-31", "edge-ingress-grpc"))).toEqual([STANDS]);
    });
});
