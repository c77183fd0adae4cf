import { describe, expect, it } from "vitest";

import { albAnnotations } from "../../components/edge/alb-annotations";
import { AlbIngress, type AlbIngressArgs } from "../../components/edge/alb-ingress";
import {
    type ProgramOptions,
    counts,
    declaredBy,
    only,
    startProgram,
    valueOf,
} from "../support/pulumi";
import { edgeConfig } from "./args";

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";

const ingress = (changes: Partial<AlbIngressArgs> = {}) =>
    new AlbIngress("ingress", {
        ...edgeConfig(),
        ingressClass: "alb",
        gateway: { namespace: "istio-system", serviceName: "istio-ingressgateway" },
        subnetIds: ["subnet-1", "subnet-2"],
        issuedCertificateArn: "arn of the certificate",
        webAcl: "arn of the web ACL",
        ...changes,
    });

const declaredFor = (changes: Partial<AlbIngressArgs> = {}, options?: ProgramOptions) =>
    declaredBy(() => ingress(changes), options);

describe("AlbIngress", () => {
    it("is the reference's Ingress: class alb, every path to port 443 of the gateway", async () => {
        const declared = await declaredFor();

        expect(only(declared, INGRESS).inputs).toEqual({
            apiVersion: "networking.k8s.io/v1",
            kind: "Ingress",
            metadata: {
                name: "common-external-ingress",
                namespace: "istio-system",
                labels: { app: "common-external-ingress" },
                annotations: albAnnotations({
                    ...edgeConfig(),
                    subnetIds: "subnet-1,subnet-2",
                    certificateArn: "arn of the certificate",
                    webAcl: "arn of the web ACL",
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

        const declared = await declaredFor({ gateway, ingressName: "shop" });

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
