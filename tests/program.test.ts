import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

import { wholeStack } from "../components/stacks/whole";
import { configWith, validConfig } from "./support/config";
import {
    type Program,
    type ProgramOptions,
    all,
    declaredBy,
    only,
    settled,
    startProgram,
    valueOf,
} from "./support/pulumi";

const wholeProgram = (options: ProgramOptions = {}): Promise<Program> =>
    declaredBy(wholeStack, { config: validConfig(), ...options });

const ZONE_BY_ID = {
    "aws:route53/getZone:getZone": () => ({ name: "example.com", privateZone: false }),
};

const names = (declared: Program): string[] =>
    declared.map(({ type, name }) => `${type} ${name}`).sort();

const WITHOUT_RECORDS = {
    dns: "none",
    hosts: ["example.com", "*.example.com"],
    certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d",
};

/** A stack without an entrance. */
const platform = () => configWith({ edge: undefined });

describe("the whole program", () => {
    it("protects the ALB with the web ACL and the certificate that the same stack makes", async () => {
        const declared = await startProgram({ config: validConfig() });
        const stack = await wholeStack();
        await settled();

        const { annotations } = only(declared, "kubernetes:networking.k8s.io/v1:Ingress").inputs
            .metadata;
        expect(annotations).toMatchObject({
            "alb.ingress.kubernetes.io/wafv2-acl-arn":
                "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge-web-acl-1a2b3c4/edge-web-acl-id",
            "alb.ingress.kubernetes.io/certificate-arn":
                "arn:aws:acm:eu-west-1:111122223333:certificate/edge-certificate",
        });
        expect(await valueOf(stack.webAclArn!)).toBe(
            annotations["alb.ingress.kubernetes.io/wafv2-acl-arn"],
        );
        expect(await valueOf(stack.certificateArn!)).toBe(
            annotations["alb.ingress.kubernetes.io/certificate-arn"],
        );
    });

    // A callback of `apply` does not run while its value is unknown, so a resource made inside one
    // would be missing from the preview.
    it.each([
        { what: "with an edge", config: validConfig() },
        { what: "without an edge", config: platform() },
        {
            what: "with alarms",
            config: configWith({ observability: { enabled: true, emails: ["a@example.com"] } }),
        },
        { what: "with an NLB", config: configWith({ "edge.kind": "nlb" }) },
        { what: "with a Classic Load Balancer", config: configWith({ "edge.kind": "clb" }) },
        {
            what: "with gRPC, two zones, twelve hosts and certificates of clients",
            config: configWith({
                "edge.hosts": [
                    ...[...Array(10).keys()].map((n) => `h${n}.example.com`),
                    { name: "grpc.example.com", protocol: "grpc" },
                    { name: "example.org", zone: "example.org" },
                ],
                "edge.mutualTls": { mode: "verify", trustStore: { bucket: "cas", key: "ca.pem" } },
            }),
        },
        {
            what: "with private zones",
            config: configWith({
                "edge.privateZone": true,
                "edge.validationZone": "example.com",
                "edge.scheme": "internal",
            }),
        },
        {
            what: "with zones of another account by their ids",
            config: configWith({
                "edge.zone": "Z0123456789ABCDEFGHIJ",
                "edge.dnsRole": { arn: "arn:aws:iam::999988887777:role/dns" },
            }),
            lookups: ZONE_BY_ID,
        },
        { what: "without records", config: configWith({ edge: WITHOUT_RECORDS }) },
        {
            what: "with a role by IRSA",
            config: configWith({ controller: { credentials: "irsa" } }),
        },
    ])(
        "declares the same in a first preview, when nothing is known, as in an update, $what",
        async ({ config, lookups = {} }: Pick<ProgramOptions, "config" | "lookups">) => {
            const update = await wholeProgram({ config, lookups });
            const preview = await wholeProgram({ config, lookups, preview: true });

            expect(names(preview)).toEqual(names(update));
        },
    );

    it("gives every resource and every lookup the one provider that the program makes for it", async () => {
        const declared = await wholeProgram();

        const packageOf = (token: string) => token.split(":")[0];
        const made = declared.filter(({ type }) => /^(aws|kubernetes):/.test(type));
        const users = [
            ...made.map(({ type, provider }) => [packageOf(type), provider]),
            ...declared.lookups
                // Without a cluster, so by a provider of its own.
                .filter(({ token }) => token !== "kubernetes:helm:template")
                .map(({ token, provider }) => [packageOf(token), provider]),
        ];
        const root = "urn:pulumi:test::mesh-edge";
        expect(Object.fromEntries(users)).toEqual({
            aws: `${root}::pulumi:providers:aws::cloud::cloud-id`,
            kubernetes: `${root}::mesh-edge:cluster:Cluster$pulumi:providers:kubernetes::cluster::cluster-id`,
        });
        expect(new Set(users.map(([, provider]) => provider)).size).toBe(2);
    });

    it("reaches zones of another account by a provider of their own, and nothing else by that", async () => {
        const arn = "arn:aws:iam::999988887777:role/dns";
        const config = configWith({
            "edge.zone": "Z0123456789ABCDEFGHIJ",
            "edge.dnsRole": { arn, externalId: "payments" },
        });
        const declared = await wholeProgram({ config, lookups: ZONE_BY_ID });

        expect(only(declared, "pulumi:providers:aws", "dns").inputs).toEqual({
            region: "eu-west-1",
            allowedAccountIds: '["999988887777"]',
            assumeRoles: `[{"roleArn":"${arn}","externalId":"payments","sessionName":"mesh-edge"}]`,
            skipCredentialsValidation: "false",
            skipRegionValidation: "true",
        });
        const byRole = ({ provider }: { provider?: string | undefined }) =>
            provider?.includes("::dns::") === true;
        expect([...new Set(declared.filter(byRole).map(({ type }) => type))]).toEqual([
            "aws:route53/record:Record",
        ]);
        expect(declared.filter(({ type }) => type.endsWith(":Record")).every(byRole)).toBe(true);
        const asked = declared.lookups.filter(byRole).map(({ token, inputs }) => [token, inputs]);
        expect(new Map(asked as [string, object][])).toEqual(
            new Map<string, object>([
                ["aws:route53/getZone:getZone", { zoneId: "Z0123456789ABCDEFGHIJ" }],
                ["aws:lb/getHostedZoneId:getHostedZoneId", { loadBalancerType: "application" }],
            ]),
        );
    });

    it("touches one account and one region only, and tags what it makes there", async () => {
        const declared = await wholeProgram();

        expect(only(declared, "pulumi:providers:aws").inputs).toMatchObject({
            region: "eu-west-1",
            allowedAccountIds: '["111122223333"]',
            defaultTags: '{"tags":{"project":"mesh-edge","stack":"test","team":"payments"}}',
        });
    });

    it("opens the gateway's ports for the targets of the edge, and answers for its hosts", async () => {
        const declared = await wholeProgram({ config: configWith({ "edge.targetType": "ip" }) });

        const { values } = only(declared, "kubernetes:helm.sh/v3:Release", "mesh-gateway").inputs;
        expect(values.service.type).toBe("ClusterIP");
        const route = only(declared, "kubernetes:networking.istio.io/v1:VirtualService");
        expect(route.inputs.spec.hosts).toEqual(["shop.example.com"]);
    });

    it("has the edge's web ACL where the stack file says nothing of one", async () => {
        const declared = await wholeProgram({ config: configWith({ waf: undefined }) });

        expect(all(declared, "aws:wafv2/webAcl:WebAcl")).toHaveLength(1);
    });

    it("watches the web ACL by a name that the account's other stacks don't have", async () => {
        const config = configWith({ observability: { enabled: true } });
        const declared = await wholeProgram({ config });

        const metric = "payments-test";
        expect(only(declared, "aws:wafv2/webAcl:WebAcl").inputs.visibilityConfig.metricName).toBe(
            metric,
        );
        expect(
            only(
                declared,
                "aws:cloudwatch/metricAlarm:MetricAlarm",
                "observability-blocked-requests",
            ).inputs.dimensions.WebACL,
        ).toBe(metric);
    });

    it("declares nothing where the stack file has a mistake", async () => {
        const config = configWith({ "network.cidr": "10.40.0.0/28" });
        const declared = await startProgram({ config });

        await expect(wholeStack()).rejects.toThrow("network.cidr");

        await settled();
        expect(declared).toHaveLength(0);
    });
});

