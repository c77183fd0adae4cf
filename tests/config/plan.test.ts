import { describe, expect, it } from "vitest";

import { isForwarded, tlsOf } from "../../components/config/plan/front";
import { configWith, planned, validConfig } from "../support/config";

const GIVEN = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000";
const OTHER = GIVEN.replace("0a1b2c3d", "1b2c3d4e");

/** The plan of the valid config with some keys of `edge` set. */
const edgeWith = (keys: Record<string, unknown>) => planned(configWith(inEdge(keys)));
const inEdge = (keys: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(keys).map(([key, value]) => [`edge.${key}`, value]));

describe("the plan", () => {
    it("is complete for the smallest stack file", () => {
        const { names, tags, front, edge, region, accountId } = planned(validConfig());

        expect({ region, accountId }).toEqual({ region: "eu-west-1", accountId: "111122223333" });
        expect(names).toEqual({
            clusterName: "payments-test",
            wafLogGroup: "aws-waf-logs-payments-test",
            wafMetric: "payments-test",
            loadBalancerName: "payments-test-cd01975a",
            internalLoadBalancerName: "payments-test-a75a18eb",
        });
        expect(tags).toEqual({ project: "mesh-edge", stack: "test", team: "payments" });
        expect(front).toEqual({
            kind: "alb",
            targetType: "instance",
            credentialName: "builtin://",
            trustedProxies: 1,
            proxyProtocol: false,
            drain: { deregistrationDelay: 30, preStop: 40, terminationDrain: 30, gracePeriod: 75 },
        });
        expect(edge).toEqual({
            kind: "alb",
            hosts: [{ name: "shop.example.com", protocol: "http", zone: "example.com" }],
            dns: "route53",
            privateZone: false,
            allowReplacement: false,
            certificates: { ofTeams: [] },
            loadBalancer: {
                scheme: "internet-facing",
                targetType: "instance",
                sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
                ingressName: "common-external-ingress",
                loadBalancerName: "payments-test-cd01975a",
                tags: { project: "mesh-edge", stack: "test", team: "payments" },
                deregistrationDelay: 30,
                grpcHosts: [],
            },
            settings: {
                ipAddressType: "ipv4",
                redirectHttp: true,
                backendProtocol: "https",
                inboundPrefixLists: [],
                cloudFront: false,
            },
            attributes: {
                deletionProtection: false,
                idleTimeoutSeconds: 60,
                clientKeepAliveSeconds: 3600,
                desyncMitigation: "defensive",
                dropInvalidHeaders: true,
                http2: true,
                zonalShift: false,
                accessLogs: {
                    enabled: false,
                    connectionLogs: false,
                    prefix: "alb",
                    retentionDays: 90,
                    keepOnDestroy: false,
                },
            },
            paths: [],
            waf: {
                mode: "enforce",
                allowAddresses: [],
                denyAddresses: [],
                allowCountries: [],
                denyCountries: [],
                rateLimit: 2000,
                rateLimits: {},
                managedRuleGroups: [
                    "AWSManagedRulesAmazonIpReputationList",
                    "AWSManagedRulesCommonRuleSet",
                    "AWSManagedRulesKnownBadInputsRuleSet",
                ].map((name) => ({ name, scopeDownPaths: [], countRules: [] })),
                uploads: {
                    paths: [],
                    rules: ["SizeRestrictions_BODY", "CrossSiteScripting_BODY"],
                },
                labelRules: {},
                responses: {},
                logs: {
                    enabled: true,
                    keep: "matched",
                    redactedHeaders: ["authorization", "cookie"],
                    retentionDays: 30,
                },
                capacity: 927,
                forwarded: false,
                metricName: "payments-test",
                logGroupName: "aws-waf-logs-payments-test",
            },
        });
    });

    it("has no edge where the file has none, and a front that is ready for an ALB", () => {
        const plan = planned(configWith({ edge: undefined }));

        expect(plan.edge).toBeUndefined();
        expect(plan.front).toEqual(planned(validConfig()).front);
    });

    it("has each host with its protocol and zone, whichever way it is written", () => {
        const hosts = [
            "shop.example.com",
            { name: "api.example.com" },
            { name: "grpc.example.org", protocol: "grpc", zone: "example.org" },
        ];

        expect(edgeWith({ hosts }).edge?.hosts).toEqual([
            { name: "shop.example.com", protocol: "http", zone: "example.com" },
            { name: "api.example.com", protocol: "http", zone: "example.com" },
            { name: "grpc.example.org", protocol: "grpc", zone: "example.org" },
        ]);
    });

    it("has a group where a host is gRPC, or one may become so, and nowhere else", () => {
        const groupOf = (keys: Record<string, unknown>) => {
            const { grpcHosts, group } = edgeWith({ ingressName: "shop", ...keys }).edge
                ?.loadBalancer ?? { grpcHosts: ["no edge"], group: "no edge" };
            return { grpcHosts, group };
        };
        const hosts = ["shop.example.com", { name: "grpc.example.com", protocol: "grpc" }];

        expect(groupOf({})).toEqual({ grpcHosts: [], group: undefined });
        expect(groupOf({ grpcReady: true })).toEqual({ grpcHosts: [], group: "shop" });
        expect(groupOf({ hosts })).toEqual({ grpcHosts: ["grpc.example.com"], group: "shop" });
    });

    it("tags the load balancer with the stack's tags, then with its own", () => {
        const { edge, tags } = edgeWith({ tags: { "cost-center": "4711" } });

        expect(Object.entries(edge?.loadBalancer.tags ?? {})).toEqual([
            ["project", "mesh-edge"],
            ["stack", "test"],
            ["team", "payments"],
            ["cost-center", "4711"],
        ]);
        expect(tags).not.toHaveProperty("cost-center");
    });

    it.each([
        { keys: {}, certificates: { given: undefined, validationZone: undefined } },
        { keys: { certificateArn: GIVEN }, certificates: { given: [GIVEN] } },
        { keys: { certificateArn: [GIVEN, OTHER] }, certificates: { given: [GIVEN, OTHER] } },
        {
            keys: { validationZone: "shop.example.com" },
            certificates: { validationZone: "shop.example.com" },
        },
        { keys: { kind: "nlb", certificateArn: GIVEN }, certificates: { given: [GIVEN] } },
        { keys: { kind: "nlb", nlb: { tls: "passthrough" } }, certificates: undefined },
        { keys: { kind: "clb" }, certificates: undefined },
    ])("has the certificates $certificates for $keys", ({ keys, certificates }) => {
        expect(edgeWith(keys).edge?.certificates).toEqual(
            certificates && { ofTeams: [], ...certificates },
        );
    });

    it("has the same drain for load balancer and gateway", () => {
        const { edge, front } = edgeWith({ kind: "nlb", drainSeconds: 60 });

        expect(edge?.loadBalancer.deregistrationDelay).toBe(60);
        expect(front.drain).toEqual({
            deregistrationDelay: 60,
            preStop: 70,
            terminationDrain: 60,
            gracePeriod: 135,
        });
    });

    it.each([
        { keys: {}, forwarded: false },
        { keys: { proxiesInFront: 1 }, forwarded: false },
        { keys: { proxiesInFront: 2 }, forwarded: true },
        { keys: { cloudFront: true, inboundRuleQuota: 200 }, forwarded: true },
    ])("reads clients' addresses from the header: $forwarded with $keys", ({ keys, forwarded }) => {
        expect(edgeWith(keys).edge).toMatchObject({ waf: { forwarded } });
    });

    it("has the web ACL of the file, each managed group in its long form", () => {
        const group = { name: "AWSManagedRulesSQLiRuleSet", version: "Version_1.3" };
        const waf = { mode: "observe", managedRuleGroups: [group, "AWSManagedRulesUnixRuleSet"] };

        expect(planned(configWith({ waf })).edge).toMatchObject({
            waf: {
                mode: "observe",
                managedRuleGroups: [
                    { ...group, scopeDownPaths: [], countRules: [] },
                    { name: "AWSManagedRulesUnixRuleSet", scopeDownPaths: [], countRules: [] },
                ],
                capacity: 302,
            },
        });
    });
});

describe("tlsOf", () => {
    it.each([
        ["alb", "passthrough", "terminate"],
        ["alb", undefined, "terminate"],
        ["nlb", "terminate", "terminate"],
        ["nlb", "passthrough", "passthrough"],
        ["nlb", undefined, undefined],
        ["clb", "terminate", "passthrough"],
        [undefined, "terminate", undefined],
    ] as const)("of %s with nlb.tls %s is %s", (kind, tls, expected) => {
        expect(tlsOf({ kind, nlb: { tls } })).toBe(expected);
    });
});

describe("isForwarded", () => {
    it("counts what is given, or else the ALB and CloudFront", () => {
        const alb = { kind: "alb", cloudFront: false } as const;

        expect(isForwarded({ ...alb, proxiesInFront: null })).toBe(false);
        expect(isForwarded({ ...alb, cloudFront: true })).toBe(true);
        expect(isForwarded({ ...alb, cloudFront: true, proxiesInFront: 1 })).toBe(false);
        expect(isForwarded({ ...alb, kind: "nlb", proxiesInFront: 2 })).toBe(true);
    });
});
