import { describe, expect, it } from "vitest";

import { pathSchema } from "../../components/config/sections/edge/paths/entry";
import { Edge } from "../../components/edge/edge";
import { anyCluster } from "../cluster/args";
import { controllerOn } from "../controller/args";
import { gatewayIn, meshOn } from "../mesh/args";
import { anyNetwork } from "../network/args";
import {
    type Declared,
    all,
    counts,
    declaredBy,
    only,
    startProgram,
    valueOf,
} from "../support/pulumi";
import { albPlan, type EdgeInput, type WafInput } from "./args";

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const RECORD = "aws:route53/record:Record";
const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";
const WEB = { protocol: "http" as const };
/** A Route 53 whose zones can be told apart. */
const BY_NAME = {
    "aws:route53/getZone:getZone": ({ name, privateZone }: Record<string, unknown>) => ({
        zoneId: `Z of ${privateZone ? "private " : ""}${String(name)}`,
    }),
};
const GIVEN = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d";

function edge(edgeChanges: Partial<EdgeInput> = {}, wafChanges: Partial<WafInput> = {}): Edge {
    const network = anyNetwork();
    const cluster = anyCluster(network);
    return new Edge("edge", {
        edge: albPlan(edgeChanges, wafChanges),
        network,
        controller: controllerOn(cluster, network),
        access: undefined,
        accountId: "111122223333",
        region: "eu-west-1",
        mesh: meshOn(cluster, { gateway: gatewayIn("istio-ingress") }),
        kubernetes: cluster.kubernetes,
    });
}

async function declaredFor(...changes: Parameters<typeof edge>): Promise<Declared[]> {
    const declared = await declaredBy(() => edge(...changes));
    return declared.filter(({ name }) => name.startsWith("edge"));
}

const annotation = (declared: Declared[], key: string): unknown =>
    ingressOf(declared).metadata.annotations[`alb.ingress.kubernetes.io/${key}`];
const ingressOf = (declared: Declared[]) =>
    only(declared, "kubernetes:networking.k8s.io/v1:Ingress").inputs;