describe("a platform stack, without an edge", () => {
    it("declares cluster and mesh, but no Ingress, record, certificate, web ACL or route", async () => {
        const declared = await wholeProgram({ config: platform() });

        const types = new Set(declared.map(({ type }) => type));
        expect(types).toContain("eks:index:Cluster");
        expect(all(declared, "kubernetes:helm.sh/v3:Release")).toHaveLength(4);
        expect(
            [...types].filter((type) =>
                /Ingress|aws:(route53|acm|wafv2)|:edge:|VirtualService/.test(type),
            ),
        ).toEqual([]);
    });

    it("exports no name of an edge", async () => {
        await startProgram({ config: platform() });

        const { urls, loadBalancerHostname, certificateArn, webAclArn, curl } = await wholeStack();

        expect([urls, loadBalancerHostname, certificateArn, webAclArn, curl]).toEqual(
            Array(5).fill(undefined),
        );
    });
});

describe("the outputs of a stack", () => {
    it("have the names that other stacks and people rely on", async () => {
        await startProgram({ config: validConfig() });

        const { kubeconfig, urls, ...others } = await wholeStack();

        expect(urls).toEqual(["https://shop.example.com/"]);
        expect(await pulumi.isSecret(kubeconfig)).toBe(true);
        expect(await valueOf(kubeconfig)).toBe('{"kind":"Config"}');
        expect(await valueOf(pulumi.output({ ...others }))).toEqual({
            alarms: {},
            internal: {},
            certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/edge-certificate",
            clusterName: "payments-test",
            dnsRecords: [],
            curl: "curl --connect-to shop.example.com:443:alb-1.eu-west-1.elb.amazonaws.com:443 https://shop.example.com/",
            loadBalancerHostname: "alb-1.eu-west-1.elb.amazonaws.com",
            vpcId: "network-id",
            webAclArn:
                "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge-web-acl-1a2b3c4/edge-web-acl-id",
        });
    });

    it.each([
        { kind: "alb", address: "alb-1.eu-west-1.elb.amazonaws.com", zone: "Z32O12XQLNTSW2" },
        { kind: "nlb", address: "nlb-1.elb.eu-west-1.amazonaws.com", zone: "Z2IFOLAFXWLO4F" },
        { kind: "clb", address: "nlb-1.elb.eu-west-1.amazonaws.com", zone: "Z32O12XQLNTSW2" },
    ])("tell the records that others must make for an $kind", async ({ kind, address, zone }) => {
        const certificate = kind === "clb" ? undefined : WITHOUT_RECORDS.certificateArn;
        const edge = { ...WITHOUT_RECORDS, kind, certificateArn: certificate };
        const config = configWith({ edge });
        const declared = await startProgram({ config });

        const { dnsRecords, certificateArn, curl } = await wholeStack();

        expect(await valueOf(pulumi.output(dnsRecords))).toEqual(
            ["example.com", "*.example.com"].map((name) => ({
                ...{ name, type: "CNAME", target: address, aliasZoneId: zone },
            })),
        );
        expect(await valueOf(pulumi.output(certificateArn))).toBe(certificate);
        expect(await valueOf(curl!)).toContain(`--connect-to example.com:443:${address}:443`);
        await settled();
        expect(declared.map(({ type }) => type).filter((type) => /route53|acm/.test(type))).toEqual(
            [],
        );
        expect(declared.lookups.map(({ token }) => token)).not.toContain(
            "aws:route53/getZone:getZone",
        );
    });
});
