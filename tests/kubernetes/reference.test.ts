import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { AlbIngress } from "../../components/edge/alb/ingress";
import { frontOf } from "../../components/config/plan/front";
import { gatewayService } from "../../components/mesh/ports";
import { gatewayValues, istiodValues } from "../../components/mesh/values";
import { albPlan } from "../edge/args";
import { CHARTS_OWN } from "../mesh/args";
import { declaredBy, only } from "../support/pulumi";
import { type Difference, differences } from "./differences";

const reference = (file: string) =>
    parse(readFileSync(join(__dirname, "..", "reference", file), "utf8"));

/** A difference with the reason why the reference is not followed there. */
type Explained = Difference & { why: string };
const withoutReasons = (explained: Explained[]) =>
    explained.map((entry) =>
        Object.fromEntries(Object.entries(entry).filter(([key]) => key !== "why")),
    );

const ANNOTATION = "metadata annotations alb.ingress.kubernetes.io/";

const INGRESS: Explained[] = [
    {
        path: `${ANNOTATION}actions.ssl-redirect`,
        was: "443",
        why: "an action that no rule refers to is ignored, and port 80 forwards in plain text",
    },
    {
        path: `${ANNOTATION}backend-protocol`,
        is: "HTTPS",
        why: "port 443 of the Service does not make the controller speak TLS to it",
    },
    {
        path: `${ANNOTATION}healthcheck-path`,
        is: "/healthz/ready",
        why: "stood on the Service, where it would win over the Ingress silently",
    },
    {
        path: `${ANNOTATION}healthcheck-port`,
        is: "status-port",
        why: "stood on the Service as a number; the port's name can't differ from its node port",
    },
    {
        path: `${ANNOTATION}healthcheck-protocol`,
        is: "HTTP",
        why: "would follow backend-protocol, and the status port speaks no TLS",
    },
    {
        path: `${ANNOTATION}ip-address-type`,
        is: "ipv4",
        why: "addition: the default, written out because it is a config value",
    },
    {
        path: `${ANNOTATION}load-balancer-attributes`,
        is: [
            "deletion_protection.enabled=false",
            "idle_timeout.timeout_seconds=60",
            "client_keep_alive.seconds=3600",
            "zonal_shift.config.enabled=false",
            "routing.http.desync_mitigation_mode=defensive",
            "routing.http.drop_invalid_header_fields.enabled=true",
            "routing.http2.enabled=true",
            "routing.http.xff_header_processing.mode=append",
            "access_logs.s3.enabled=false",
            "connection_logs.s3.enabled=false",
        ].join(","),
        why: "addition: malformed headers end at the ALB; all others are AWS's defaults, written out because a key that is taken away later keeps its last value",
    },
    {
        path: `${ANNOTATION}ssl-policy`,
        is: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        why: "the default policy is of 2016 and takes TLS 1.0",
    },
    {
        path: `${ANNOTATION}ssl-redirect`,
        is: "443",
        why: "what actions.ssl-redirect was meant for",
    },
    {
        path: `${ANNOTATION}success-codes`,
        is: "200",
        why: "addition: the default, written out so that it can't move",
    },
    {
        path: `${ANNOTATION}tags`,
        is: "project=mesh-edge,stack=prod,team=payments",
        why: "addition: the provider's default tags don't reach what the controller makes",
    },
    {
        path: `${ANNOTATION}target-group-attributes`,
        is: "deregistration_delay.timeout_seconds=30",
        why: "addition: five minutes by default, longer than the pods that it waits for live",
    },
    {
        path: "metadata annotations kubernetes.io/ingress.class",
        was: "alb",
        why: "deprecated for spec.ingressClassName",
    },
    { path: "spec ingressClassName", is: "alb", why: "in place of the annotation" },
];

const GATEWAY: Explained[] = [
    {
        path: "annotations alb.ingress.kubernetes.io/healthcheck-path",
        was: "/healthz/ready",
        why: "on the Ingress, beside all others",
    },
    {
        path: "annotations alb.ingress.kubernetes.io/healthcheck-port",
        was: "30621",
        why: "on the Ingress, by the port's name",
    },
    {
        path: "hub",
        was: "gcr.io/istio-release",
        why: "Istio's images are at the chart's default now",
    },
    {
        path: "ports http2 targetPort",
        was: 8080,
        is: 80,
        why: "the gateway chart's pods listen on 80; 8080 was the former chart's",
    },
    { path: "ports https targetPort", was: 8443, is: 443, why: "as of http2" },
    { path: "profile", was: "demo", why: "not for production; the charts' defaults are" },
];

