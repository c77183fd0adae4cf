import { describe, expect, it } from "vitest";

import { albAnnotations } from "../../components/edge/alb/annotations";
import { albAttributes } from "../../components/edge/alb/attributes";
import { grpcAnnotations } from "../../components/edge/alb/grpc-annotations";
import { AlbIngress, type AlbIngressArgs } from "../../components/edge/alb/ingress";
import { stringMap } from "../../components/values/string-map";
import {
    type Declared,
    type ProgramOptions,
    all,
    counts,
    declaredBy,
    only,
    startProgram,
    valueOf,
} from "../support/pulumi";
import { albPlan, type EdgeInput } from "./args";

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const GROUP = "alb.ingress.kubernetes.io/group.name";
const VERSION = "alb.ingress.kubernetes.io/backend-protocol-version";

const annotationsOf = (declared: Declared[], name: string): Record<string, string> =>
    only(declared, INGRESS, name).inputs.metadata.annotations;

function ingress(edge: Partial<EdgeInput> = {}, changes: Partial<AlbIngressArgs> = {}) {
    const { loadBalancer, settings, attributes, allowReplacement } = albPlan(edge);
    return new AlbIngress("ingress", {
        loadBalancer,
        settings,
        allowReplacement,
        attributes: { ...attributes, region: "eu-west-1" },
        ingressClass: "alb",
        gateway: { namespace: "istio-system", serviceName: "istio-ingressgateway" },
        subnetIds: ["subnet-1", "subnet-2"],
        certificateArns: ["arn of the certificate"],
        webAcl: "arn of the web ACL",
        logBucket: undefined,
        prefixListIds: [],
        outsidePaths: { annotations: {}, rules: [] },
        ...changes,
    });
}

const declaredFor = (
    edge: Partial<EdgeInput> = {},
    changes: Partial<AlbIngressArgs> = {},
    options?: ProgramOptions,
) => declaredBy(() => ingress(edge, changes), options);

