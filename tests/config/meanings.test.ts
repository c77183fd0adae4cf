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
        ["waf.mode", "dry-run", 'write "observe"'],
        ["waf.mode", "inactive", 'write "off"'],
        ["waf.rateLimits", { a: { limit: 100, action: "monitor" } }, 'write "count"'],
        ["edge.scheme", "internal-facing", 'write "internal"'],
        ["edge.scheme", "intranet", 'write "internal"'],
        ["edge.hosts", [{ name: "shop.example.com", protocol: "http2" }], 'write "grpc"'],
        ["edge.backendProtocol", "plaintext", 'write "http"'],
        ["cluster.addonVersions.coredns", "1.13.1", 'write "v1.13.1-eksbuild.1"'],
        ["cluster.logTypes", "api, audit", 'write ["api","audit"]'],
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
        ["waf.mode", "allow", 'write one of "enforce", "observe", "off"'],
        ["edge.mutualTls.mode", "optional", 'write one of "off", "passthrough", "verify"'],
        ["edge.backendProtocol", "HTTP2", 'write one of "https", "http"'],
        ["edge.backendProtocol", "tcp", 'write one of "https", "http"'],
        [
            "cluster.logTypes",
            "everything",
            'write a list, each entry one of "api", "audit", "authenticator", "controllerManager", "scheduler"',
        ],
        [
            "edge.mutualTls",
            "optional",
            'write a map with mode, one of "off", "passthrough", "verify"',
        ],
        ["mesh.gateway.nodePorts", "some", 'write "auto", or a map of status, http, https'],
        ["cluster.addonVersions.coredns", "latest", 'write for example "v1.13.1-eksbuild.1"'],
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

describe("one word for a section, a list or a number switches it off, or on", () => {
    it.each([
        ["edge.mutualTls", false, 'write {"mode":"off"}'],
        [
            "edge.mutualTls",
            true,
            'write for example {"mode":"verify","trustStore":{"bucket":"payments-client-cas","key":"clients.pem"}}',
        ],
        ["waf", "off", 'write {"mode":"off"}'],
        ["edge.accessLogs", true, 'write {"enabled":true}'],
        ["edge.dnsRole", "none", "take it out"],
        ["edge.proxiesInFront", "none", "write 0"],
        ["cluster.logTypes", "none", "write []"],
        ["cluster.publicAccessCidrs", false, "write []"],
        ["edge.tags", "none", "write {}"],
        // Left out, this would mean everybody.
        ["edge.inboundCidrs", false, 'write "none", or a list'],
    ])("%s: %s", (path, value, cure) => {
        expect(cureOf(path, value)).toEqual([cure]);
    });
});

describe("an access policy by the name of a role of Kubernetes, or by its ARN", () => {
    it.each([
        ["view", "AmazonEKSViewPolicy"],
        ["readonly", "AmazonEKSViewPolicy"],
        ["AmazonEKSReadOnlyPolicy", "AmazonEKSViewPolicy"],
        ["edit", "AmazonEKSEditPolicy"],
        ["admin", "AmazonEKSAdminPolicy"],
        ["cluster-admin", "AmazonEKSClusterAdminPolicy"],
        ["arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy", "AmazonEKSViewPolicy"],
    ])("%s: %s", (policy, meant) => {
        const principalArn = "arn:aws:iam::111122223333:role/reader";
        expect(cureOf("cluster.accessEntries", { reader: { principalArn, policy } })).toEqual([
            `write "${meant}"`,
        ]);
    });
});
