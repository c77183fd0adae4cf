import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";

import { loadConfig } from "../../components/config/load";
import { DEFAULT_VERSIONS } from "../../components/config/versions";
import { asPulumiDoes, configWith, loaded, planned, validConfig } from "../support/config";

/** What a program sees of its stack; no engine and no resource. */
async function startedWith(config: Record<string, unknown>, secrets: string[] = []) {
    await pulumi.runtime.setMocks(
        { newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) },
        "mesh-edge",
        "test",
    );
    pulumi.runtime.setAllConfig(asPulumiDoes(config), secrets);
}

afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
});

describe("loadConfig", () => {
    it("fills in every default of the smallest stack file", () => {
        // Later keys test their defaults where they are used; docs/configuration.md lists all.
        expect(loaded(validConfig())).toMatchObject({
            project: "mesh-edge",
            stack: "test",
            region: "eu-west-1",
            team: "payments",
            accountId: "111122223333",
            protect: false,
            network: {
                cidr: "10.40.0.0/16",
                availabilityZones: ["eu-west-1a", "eu-west-1b"],
                natGateways: "one-per-zone",
                ipv6: false,
                flowLogs: true,
                flowLogRetentionDays: 30,
            },
            cluster: {
                version: DEFAULT_VERSIONS.eks,
                publicAccessCidrs: ["203.0.113.0/24"],
                serviceCidr: "172.20.0.0/16",
                logTypes: ["audit", "authenticator"],
                logRetentionDays: 30,
                accessEntries: {},
                nodeGroups: {
                    main: {
                        instanceTypes: ["m7i.large"],
                        arch: "x86_64",
                        capacityType: "ON_DEMAND",
                        minSize: 2,
                        desiredSize: 2,
                        maxSize: 4,
                        diskSizeGiB: 50,
                    },
                },
                addonVersions: {},
            },
            controller: {
                chartVersion: DEFAULT_VERSIONS.controller,
                replicas: 2,
                credentials: "pod-identity",
                ingressNamespaces: [],
            },
            mesh: {
                version: DEFAULT_VERSIONS.istio,
                gateway: {
                    namespace: "istio-system",
                    replicas: { min: 2, max: 5 },
                    revision: "default",
                    nodePorts: { status: 30621, http: 31565, https: 31804 },
                },
                revisions: ["default"],
                tags: {},
                profile: "standard",
                telemetry: { accessLog: { encoding: "json" }, prometheusMerge: true },
                security: {
                    mtls: { mode: "permissive", exceptNamespaces: [] },
                    declaredHostsOnly: false,
                    clients: {},
                    jwt: {},
                    pathNormalization: "decode-and-merge-slashes",
                    egress: { mode: "allow-any", services: {} },
                },
            },
            edge: {
                kind: "alb",
                dns: "route53",
                zone: "example.com",
                privateZone: false,
                hosts: ["shop.example.com"],
                grpcReady: false,
                scheme: "internet-facing",
                targetType: "instance",
                backendProtocol: "https",
                sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
                ingressName: "common-external-ingress",
                idleTimeoutSeconds: 60,
                allowReplacement: false,
                ipAddressType: "ipv4",
                redirectHttp: true,
                deletionProtection: false,
                clientKeepAliveSeconds: 3600,
                dropInvalidHeaders: true,
                desyncMitigation: "defensive",
                http2: true,
                zonalShift: false,
                tags: {},
                accessLogs: {
                    enabled: false,
                    connectionLogs: false,
                    prefix: "alb",
                    retentionDays: 90,
                    keepOnDestroy: false,
                },
                inboundPrefixLists: [],
                cloudFront: false,
                inboundRuleQuota: 60,
                paths: [],
                nlb: { tls: "terminate" },
                credentialName: "builtin://",
                drainSeconds: 30,
            },
            routes: {},
            services: {},
            observability: {
                enabled: false,
                emails: [],
                periodMinutes: 5,
                loadBalancerErrors: 25,
                targetErrors: 50,
                rejectedConnections: 1,
                latencySeconds: 2,
                unhealthyHosts: 1,
                unhealthyMinutes: 3,
                blockedRequests: 1000,
                certificateDays: 21,
            },
            charts: {
                controller: "https://aws.github.io/eks-charts",
                istio: "https://blob.istio.io/istio-release/charts",
            },
            images: {},
        });
    });

    it("makes the plan of that", async () => {
        await startedWith(validConfig());

        expect(loadConfig()).toEqual(planned(validConfig()));
    });

    it("names ten mistakes at once, each with its path, value, rule and cure", async () => {
        await startedWith(
            configWith({
                "pulumi:disable-default-providers": ["aws"],
                accountId: undefined,
                "network.flowLogs": "true",
                "network.availabilityZones": ["eu-west-1a", "us-east-1b"],
                "cluster.versoin": "1.35",
                "cluster.version": 1.35,
                "cluster.serviceCidr": "10.40.0.0/20",
                "mesh.gateway.replicas": { min: 7 },
                "edge.hosts": ["shop.example.org"],
                clutser: {},
            }),
        );
        expect(loadConfig).toThrow(pulumi.RunError);
        expect(loadConfig).toThrowErrorMatchingInlineSnapshot(`
          [Error: Pulumi.test.yaml has 10 mistakes:
          ✖ pulumi:disable-default-providers: ["aws"]
              must list aws and kubernetes, or a resource without a provider goes to the account and cluster of your shell
              → write ["aws", "kubernetes"]
          ✖ mesh-edge:accountId: (missing)
              must be set
              → add it, for example "111122223333"
          ✖ mesh-edge:network.flowLogs: "true"
              must be true or false
              → write it without quotes: true
          ✖ mesh-edge:network.availabilityZones[1]: "us-east-1b"
              must be a zone of aws:region, eu-west-1
              → write for example "eu-west-1b"
          ✖ mesh-edge:network.cidr: "10.40.0.0/16"
              must not overlap cluster.serviceCidr, 10.40.0.0/20
              → choose another private range for one of the two
          ✖ mesh-edge:cluster.version: 1.35
              must be text
              → quote it: "1.35"
          ✖ mesh-edge:cluster.versoin: "1.35"
              is not a known key
              → did you mean version?
          ✖ mesh-edge:mesh.gateway.replicas.max: 5, by default
              must not be below replicas.min, 7
              → set max to 7, or lower min
          ✖ mesh-edge:edge.hosts[0]: "shop.example.org"
              must be edge.zone, example.com, or a name inside it
              → write for example "shop.example.com", or set edge.zone to the zone of this host
          ✖ mesh-edge:clutser: {}
              is not a known key
              → did you mean cluster?]
        `);
    });

    it("warns once of each version whose support has ended by today", async () => {
        vi.useFakeTimers({ now: new Date("2026-12-24"), toFake: ["Date"] });
        const warn = vi.spyOn(pulumi.log, "warn").mockResolvedValue();
        await startedWith(configWith({ "cluster.version": "1.34", "mesh.version": "1.30.4" }));
        loadConfig();
        expect(warn.mock.calls.map(([text]) => text.split(". ")[0])).toEqual([
            "mesh-edge:cluster.version: standard support of EKS 1.34 ended on 2026-12-02",
            "mesh-edge:mesh.version: support of Istio 1.30 ended on 2026-12-02",
        ]);
        warn.mockClear();
        await startedWith(validConfig());
        loadConfig();
        expect(warn).not.toHaveBeenCalled();
    });

    it("never shows a secret, not even in the cure of another key", async () => {
        const edge = {
            zone: "hidden.example.com",
            hosts: ["shop.example.org"],
            scheme: "secretive",
        };
        await startedWith({ ...validConfig(), "mesh-edge:edge": edge }, ["mesh-edge:edge"]);

        expect(loadConfig).toThrowErrorMatchingInlineSnapshot(`
          [Error: Pulumi.test.yaml has 2 mistakes:
          ✖ mesh-edge:edge.scheme: "[secret]"
              must be one of internet-facing, internal
              → set it again: pulumi config set --secret --path 'mesh-edge:edge.scheme'
          ✖ mesh-edge:edge.hosts[0]: "[secret]"
              must be edge.zone, [secret], or a name inside it
              → set it again: pulumi config set --secret --path 'mesh-edge:edge.hosts[0]']
        `);
    });
});

