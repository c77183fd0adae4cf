import { describe, expect, it } from "vitest";

import { findingsOf, type Verdict } from "../../cli/report/finding";
import type { Step } from "../../cli/report/preview";
import { ALL_RULES } from "../../cli/report/rules/all";
import { step, update } from "./steps";

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const RELEASE = "kubernetes:helm.sh/v3:Release";
const PREFIX = "alb.ingress.kubernetes.io/";

function ingress(annotations: Record<string, unknown>, hosts: string[] = []) {
    return {
        kind: "Ingress",
        metadata: {
            name: "common-external-ingress",
            namespace: "istio-system",
            annotations: Object.fromEntries(
                Object.entries(annotations).map(([key, value]) => [PREFIX + key, value]),
            ),
        },
        spec: { rules: hosts.map((host) => ({ host })) },
    };
}

function acl(rules: object[]) {
    return { defaultAction: { allow: {} }, rules };
}

function policy(...actions: string[]) {
    return { policy: { Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] } };
}

/** `verdict rule property` of everything that the rules find in a step. */
function found(one: Step): string[] {
    return findingsOf(ALL_RULES, [one]).map(({ verdict, rule, property = "-" }) =>
        [verdict, rule, property].join(" "),
    );
}

const losses: [string, Step, Verdict | undefined][] = [
    ["the cluster", step("aws:eks/cluster:Cluster", "replace"), "outage"],
    ["a NAT gateway", step("aws:ec2/natGateway:NatGateway", "replace"), "new-address"],
    ["an Elastic IP", step("aws:ec2/eip:Eip", "delete", { before: {} }), "new-address"],
    ["a log group", step("aws:cloudwatch/logGroup:LogGroup", "delete"), "data-loss"],
    ["the Ingress", step(INGRESS, "replace", { before: {}, after: {} }), "outage"],
    ["a namespace", step("kubernetes:core/v1:Namespace", "delete"), "outage"],
    [
        "a definition",
        step("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", "delete"),
        "data-loss",
    ],
    ["a release, created before the old one is deleted", step(RELEASE, "replace"), undefined],
    ["a release, deleted first", step(RELEASE, "replace", { deletesFirst: true }), "outage"],
    ["a web ACL", step("aws:wafv2/webAcl:WebAcl", "delete"), "protection-falls"],
    [
        "a web ACL that its successor stands beside",
        step("aws:wafv2/webAcl:WebAcl", "replace"),
        undefined,
    ],
    ["an alarm", step("aws:cloudwatch/metricAlarm:MetricAlarm", "delete"), "protection-falls"],
    ["a certificate", step("aws:acm/certificate:Certificate", "replace"), undefined],
];

describe("the loss of", () => {
    it.each(losses)("%s", (_, one, verdict) => {
        expect(findingsOf(ALL_RULES, [one]).map((finding) => finding.verdict)).toEqual(
            verdict === undefined ? [] : [verdict],
        );
    });

    it("a resource is told with the properties that replace it", () => {
        const [finding] = findingsOf(ALL_RULES, [
            step("aws:eks/cluster:Cluster", "replace", { replaceKeys: ["name", "roleArn"] }),
        ]);
        expect(finding).toMatchObject({
            rule: "lost",
            property: "name, roleArn",
            reason: "is replaced by a new one",
            consequence: "every workload of the cluster is deleted with it",
        });
    });

    it("a name of clients is an outage, of a proof of ACM nothing", () => {
        const record = (name: string, type: string) =>
            found(step("aws:route53/record:Record", "delete", { before: { name, type } }));
        expect(record("shop.example.com", "A")).toEqual(["outage name-gone name"]);
        expect(record("_7444.shop.example.com", "CNAME")).toEqual([]);
        expect(record("shop.example.com", "TXT")).toEqual([]);
    });
});