describe("Edge", () => {
    it("makes a web ACL with its logs, a certificate with its proof, the Ingress and an alias record", async () => {
        const declared = await declaredFor();

        expect(counts(declared)).toEqual({
            [WEB_ACL]: 1,
            "aws:cloudwatch/logGroup:LogGroup": 1,
            "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": 1,
            "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": 1,
            [CERTIFICATE]: 1,
            "aws:acm/certificateValidation:CertificateValidation": 1,
            [RECORD]: 2,
            "kubernetes:networking.k8s.io/v1:Ingress": 1,
        });
    });

    it("puts the Ingress, of the controller's class, before the gateway's Service", async () => {
        const declared = await declaredFor();

        const { metadata, spec } = ingressOf(declared);
        expect(metadata.namespace).toBe("istio-ingress");
        expect(spec.ingressClassName).toBe("alb");
        expect(spec.rules[0].http.paths[0].backend.service.name).toBe("istio-ingressgateway");
    });

    it("gives the load balancer the certificate and the web ACL that it makes", async () => {
        const declared = await declaredFor();

        expect(annotation(declared, "certificate-arn")).toBe(
            "arn:aws:acm:eu-west-1:111122223333:certificate/edge-certificate",
        );
        expect(annotation(declared, "wafv2-acl-arn")).toBe(
            "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge-web-acl-1a2b3c4/edge-web-acl-id",
        );
    });

    it("takes a given certificate and makes none", async () => {
        const declared = await declaredFor({ certificateArn: GIVEN });

        expect(annotation(declared, "certificate-arn")).toBe(GIVEN);
        expect(all(declared, CERTIFICATE)).toEqual([]);
        expect(all(declared, RECORD).map(({ inputs }) => inputs.type)).toEqual(["A"]);
    });

    it("takes the web ACL off with waf.mode off, and makes none, no IP set and no log", async () => {
        const declared = await declaredFor(
            {},
            { mode: "off", denyAddresses: ["198.51.100.7/32"], logs: { enabled: true } },
        );

        expect(annotation(declared, "wafv2-acl-arn")).toBe("none");
        const types = Object.keys(counts(declared));
        expect(types.filter((type) => /wafv2|cloudwatch/.test(type))).toEqual([]);
    });

    it("logs the web ACL to the given log group, and not at all where logs are off", async () => {
        const logged = await declaredFor();
        const silent = await declaredFor({}, { logs: { enabled: false } });

        expect(only(logged, LOGGING).inputs.resourceArn).toBe(
            "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge-web-acl-1a2b3c4/edge-web-acl-id",
        );
        expect(only(logged, "aws:cloudwatch/logGroup:LogGroup").inputs.name).toBe(
            "aws-waf-logs-payments-test",
        );
        expect(all(silent, LOGGING)).toEqual([]);
        expect(all(silent, WEB_ACL)).toHaveLength(1);
    });

    it("limits by the address of the connection, which a client can't write itself", async () => {
        const declared = await declaredFor();

        const [rateLimit] = only(declared, WEB_ACL).inputs.rules;
        expect(rateLimit.statement.rateBasedStatement.aggregateKeyType).toBe("IP");
    });

    it.each([
        { mode: "enforce" as const, metric: "payments-test" },
        { mode: "observe" as const, metric: undefined },
        { mode: "off" as const, metric: undefined },
    ])("has $metric to watch for what is blocked with waf.mode $mode", async ({ mode, metric }) => {
        await startProgram();

        expect(edge({}, { mode }).blockingMetric).toBe(metric);
    });

    it("only counts with waf.mode observe", async () => {
        const declared = await declaredFor({}, { mode: "observe" });

        expect(only(declared, WEB_ACL).inputs.rules[0].action).toEqual({ count: {} });
    });

    it.each([
        { proxiesInFront: undefined, key: "IP" },
        { proxiesInFront: 1, key: "IP" },
        { proxiesInFront: 2, key: "FORWARDED_IP" },
    ])(
        "limits the rate by $key with $proxiesInFront proxies in front",
        async ({ proxiesInFront, key }) => {
            const declared = await declaredFor({ proxiesInFront });

            const [rateLimit] = only(declared, WEB_ACL).inputs.rules;
            expect(rateLimit.statement.rateBasedStatement.aggregateKeyType).toBe(key);
        },
    );

    it.each([
        { scheme: "internet-facing" as const, kind: "public" },
        { scheme: "internal" as const, kind: "private" },
    ])("stands in the $kind subnets when it is $scheme", async ({ scheme, kind }) => {
        const declared = await declaredFor({ scheme });

        expect(annotation(declared, "scheme")).toBe(scheme);
        expect(annotation(declared, "subnets")).toBe(
            `network-${kind}-eu-west-1a-id,network-${kind}-eu-west-1b-id`,
        );
    });

    it("leads every host to the load balancer, in the zone that it looks up by name", async () => {
        const hosts = ["example.com", "*.example.com"];

        const declared = await declaredFor({ hosts, certificateArn: GIVEN });

        const records = all(declared, RECORD).map(({ inputs }) => inputs);
        expect(records.map(({ zoneId, name }) => [zoneId, name])).toEqual([
            ["Z0EXAMPLE", "example.com"],
            ["Z0EXAMPLE", "*.example.com"],
        ]);
        expect(records.map(({ aliases }) => aliases[0].name)).toEqual([
            "alb-1.eu-west-1.elb.amazonaws.com",
            "alb-1.eu-west-1.elb.amazonaws.com",
        ]);
        const { lookups } = await declaredBy(() => edge());
        const zone = lookups.find(({ token }) => token === "aws:route53/getZone:getZone");
        expect(zone?.inputs).toEqual({ name: "example.com" });
    });

    it("makes a bucket for the logs, and logs there, where they are on", async () => {
        const accessLogs = { enabled: true };

        const declared = await declaredFor({ accessLogs });

        expect(only(declared, "aws:s3/bucket:Bucket").name).toBe("edge-access-logs");
        expect(annotation(declared, "load-balancer-attributes")).toContain(
            "access_logs.s3.bucket=edge-access-logs-1a2b3c4",
        );
        expect(all(await declaredFor(), "aws:s3/bucket:Bucket")).toEqual([]);
    });

    it.each([
        { ipAddressType: "ipv4" as const, lists: ["pl-b7cc9cf9"] },
        { ipAddressType: "dualstack" as const, lists: ["pl-b7cc9cf9", "pl-c17ad15f"] },
    ])(
        "lets CloudFront in by AWS's own lists, $ipAddressType",
        async ({ ipAddressType, lists }) => {
            const inboundPrefixLists = ["pl-0a1b2c3d4e5f60718"];

            const declared = await declaredFor({
                ipAddressType,
                inboundPrefixLists,
                cloudFront: true,
            });

            expect(annotation(declared, "security-group-prefix-lists")).toBe(
                [...lists, ...inboundPrefixLists].join(","),
            );
            expect(annotation(declared, "inbound-cidrs")).toBeUndefined();
        },
    );

    it.each([
        { ipAddressType: "ipv4" as const, types: ["A"] },
        { ipAddressType: "dualstack" as const, types: ["A", "AAAA"] },
    ])("has $types records where the ALB is $ipAddressType", async ({ ipAddressType, types }) => {
        const declared = await declaredFor({ ipAddressType, certificateArn: GIVEN });

        expect(all(declared, RECORD).map(({ inputs }) => inputs.type)).toEqual(types);
    });

    it("tags what the controller makes as the provider tags the rest", async () => {
        const declared = await declaredFor({ tags: { "cost-center": "4711" } });

        expect(annotation(declared, "tags")).toBe("team=payments,cost-center=4711");
    });

    it("sends a share of a path's requests to the gateway, at the port of all others", async () => {
        const targets = [{ gateway: true, weight: 1 }];
        const path = pathSchema.parse({ name: "search", path: "/search", to: { targets } });

        for (const [backendProtocol, servicePort] of [
            ["https", 443],
            ["http", 80],
        ] as const) {
            const declared = await declaredFor({ paths: [path], backendProtocol });

            expect(JSON.parse(String(annotation(declared, "actions.search")))).toEqual({
                type: "forward",
                forwardConfig: {
                    targetGroups: [{ serviceName: "istio-ingressgateway", servicePort, weight: 1 }],
                },
            });
        }
    });

    it("makes the target groups of paths in the network's VPC, and knows its range", async () => {
        const ips = { addresses: ["10.40.0.9", "192.168.0.9"], port: 80 };
        const path = pathSchema.parse({ name: "ips", path: "/ips", to: { targets: [{ ips }] } });

        const declared = await declaredFor({ paths: [path] });

        expect(only(declared, "aws:lb/targetGroup:TargetGroup").inputs.vpcId).toBe("network-id");
        expect(
            all(declared, "aws:lb/targetGroupAttachment:TargetGroupAttachment").map(
                ({ inputs }) => inputs.availabilityZone,
            ),
        ).toEqual([undefined, "all"]);
    });

    it("puts a host's record and its proof into the host's own zone", async () => {
        const hosts = ["shop.example.com", { ...WEB, name: "example.org", zone: "example.org" }];

        const declared = await declaredBy(() => edge({ hosts }), { lookups: BY_NAME });

        const zoneOf = (name: string) => only(declared, RECORD, name).inputs.zoneId;
        expect(zoneOf("edge-alias-shop.example.com")).toBe("Z of example.com");
        expect(zoneOf("edge-alias-example.org")).toBe("Z of example.org");
        expect(zoneOf("edge-certificate-example.org")).toBe("Z of example.org");
    });

    it("proves the hosts of a private zone in the public one that is named", async () => {
        const changes = { scheme: "internal" as const, privateZone: true };

        const declared = await declaredBy(
            () => edge({ ...changes, validationZone: "public.example" }),
            { lookups: BY_NAME },
        );

        const zoneOf = (name: string) => only(declared, RECORD, name).inputs.zoneId;
        expect(zoneOf("edge-alias-shop.example.com")).toBe("Z of private example.com");
        expect(zoneOf("edge-certificate-shop.example.com")).toBe("Z of public.example");
        expect(only(declared, ASSOCIATION).inputs).toEqual({
            zoneId: "Z of private example.com",
            vpcId: "network-id",
        });
    });

    it("associates nothing with a public zone", async () => {
        expect(all(await declaredFor(), ASSOCIATION)).toEqual([]);
    });

    it("lists the certificates that it is given, and hands on the first", async () => {
        const certificateArn = [GIVEN, `${GIVEN}ff`];

        const declared = await declaredFor({ certificateArn });

        expect(annotation(declared, "certificate-arn")).toBe(certificateArn.join());
        await startProgram();
        expect(await valueOf(edge({ certificateArn }).certificateArn)).toBe(GIVEN);
    });

    it("lists every certificate that it makes", async () => {
        const hosts = [...Array(11).keys()].map((n) => `h${n}.example.com`);

        const declared = await declaredFor({ hosts });

        expect(annotation(declared, "certificate-arn")).toBe(
            "arn:aws:acm:eu-west-1:111122223333:certificate/edge-certificate,arn:aws:acm:eu-west-1:111122223333:certificate/edge-certificate-2",
        );
    });

    it("shares its hosts by weight where the config says so", async () => {
        const weight = { identifier: "blue", value: 10 };

        const declared = await declaredFor({ weight, certificateArn: GIVEN });

        expect(only(declared, RECORD).inputs).toMatchObject({
            setIdentifier: "blue",
            weightedRoutingPolicies: [{ weight: 10 }],
        });
    });

    it("asks clients for certificates only where the config speaks of them", async () => {
        const off = { mode: "off" as const, ignoreExpiry: false, advertiseCaNames: false };

        expect(annotation(await declaredFor(), "mutual-authentication")).toBeUndefined();
        expect(annotation(await declaredFor({ mutualTls: off }), "mutual-authentication")).toBe(
            '[{"port":443,"mode":"off"}]',
        );
    });

    it("keeps HTTP/1.1 to the gateway, which WebSocket needs, under the configured idle timeout", async () => {
        const declared = await declaredFor({ idleTimeoutSeconds: 3600 });

        expect(annotation(declared, "backend-protocol-version")).toBeUndefined();
        expect(annotation(declared, "load-balancer-attributes")).toContain(
            "idle_timeout.timeout_seconds=3600",
        );
    });

    it("proves its certificate in that zone", async () => {
        const declared = await declaredFor();

        expect(only(declared, RECORD, "edge-certificate-shop.example.com").inputs.zoneId).toBe(
            "Z0EXAMPLE",
        );
    });

    it.each([
        { hosts: ["shop.example.com", "example.com"], asked: "shop.example.com" },
        { hosts: ["*.example.com"], asked: "any.example.com" },
        {
            hosts: [{ name: "grpc.example.com", protocol: "grpc" as const }, "example.com"],
            asked: "example.com",
        },
    ])("offers a curl line that asks the load balancer for $asked", async ({ hosts, asked }) => {
        await startProgram();

        expect(await valueOf(edge({ hosts }).tryIt)).toBe(
            `curl --connect-to ${asked}:443:alb-1.eu-west-1.elb.amazonaws.com:443 https://${asked}/`,
        );
    });

    it("hands on the ARNs and the hostname, and no ARN of a web ACL that is off", async () => {
        await startProgram();

        const made = edge();

        expect(await valueOf(made.webAclArn!)).toBe(
            "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge-web-acl-1a2b3c4/edge-web-acl-id",
        );
        expect(await valueOf(made.loadBalancerHostname)).toBe("alb-1.eu-west-1.elb.amazonaws.com");
        const bare = edge({ certificateArn: GIVEN }, { mode: "off" });
        expect(await valueOf(bare.certificateArn)).toBe(GIVEN);
        expect(bare.webAclArn).toBeUndefined();
    });
});