describe("a loaded config", () => {
    it("has the profile of the AWS credentials, where one is named", () => {
        expect(loaded(configWith({ "aws:profile": "dev" })).profile).toBe("dev");
        expect(loaded(validConfig())).not.toHaveProperty("profile");
    });

    it("has no edge where the file has none", () => {
        expect(loaded(configWith({ edge: undefined }))).not.toHaveProperty("edge");
    });

    it("has the web ACL that the file describes", () => {
        expect(loaded(configWith({ waf: { mode: "off" } })).waf?.mode).toBe("off");
    });

    it.each([
        ["as text, the form in which a boolean arrives", { protect: "true" }, "protect", true],
        ["without quotes, an account id", { accountId: 111122223333 }, "accountId", "111122223333"],
    ])("takes a value %s", (_, changes, key, value) => {
        expect(loaded(configWith(changes))).toHaveProperty(key, value);
    });

    it.each([
        ["auto", "auto"],
        [{ https: 30443 }, { status: 30621, http: 31565, https: 30443 }],
    ])("takes the node ports %j", (given, expected) => {
        const { mesh } = loaded(configWith({ "mesh.gateway.nodePorts": given }));
        expect(mesh.gateway.nodePorts).toEqual(expected);
    });

    it.each(["example.com", "*.example.com", "*.shop.example.com", "a.b.example.com"])(
        "takes the host %s of the zone example.com",
        (host) => {
            expect(loaded(configWith({ "edge.hosts": [host] })).edge?.hosts).toEqual([host]);
        },
    );
});