describe("AlbIngress", () => {
    it("is the reference's Ingress: class alb, every path to port 443 of the gateway", async () => {
        const { loadBalancer, settings, attributes } = albPlan();

        const declared = await declaredFor();

        expect(only(declared, INGRESS).inputs).toEqual({
            apiVersion: "networking.k8s.io/v1",
            kind: "Ingress",
            metadata: {
                name: "common-external-ingress",
                namespace: "istio-system",
                labels: { app: "common-external-ingress" },
                annotations: albAnnotations({
                    ...loadBalancer,
                    ...settings,
                    subnetIds: "subnet-1,subnet-2",
                    certificateArn: "arn of the certificate",
                    webAcl: "arn of the web ACL",
                    attributes: stringMap(
                        albAttributes({ ...attributes, region: "eu-west-1" }, undefined),
                    ),
                    prefixListIds: undefined,
                }),
            },
            spec: {
                ingressClassName: "alb",
                rules: [
                    {
                        http: {
                            paths: [
                                {
                                    path: "/",
                                    pathType: "Prefix",
                                    backend: {
                                        service: {
                                            name: "istio-ingressgateway",
                                            port: { number: 443 },
                                        },
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        });
        expect(counts(declared)).toEqual({ [INGRESS]: 1 });
    });

    it("sends to port 80 where the backend is not encrypted", async () => {
        const declared = await declaredFor({ backendProtocol: "http" });

        const { metadata, spec } = only(declared, INGRESS).inputs;
        expect(spec.rules[0].http.paths[0].backend.service.port).toEqual({ number: 80 });
        expect(metadata.annotations).toMatchObject({
            "alb.ingress.kubernetes.io/backend-protocol": "HTTP",
        });
    });

    it("lives in the namespace of its backend, under the name of the config", async () => {
        const gateway = { namespace: "istio-ingress", serviceName: "istio-ingressgateway" };

        const declared = await declaredFor({ ingressName: "shop" }, { gateway });

        expect(only(declared, INGRESS).inputs.metadata).toMatchObject({
            name: "shop",
            namespace: "istio-ingress",
            labels: { app: "shop" },
        });
    });

    it("takes the certificate that is issued, not the config's own field", async () => {
        const certificateArn = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b";

        const declared = await declaredFor({ certificateArn });

        expect(only(declared, INGRESS).inputs.metadata.annotations).toMatchObject({
            "alb.ingress.kubernetes.io/certificate-arn": "arn of the certificate",
        });
    });

    it("logs to the bucket that it is given", async () => {
        const accessLogs = { enabled: true };

        const declared = await declaredFor({ accessLogs }, { logBucket: "logs-1a2b3c4" });

        expect(attributesOf(only(declared, INGRESS).inputs)).toEqual(
            expect.arrayContaining([
                "access_logs.s3.enabled=true",
                "access_logs.s3.bucket=logs-1a2b3c4",
                "access_logs.s3.prefix=alb/access",
            ]),
        );
    });

    it("lets clients of prefix lists in", async () => {
        const declared = await declaredFor({}, { prefixListIds: ["pl-1", "pl-2"] });

        expect(only(declared, INGRESS).inputs.metadata.annotations).toMatchObject({
            "alb.ingress.kubernetes.io/security-group-prefix-lists": "pl-1,pl-2",
        });
    });

    it("tags what the controller makes with the stack's tags and its own", async () => {
        const declared = await declaredFor({ tags: { "cost-center": "4711" } });

        expect(only(declared, INGRESS).inputs.metadata.annotations).toMatchObject({
            "alb.ingress.kubernetes.io/tags": "team=payments,cost-center=4711",
        });
    });

    it("writes the paths outside Kubernetes before the gateway's, which would take their requests", async () => {
        const backend = { service: { name: "robots", port: { name: "use-annotation" } } };
        const paths = [{ path: "/robots.txt", pathType: "Exact" as const, backend }];
        const outsidePaths = {
            annotations: { "actions.robots": "the action" },
            rules: [{ http: { paths } }],
        };

        const declared = await declaredFor({}, { outsidePaths });

        const { metadata, spec } = only(declared, INGRESS).inputs;
        expect(spec.rules).toHaveLength(2);
        expect(spec.rules[0]).toEqual({ http: { paths } });
        expect(spec.rules[1].http.paths[0]).toMatchObject({ path: "/", pathType: "Prefix" });
        expect(metadata.annotations).toMatchObject({
            "alb.ingress.kubernetes.io/actions.robots": "the action",
            "alb.ingress.kubernetes.io/scheme": "internet-facing",
        });
    });

    it("lists several certificates, the default one first", async () => {
        const certificateArns = ["arn of the default", "arn of another"];

        const declared = await declaredFor({}, { certificateArns });

        expect(only(declared, INGRESS).inputs.metadata.annotations).toMatchObject({
            "alb.ingress.kubernetes.io/certificate-arn": "arn of the default,arn of another",
        });
    });

    it("shares its ALB with nobody while no host is gRPC", async () => {
        const declared = await declaredFor({
            hosts: ["shop.example.com", { name: "api.example.com", protocol: "http" }],
        });

        expect(all(declared, INGRESS)).toHaveLength(1);
        expect(annotationsOf(declared, "ingress")).not.toHaveProperty([GROUP]);
    });

    it("is in a group of its name from the start where gRPC is to come", async () => {
        const declared = await declaredFor({ grpcReady: true, ingressName: "shop" });

        expect(all(declared, INGRESS)).toHaveLength(1);
        expect(annotationsOf(declared, "ingress")).toMatchObject({ [GROUP]: "shop" });
    });

    it("has an Ingress beside it for the gRPC hosts alone, to the same port by HTTP/2", async () => {
        const declared = await declaredFor({
            hosts: [
                "shop.example.com",
                { name: "grpc.example.com", protocol: "grpc" },
                { name: "*.rpc.example.com", protocol: "grpc" },
            ],
        });

        const first = only(declared, INGRESS, "ingress").inputs;
        const second = only(declared, INGRESS, "ingress-grpc").inputs;
        expect(first.spec.rules).toEqual([{ http: first.spec.rules[0].http }]);
        expect(second).toEqual({
            apiVersion: "networking.k8s.io/v1",
            kind: "Ingress",
            metadata: {
                name: "common-external-ingress-grpc",
                namespace: "istio-system",
                labels: { app: "common-external-ingress" },
                annotations: grpcAnnotations(first.metadata.annotations),
            },
            spec: {
                ingressClassName: "alb",
                rules: [
                    { host: "grpc.example.com", http: first.spec.rules[0].http },
                    { host: "*.rpc.example.com", http: first.spec.rules[0].http },
                ],
            },
        });
        expect(annotationsOf(declared, "ingress")).toMatchObject({
            [GROUP]: "common-external-ingress",
        });
        expect(annotationsOf(declared, "ingress")).not.toHaveProperty([VERSION]);
    });

    it("hands on the load balancer's hostname once the controller has written it", async () => {
        await startProgram();

        expect(await valueOf(ingress().loadBalancerHostname)).toBe(
            "alb-1.eu-west-1.elb.amazonaws.com",
        );
    });

    it("does not know the hostname in a first preview", async () => {
        await startProgram({ preview: true });

        expect(await valueOf(ingress().loadBalancerHostname)).toBeUndefined();
    });
});

function attributesOf(ingress: {
    metadata: { annotations: Record<string, string | undefined> };
}): string[] {
    const key = "alb.ingress.kubernetes.io/load-balancer-attributes";
    return ingress.metadata.annotations[key]?.split(",") ?? [];
}