describe("an Ingress", () => {
    const was = { scheme: "internal", "wafv2-acl-arn": "arn:acl", "ssl-redirect": "443" };

    it("that faces the internet now is an outage, by its blast radius, and opens access", () => {
        expect(
            found(update(INGRESS, ingress(was), ingress({ ...was, scheme: "internet-facing" }))),
        ).toEqual(["outage entrance scheme", "access-grows exposure scheme"]);
    });

    it("without its web ACL, or without its redirect, protects less", () => {
        const { scheme } = was;
        expect(found(update(INGRESS, ingress(was), ingress({ scheme })))).toEqual([
            "protection-falls exposure wafv2-acl-arn",
            "protection-falls exposure ssl-redirect",
        ]);
        const none = { ...was, "wafv2-acl-arn": "none" };
        expect(found(update(INGRESS, ingress(was), ingress(none)))).toEqual([
            "protection-falls exposure wafv2-acl-arn",
        ]);
    });

    it("that lets in more addresses opens access; fewer don't", () => {
        const few = { ...was, "inbound-cidrs": "10.0.0.0/8" };
        const more = { ...was, "inbound-cidrs": "10.0.0.0/8,192.0.2.0/24" };
        expect(found(update(INGRESS, ingress(few), ingress(more)))).toEqual([
            "access-grows exposure inbound-cidrs",
        ]);
        expect(found(update(INGRESS, ingress(more), ingress(few)))).toEqual([]);
        // Left out, it is everybody.
        expect(found(update(INGRESS, ingress(few), ingress(was)))).toEqual([
            "access-grows exposure inbound-cidrs",
        ]);
    });

    it("without deletion protection or logs protects less", () => {
        const on = "deletion_protection.enabled=true,access_logs.s3.enabled=true";
        expect(
            found(
                update(
                    INGRESS,
                    ingress({ ...was, "load-balancer-attributes": on }),
                    ingress({
                        ...was,
                        "load-balancer-attributes": "deletion_protection.enabled=false",
                    }),
                ),
            ),
        ).toEqual([
            "protection-falls exposure deletion_protection.enabled",
            "protection-falls exposure access_logs.s3.enabled",
        ]);
    });

    it("with another host changes without harm", () => {
        expect(
            found(
                update(
                    INGRESS,
                    ingress(was, ["a.example.com"]),
                    ingress(was, ["a.example.com", "b.example.com"]),
                ),
            ),
        ).toEqual(["changes exposure spec.rules.host"]);
    });
});

describe("a web ACL", () => {
    const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
    const rate = (action: string, limit = 2000) => ({
        name: "rate",
        action: { [action]: {} },
        statement: { rateBasedStatement: { limit } },
    });
    const group = (override: string) => ({ name: "common", overrideAction: { [override]: {} } });

    it.each([
        [
            "counts what it blocked",
            [rate("block")],
            [rate("count")],
            ["protection-falls web-acl rules[rate]"],
        ],
        [
            "counts a managed group",
            [group("none")],
            [group("count")],
            ["protection-falls web-acl rules[common]"],
        ],
        ["has lost a rule", [rate("block")], [], ["protection-falls web-acl rules[rate]"]],
        [
            "lets more requests through",
            [rate("block")],
            [rate("block", 9000)],
            ["protection-falls web-acl rules[rate].limit"],
        ],
        ["begins to block", [rate("count")], [rate("block")], ["traffic-moves web-acl rules"]],
        ["has lost a rule that only counted", [rate("count")], [], []],
        ["lets fewer requests through", [rate("block")], [rate("block", 100)], []],
    ])("that %s", (_, before, after, expected) => {
        expect(found(update(WEB_ACL, acl(before), acl(after)))).toEqual(expected);
    });
});

describe("IAM", () => {
    const POLICY = "aws:iam/policy:Policy";

    it("takes actions for a set: another order, or other statements, allow nothing more", () => {
        const two = {
            policy: {
                Statement: [
                    { Effect: "Allow", Action: "b:Two", Resource: "*" },
                    { Effect: "Allow", Action: ["a:One"], Resource: ["*"] },
                ],
            },
        };
        expect(found(update(POLICY, policy("a:One", "b:Two"), two))).toEqual([]);
    });

    it("tells of every action that is new", () => {
        const [finding] = findingsOf(ALL_RULES, [
            update(POLICY, policy("a:One"), policy("a:One", "c:Three")),
        ]);
        expect(finding).toMatchObject({
            verdict: "access-grows",
            rule: "iam-actions",
            old: [],
            new: ["Allow c:Three on *"],
        });
    });

    it("allows more without a condition, or without a Deny", () => {
        const of = (statement: object) => ({ policy: { Statement: [statement] } });
        const allow = { Effect: "Allow", Action: "a:One", Resource: "*" };
        const tight = { ...allow, Condition: { StringEquals: { "aws:x": "1" } } };
        expect(found(update(POLICY, of(tight), of(allow)))).toEqual([
            "access-grows iam-actions policy",
        ]);
        const deny = { ...allow, Effect: "Deny" };
        expect(found(update(POLICY, of(deny), of({ ...deny, Action: "b:Two" })))).toEqual([
            "access-grows iam-actions policy",
        ]);
    });

    it("tells who may take a role, and which role gets a policy", () => {
        const trust = (...principals: string[]) => ({
            assumeRolePolicy: {
                Statement: [
                    { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: principals } },
                ],
            },
        });
        expect(found(update("aws:iam/role:Role", trust("a"), trust("a", "b")))).toEqual([
            "access-grows iam-trust assumeRolePolicy",
        ]);
        const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        expect(found(step(attachment, "create", { after: { policyArn: "arn:p" } }))).toEqual([
            "access-grows iam-attachment policyArn",
        ]);
    });
});

