import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import { stringify } from "yaml";

import { lint } from "../../cli/lint-ingress/lint";
import { parseManifests } from "../../cli/lint-ingress/read";
import { AlbIngress } from "../../components/edge/alb/ingress";
import { nlbAnnotations } from "../../components/edge/nlb/annotations";
import { gatewayService, loadBalancerService } from "../../components/mesh/ports";
import { albPlan, serviceEdgePlan } from "../edge/args";
import { declaredBy, only } from "../support/pulumi";

const found = (text: string) =>
    lint(parseManifests("ingress.yaml", text)).map(
        ({ line, column, severity, check, message }) =>
            `${line}:${column} ${severity} ${check}: ${message}`,
    );

describe("in the Ingress of the reference", () => {
    const text = readFileSync(join(__dirname, "..", "reference", "ingress.yaml"), "utf8");

    it("each of its defects is found where it stands", () => {
        expect(found(text)).toEqual([
            "10:5 warning old-tls: has no ssl-policy, and the default policy of 2016 accepts TLS 1.0",
            "11:9 warning class-annotation: kubernetes.io/ingress.class is deprecated, and the controller does not load the parameters of the class",
            "14:9 note fixed-subnets: subnets are set by ID, and other clusters and accounts have other IDs",
            "17:9 error unused-annotation: actions.ssl-redirect has no effect, because no rule has a backend named ssl-redirect: nothing redirects to HTTPS",
            "17:57 error malformed-value: alb.ingress.kubernetes.io/actions.ssl-redirect must be an object in { }",
            "30:33 error plain-to-tls: the ALB sends plain HTTP to port 443 of istio-ingressgateway: clients get 502",
            "30:33 warning gateway-health: the health check asks Istio's gateway for / on port 443, which answers 404 unless a route for host * answers it",
        ]);
    });

    it("what its Service says of the health check is found too", () => {
        const service = stringify({
            apiVersion: "v1",
            kind: "Service",
            metadata: {
                name: "istio-ingressgateway",
                namespace: "istio-system",
                annotations: {
                    "alb.ingress.kubernetes.io/healthcheck-port": "30621",
                    "alb.ingress.kubernetes.io/healthcheck-path": "/healthz/ready",
                },
            },
            spec: { type: "NodePort", ports: [{ name: "https", port: 443, nodePort: 31804 }] },
        });
        expect(found(`${text}---\n${service}`)).toContain(
            "38:5 warning split-target-group: healthcheck-port is on the Service, but other settings of the same target group are on Ingress common-external-ingress",
        );
    });
});

describe("in our own Ingress", () => {
    it.each([
        { targetType: "instance" as const, backendProtocol: "https" as const },
        { targetType: "instance" as const, backendProtocol: "http" as const },
        { targetType: "ip" as const, backendProtocol: "https" as const },
    ])("with $targetType targets that speak $backendProtocol there is no fault", async (edge) => {
        const { loadBalancer, settings, attributes, allowReplacement } = albPlan(edge);
        const declared = await declaredBy(
            () =>
                new AlbIngress("edge", {
                    loadBalancer,
                    settings,
                    allowReplacement,
                    attributes: { ...attributes, region: "eu-west-1" },
                    ingressClass: "alb",
                    gateway: { namespace: "istio-system", serviceName: "istio-ingressgateway" },
                    subnetIds: ["subnet-0a", "subnet-0b"],
                    certificateArns: ["arn:aws:acm:eu-west-1:111122223333:certificate/0a1b"],
                    webAcl: "none",
                    logBucket: undefined,
                    prefixListIds: [],
                    outsidePaths: { annotations: {}, rules: [] },
                }),
        );
        const ingress = only(declared, "kubernetes:networking.k8s.io/v1:Ingress").inputs;
        const service = {
            apiVersion: "v1",
            kind: "Service",
            metadata: { name: "istio-ingressgateway", namespace: "istio-system" },
            spec: gatewayService(edge.targetType, { status: 30621, http: 31565, https: 31804 }),
        };

        expect(found([ingress, service].map((object) => stringify(object)).join("---\n"))).toEqual([
            // They are filled in by the stack that makes them.
            expect.stringMatching(/note fixed-subnets/),
        ]);
    });
});

describe("in the Service that we make an NLB of", () => {
    it.each(
        (["instance", "ip"] as const).flatMap((targetType) => [
            { targetType, certificateArn: undefined },
            { targetType, certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b" },
        ]),
    )(
        "with $targetType targets and the certificate $certificateArn there is no fault",
        (changes) => {
            const annotations = nlbAnnotations({
                ...serviceEdgePlan("nlb").loadBalancer,
                ...changes,
                deregistrationDelay: 60,
                subnetIds: "subnet-0a,subnet-0b",
            });
            const spec = loadBalancerService({ ...changes, kind: "nlb" }, "auto", annotations);
            const service = {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "istio-ingressgateway", namespace: "istio-system", annotations },
                spec,
            };

            expect(found(stringify(service))).toEqual([]);
        },
    );
});
