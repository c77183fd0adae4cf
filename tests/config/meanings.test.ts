import { describe, expect, it } from "vitest";

import { configWith, problemsOf } from "../support/config";

const cureOf = (path: string, value: unknown) =>
    problemsOf(configWith({ [path]: value })).map(({ cure }) => cure);

describe("a word of another tool, or of another cloud, is told by what it means", () => {
    it.each([
        ["protect", "yes", "write true"],
        ["protect", "enabled", "write true"],
        ["network.flowLogs", "no", "write false"],
        ["network.flowLogs", 0, "write false"],
        ["network.natGateways", 1, 'write "one"'],
        ["network.natGateways", "1", 'write "one"'],
        ["network.natGateways", 2, 'write "one-per-zone"'],
        ["network.natGateways", "single", 'write "one"'],
        ["cluster.nodeGroups.main.arch", "amd64", 'write "x86_64"'],
        ["cluster.nodeGroups.main.arch", "aarch64", 'write "arm64"'],
        ["cluster.nodeGroups.main.arch", "Graviton", 'write "arm64"'],
        ["cluster.nodeGroups.main.capacityType", "on-demand", 'write "ON_DEMAND"'],
        ["controller.credentials", "podIdentity", 'write "pod-identity"'],
        ["edge.scheme", "external", 'write "internet-facing"'],
        ["edge.scheme", "private", 'write "internal"'],
        ["edge.kind", "network", 'write "nlb"'],
        ["edge.targetType", "pod", 'write "ip"'],
        ["edge.ipAddressType", "dual-stack", 'write "dualstack", and set network.ipv6 to true'],
        ["waf.mode", "count", 'write "observe"'],
        ["waf.mode", "block", 'write "enforce"'],
        ["waf.mode", false, 'write "off"'],
    ])("%s: %s", (path, value, cure) => {
        expect(cureOf(path, value)).toEqual([cure]);
    });
});

describe("a word that means none of the choices is not taken for a misspelling of one", () => {
    it.each([
        ["network.natGateways", "none", 'write one of "one", "one-per-zone"'],
        ["network.natGateways", 0, 'write one of "one", "one-per-zone"'],
        ["edge.desyncMitigation", "off", 'write one of "monitor", "defensive", "strictest"'],
        ["protect", "perhaps", "write true or false"],
        [
            "waf.managedRuleGroups",
            ["AWSManagedRulesATPRuleSet"],
            "take it out: AWS takes this group only with settings of its own, which this program does not have",
        ],
        [
            "waf.managedRuleGroups",
            ["ATPRuleSet"],
            "take it out: AWS takes this group only with settings of its own, which this program does not have",
        ],
    ])("%s: %s", (path, value, cure) => {
        expect(cureOf(path, value)).toEqual([cure]);
    });
});

it("a name without its common beginning is told", () => {
    expect(cureOf("waf.managedRuleGroups", ["SQLiRuleSet"])).toEqual([
        'did you mean "AWSManagedRulesSQLiRuleSet"?',
    ]);
});
