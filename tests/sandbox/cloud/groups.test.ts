import { afterEach, describe, expect, it } from "vitest";

import { type Props, record } from "../../../sandbox/cloud/values";
import { AWS, BACKEND, Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const STORE = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:truststore/clients/0a1b";

const prefixed = (annotations: Props): Props =>
    Object.fromEntries(Object.entries(annotations).map(([key, value]) => [AWS + key, value]));

/** The reference Ingress with more annotations. */
async function first(annotations: Props = {}) {
    await chain.make("ingress", (inputs) => {
        const metadata = record(inputs, "metadata");
        const all = { ...record(inputs, "metadata.annotations"), ...prefixed(annotations) };
        return { ...inputs, metadata: { ...metadata, annotations: all } };
    });
}

/** A second Ingress of the same group, for one host. */
function second(annotations: Props = {}) {
    const all = prefixed({
        "group.name": "edge",
        "group.order": "-10",
        "listen-ports": '[{"HTTPS": 443}]',
        "certificate-arn": chain.id("certificate"),
        "backend-protocol": "HTTPS",
        "backend-protocol-version": "HTTP2",
        "healthcheck-protocol": "HTTP",
        "healthcheck-port": "status-port",
        "healthcheck-path": "/healthz/ready",
        ...annotations,
    });
    return chain.provider(INGRESS).create(INGRESS, "second", {
        metadata: { name: "second", namespace: "istio-system", annotations: all },
        spec: {
            ingressClassName: "alb",
            rules: [{ host: "grpc.example.com", http: { paths: [BACKEND] } }],
        },
    });
}

const balancers = () => chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer");
const https = () =>
    (balancers()[0]?.state["listeners"] as Props[]).find((listener) => listener["port"] === 443);
const targetGroups = () => chain.cloud.world.all("aws:lb/targetGroup:TargetGroup");
const why = (error: unknown) => (error instanceof Error ? error.message : "");

describe("two Ingresses of one group", () => {
    it("share an ALB, each with a target group of its own version, rules in the group's order", async () => {
        chain = await Chain.upTo("ingress");
        await first({ "group.name": "edge" });
        await second();
        expect(balancers()).toHaveLength(1);
        expect(https()?.["rules"]).toMatchObject([{ hosts: ["grpc.example.com"] }, { hosts: [] }]);
        expect(
            targetGroups()
                .map(({ state }) => state["protocolVersion"])
                .sort(),
        ).toEqual(["HTTP1", "HTTP2"]);
        expect(chain.cloud.warnings()).toEqual([]);
    });

    it("have the TLS policy of the one that names one, whichever comes first", async () => {
        chain = await Chain.upTo("ingress");
        await first({ "group.name": "edge" });
        await second();
        expect(https()?.["sslPolicy"]).toBe("ELBSecurityPolicy-TLS13-1-2-2021-06");
    });

    it.each([
        [{ "ssl-policy": "ELBSecurityPolicy-2016-08" }, "conflicting sslPolicy"],
        [
            { "mutual-authentication": '[{"port":443,"mode":"passthrough"}]' },
            "conflicting mTLS Attributes",
        ],
        [{ scheme: "internal" }, "conflicting scheme"],
    ])("fail together where they differ in %j", async (annotations, reason) => {
        chain = await Chain.upTo("ingress");
        await first({
            "group.name": "edge",
            "mutual-authentication": '[{"port":443,"mode":"off"}]',
        });
        expect(why(await second(annotations).catch((error: unknown) => error))).toContain(reason);
    });

    it("are an internal ALB while only the second one is there", async () => {
        chain = await Chain.upTo("ingress");
        await second();
        expect(balancers().map(({ inputs }) => inputs["scheme"])).toEqual(["internal"]);
    });

    it("never become healthy by a gRPC check of the status port", async () => {
        chain = await Chain.upTo("ingress");
        await first({ "group.name": "edge" });
        await second({ "backend-protocol-version": "GRPC" });
        expect(chain.cloud.warnings()).toEqual([
            expect.stringContaining("Target.FailedHealthChecks"),
        ]);
    });

    it("leave the old ALB behind when a live Ingress joins", async () => {
        chain = await Chain.upTo("ingress");
        await first();
        const before = balancers()[0]?.state["dnsName"];
        await chain.update("ingress", (inputs) => {
            const metadata = record(inputs, "metadata");
            const all = {
                ...record(inputs, "metadata.annotations"),
                ...prefixed({ "group.name": "edge" }),
            };
            return { ...inputs, metadata: { ...metadata, annotations: all } };
        });
        expect(balancers()).toHaveLength(1);
        expect(balancers()[0]?.state["dnsName"]).not.toBe(before);
    });
});

describe("mutual authentication", () => {
    const annotated = (entry: Props) => ({
        "mutual-authentication": JSON.stringify([{ port: 443, ...entry }]),
    });

    it("is what the annotation says of the port", async () => {
        chain = await Chain.upTo("ingress");
        chain.cloud.world.add({
            ...{ type: "aws:lb/trustStore:TrustStore", id: STORE, urn: "", cluster: "" },
            ...{ inputs: {}, state: { arn: STORE } },
        });
        await first(annotated({ mode: "verify", trustStore: STORE }));
        expect(https()).toMatchObject({
            mutualAuthentication: { mode: "verify", trustStore: STORE },
        });
    });

    it("is nothing for a port that isn't listened on, and no error", async () => {
        chain = await Chain.upTo("ingress");
        await first({ "mutual-authentication": '[{"port":8443,"mode":"passthrough"}]' });
        expect(https()).not.toHaveProperty("mutualAuthentication");
    });

    it.each<[Props, string]>([
        [{ port: "443", mode: "off" }, "failed to parse mutualAuthentication"],
        [{ mode: "Verify" }, "mutualAuthentication mode value must be among"],
        [{ mode: "verify" }, "trustStore is required when mutualAuthentication mode is verify"],
        [{ mode: "off", trustStore: STORE }, "mode off does not support trustStore"],
        [
            { mode: "passthrough", ignoreClientCertificateExpiry: true },
            "does not support ignoring client certificate expiry",
        ],
        [{ mode: "verify", trustStore: STORE }, "TrustStoreNotFound"],
    ])("refuses %j", async (entry, reason) => {
        chain = await Chain.upTo("ingress");
        const error: unknown = await first(annotated(entry)).catch((caught: unknown) => caught);
        expect(why(error)).toContain(reason);
    });
});