describe("the network and the cluster", () => {
    it("tell of addresses that get in", () => {
        const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
        const open = { cidrIpv4: "0.0.0.0/0", fromPort: 443, toPort: 443 };
        expect(found(step(rule, "create", { after: open }))).toEqual([
            "access-grows security-group source",
        ]);
        const api = (...publicAccessCidrs: string[]) => ({
            vpcConfig: { endpointPublicAccess: true, publicAccessCidrs },
        });
        const cluster = "aws:eks/cluster:Cluster";
        expect(found(update(cluster, api("a"), api("a", "b")))).toEqual([
            "access-grows cluster-endpoint vpcConfig.publicAccessCidrs",
        ]);
        expect(found(update(cluster, api("a", "b"), api("a")))).toEqual([]);
    });

    it("tell of principals and rights that are new", () => {
        const entry = { after: { principalArn: "arn:aws:iam::111122223333:role/ops" } };
        expect(found(step("aws:eks/accessEntry:AccessEntry", "create", entry))).toEqual([
            "access-grows cluster-access -",
        ]);
        const role = (...verbs: string[]) => ({
            rules: [{ apiGroups: [""], resources: ["pods"], verbs }],
        });
        const ROLE = "kubernetes:rbac.authorization.k8s.io/v1:Role";
        expect(found(update(ROLE, role("get"), role("get", "delete")))).toEqual([
            "access-grows rbac rules",
        ]);
        expect(found(update(ROLE, role("get", "delete"), role("get")))).toEqual([]);
    });
});

describe("the mesh", () => {
    it("tells of mutual TLS, of policies and of names", () => {
        const mtls = (mode: string) => ({ kind: "PeerAuthentication", spec: { mtls: { mode } } });
        const PEER = "kubernetes:security.istio.io/v1:PeerAuthentication";
        expect(found(update(PEER, mtls("STRICT"), mtls("PERMISSIVE")))).toEqual([
            "protection-falls mesh-protection spec.mtls.mode",
        ]);
        const namespace = (hosts: string) => ({
            kind: "Namespace",
            metadata: { annotations: { "mesh-edge/hosts": hosts } },
        });
        expect(
            found(
                update(
                    "kubernetes:core/v1:Namespace",
                    namespace("a.example.com"),
                    namespace("a.example.com,b.example.com"),
                ),
            ),
        ).toEqual(["access-grows mesh-protection hosts"]);
        const authorization = (action: string) => ({
            kind: "AuthorizationPolicy",
            spec: { action },
        });
        expect(
            found(
                update(
                    "kubernetes:security.istio.io/v1:AuthorizationPolicy",
                    authorization("ALLOW"),
                    authorization("AUDIT"),
                ),
            ),
        ).toEqual(["protection-falls mesh-protection spec"]);
    });

    it("moves traffic by routes and by new pods, not by their number", () => {
        const VIRTUAL = "kubernetes:networking.istio.io/v1:VirtualService";
        expect(found(update(VIRTUAL, { spec: 1 }, { spec: 2 }))).toEqual([
            "traffic-moves traffic -",
        ]);
        expect(found(update(RELEASE, { version: "1.31.3" }, { version: "1.31.4" }))).toEqual([
            "traffic-moves traffic -",
        ]);
        const max = (maxReplicas: number) => ({ values: { autoscaling: { maxReplicas } } });
        expect(found(update(RELEASE, max(3), max(5)))).toEqual([]);
        const size = (maxSize: number) => ({ scalingConfig: { maxSize } });
        expect(found(update("aws:eks/nodeGroup:NodeGroup", size(3), size(5)))).toEqual([]);
    });
});

it("has an id of its own for every rule", () => {
    const ids = ALL_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
});