describe("the reference setup", () => {
    it("has an Ingress that ours differs from only where it is wrong, and by additions", async () => {
        const theirs = reference("ingress.yaml");
        const annotation = (key: string) =>
            theirs.metadata.annotations[`alb.ingress.kubernetes.io/${key}`];
        const service = theirs.spec.rules[0].http.paths[0].backend.service;

        const { loadBalancer, settings, attributes, allowReplacement } = albPlan({
            loadBalancerName: annotation("load-balancer-name"),
            ingressName: theirs.metadata.name,
            scheme: annotation("scheme"),
            targetType: annotation("target-type"),
        });
        const tags = { project: "mesh-edge", stack: "prod", team: "payments" };
        const declared = await declaredBy(
            () =>
                new AlbIngress("ingress", {
                    loadBalancer: { ...loadBalancer, tags },
                    settings,
                    allowReplacement,
                    attributes: { ...attributes, region: "us-west-2" },
                    ingressClass: "alb",
                    gateway: { namespace: theirs.metadata.namespace, serviceName: service.name },
                    subnetIds: annotation("subnets").split(", "),
                    certificateArns: [annotation("certificate-arn")],
                    webAcl: annotation("wafv2-acl-arn"),
                    logBucket: undefined,
                    prefixListIds: [],
                    outsidePaths: { annotations: {}, rules: [] },
                }),
        );

        const ours = only(declared, "kubernetes:networking.k8s.io/v1:Ingress").inputs;
        expect(differences(asRead(theirs), asRead(ours))).toEqual(withoutReasons(INGRESS));
    });

    it("has a gateway whose Service ours differs from only where it is wrong", () => {
        const { profile, hub, values } = reference("gateway.yaml").spec;
        const { serviceAnnotations, ...service } = values.gateways["istio-ingressgateway"];
        // The gateway chart has these keys below `service`; it refuses `gateways`.
        const theirs = { profile, hub, annotations: serviceAnnotations, ...service };

        const nodePorts = { status: 30621, http: 31565, https: 31804 };
        const gateway = gatewayValues(
            { min: 2, max: 5 },
            gatewayService("instance", nodePorts),
            frontOf(undefined),
            "standard",
            "default",
        );
        const { hub: ourHub } = istiodValues(
            undefined,
            frontOf(undefined),
            CHARTS_OWN,
            {},
            "default",
        ).global;
        const ours = { ...gateway.service, ...(ourHub && { hub: ourHub }) };

        expect(differences(theirs, ours)).toEqual(withoutReasons(GATEWAY));
        // Additions: two pods at least, apart from each other, never all of them drained, and each leaves
        // only when the load balancer has turned away from it.
        const given = Object.entries(gateway).filter(([, value]) => value !== undefined);
        expect(given.map(([key]) => key).sort()).toEqual([
            "autoscaling",
            "lifecycle",
            "podAnnotations",
            "podDisruptionBudget",
            "service",
            "terminationGracePeriodSeconds",
            "topologySpreadConstraints",
        ]);
    });

    it("would show any other difference", () => {
        const theirs = reference("ingress.yaml");
        const ours = structuredClone(theirs);
        ours.metadata.namespace = "default";
        expect(differences(theirs, ours)).toEqual([
            { path: "metadata namespace", was: "istio-system", is: "default" },
        ]);
    });
});

/** An Ingress with its annotations as the controller reads them: JSON, and lists with spaces or without. */
function asRead(ingress: { metadata: { annotations: Record<string, string> } }) {
    const read = (text: string) =>
        text.startsWith("[") ? JSON.parse(text) : text.split(/\s*,\s*/).join();
    const annotations = Object.entries(ingress.metadata.annotations).map(([key, text]) => [
        key,
        read(text),
    ]);
    return {
        ...ingress,
        metadata: { ...ingress.metadata, annotations: Object.fromEntries(annotations) },
    };
}
