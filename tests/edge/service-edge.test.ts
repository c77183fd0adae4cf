import { describe, expect, it } from "vitest";

import { ServiceEdge } from "../../components/edge/service-edge";
import { anyCluster } from "../cluster/args";
import { frontOf } from "../../components/config/plan/front";
import { Mesh } from "../../components/mesh/mesh";
import { meshArgs } from "../mesh/args";
import { anyNetwork } from "../network/args";
import { all, counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";
import { edgeConfig, type EdgeInput, serviceEdgePlan } from "./args";

const RECORD = "aws:route53/record:Record";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const GIVEN = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d";

function edge(kind: "nlb" | "clb", changes: Partial<EdgeInput> = {}) {
    const network = anyNetwork();
    const cluster = anyCluster(network);
    const made = new ServiceEdge("edge", {
        edge: serviceEdgePlan(kind, changes),
        network,
        kubernetes: cluster.kubernetes,
        access: undefined,
    });
    const mesh = new Mesh(
        "mesh",
        meshArgs({
            ...frontOf(edgeConfig({ ...changes, kind })),
            nodes: cluster.nodes,
            serviceAnnotations: made.annotations,
        }),
    );
    return made.addRecords(mesh);
}

async function declaredFor(...changes: Parameters<typeof edge>) {
    return declaredBy(() => edge(...changes));
}

const annotationsOf = (declared: Awaited<ReturnType<typeof declaredFor>>) =>
    only(declared, "kubernetes:helm.sh/v3:Release", "mesh-gateway").inputs.values.service
        .annotations;

describe("ServiceEdge", () => {
    it("makes a certificate and records for an NLB, reads the Service, and makes no Ingress or ACL", async () => {
        const declared = await declaredFor("nlb");

        const own = declared.filter(({ name }) => name.startsWith("edge"));
        expect(counts(own)).toEqual({
            [CERTIFICATE]: 1,
            "aws:acm/certificateValidation:CertificateValidation": 1,
            [RECORD]: 2,
            "kubernetes:core/v1:Service": 1,
        });
    });

    it("has hosts in several zones, several certificates and weighted records, as an ALB has", async () => {
        const declared = await declaredFor("nlb", {
            hosts: [
                ...[...Array(10).keys()].map((n) => `h${n}.example.com`),
                { name: "example.org", protocol: "http", zone: "example.org" },
            ],
            weight: { identifier: "blue", value: 10 },
        });

        expect(annotationsOf(declared)).toMatchObject({
            "service.beta.kubernetes.io/aws-load-balancer-ssl-cert":
                "arn:aws:acm:eu-west-1:111122223333:certificate/edge-certificate,arn:aws:acm:eu-west-1:111122223333:certificate/edge-certificate-2",
        });
        expect(only(declared, RECORD, "edge-alias-example.org").inputs).toMatchObject({
            setIdentifier: "blue",
            weightedRoutingPolicies: [{ weight: 10 }],
        });
        const zones = declared.lookups.filter(({ token }) => token.includes("getZone:"));
        expect(zones.map(({ inputs }) => inputs)).toEqual([
            { name: "example.com" },
            { name: "example.org" },
        ]);
    });

    it("has the gateway's Service say what makes it an NLB, with the issued certificate", async () => {
        const declared = await declaredFor("nlb", { targetType: "ip", drainSeconds: 60 });

        const annotations = {
            scheme: "internet-facing",
            name: "common-external-ingress",
            subnets: "network-public-eu-west-1a-id,network-public-eu-west-1b-id",
            "nlb-target-type": "ip",
            "additional-resource-tags": "team=payments",
            "target-group-attributes": "deregistration_delay.timeout_seconds=60",
            "proxy-protocol": "*",
            "healthcheck-protocol": "HTTP",
            "healthcheck-port": "15021",
            "healthcheck-path": "/healthz/ready",
            "healthcheck-success-codes": "200",
            "ssl-cert": "arn:aws:acm:eu-west-1:111122223333:certificate/edge-certificate",
            "ssl-ports": "443",
            "ssl-negotiation-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
            "backend-protocol": "ssl",
        };
        expect(annotationsOf(declared)).toEqual(
            Object.fromEntries(
                Object.entries(annotations).map(([name, value]) => [
                    `service.beta.kubernetes.io/aws-load-balancer-${name}`,
                    value,
                ]),
            ),
        );
    });

    it("takes a given certificate and makes none", async () => {
        const declared = await declaredFor("nlb", { certificateArn: GIVEN });

        expect(
            annotationsOf(declared)["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"],
        ).toBe(GIVEN);
        expect(all(declared, CERTIFICATE)).toEqual([]);
    });

    it("stands in private subnets when it is internal", async () => {
        const declared = await declaredFor("nlb", { scheme: "internal" });

        expect(
            annotationsOf(declared)["service.beta.kubernetes.io/aws-load-balancer-subnets"],
        ).toBe("network-private-eu-west-1a-id,network-private-eu-west-1b-id");
    });

    it("makes no certificate where the gateway ends TLS", async () => {
        const through = await declaredFor("nlb", { nlb: { tls: "passthrough" } });
        expect(all(through, CERTIFICATE)).toEqual([]);

        const classic = await declaredFor("clb");
        expect(all(classic, CERTIFICATE)).toEqual([]);
        expect(
            only(classic, "kubernetes:helm.sh/v3:Release", "mesh-gateway").inputs.values.service,
        ).not.toHaveProperty("annotations");
    });

    it("leads each host to the Service's load balancer", async () => {
        const declared = await declaredFor("clb", { hosts: ["example.com", "*.example.com"] });

        const records = all(declared, RECORD).map(({ inputs }) => inputs);
        expect(records.map(({ name, aliases }) => [name, aliases[0].name])).toEqual([
            ["example.com", "nlb-1.elb.eu-west-1.amazonaws.com"],
            ["*.example.com", "nlb-1.elb.eu-west-1.amazonaws.com"],
        ]);
    });

    it("hands on what the stack's outputs need, and no web ACL", async () => {
        await startProgram();
        const { loadBalancerHostname, tryIt, certificateArn, webAclArn } = edge("nlb");

        expect(await valueOf(loadBalancerHostname)).toBe("nlb-1.elb.eu-west-1.amazonaws.com");
        expect(await valueOf(tryIt)).toBe(
            "curl --connect-to shop.example.com:443:nlb-1.elb.eu-west-1.amazonaws.com:443 https://shop.example.com/",
        );
        expect(await valueOf(certificateArn!)).toMatch(/certificate\/edge-certificate$/);
        expect(webAclArn).toBeUndefined();
    });
});
