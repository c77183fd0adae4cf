import { afterEach, describe, expect, it } from "vitest";

import { type Props, record, text } from "../../../sandbox/cloud/values";
import type { Entity } from "../../../sandbox/cloud/world/entity";
import { annotated, type Annotations, AWS, BACKEND, Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

/** Everything but the Ingress, which comes with other annotations. */
async function reconciled(changes: Annotations = {}, edit = (i: Props) => i): Promise<string> {
    chain = await Chain.upTo("ingress");
    return await chain
        .make("ingress", (inputs) => edit(annotated(inputs, changes)))
        .then(
            () => "",
            (error: unknown) => (error instanceof Error ? error.message : ""),
        );
}

const balancer = () => only("aws:lb/loadBalancer:LoadBalancer");
const targetGroup = () => only("aws:lb/targetGroup:TargetGroup").state;
const listeners = () => balancer().state["listeners"] as Props[];

function only(type: string): Entity {
    const found = chain.cloud.world.all(type);
    expect(found).toHaveLength(1);
    return found[0] as Entity;
}

describe("the reference Ingress", () => {
    it("becomes a listener that redirects, one with certificate and policy, and one target group", async () => {
        expect(await reconciled()).toBe("");
        expect(listeners()).toMatchObject([
            {
                port: 80,
                protocol: "HTTP",
                defaultAction: { type: "redirect", statusCode: "HTTP_301", port: "443" },
                rules: [],
            },
            {
                port: 443,
                protocol: "HTTPS",
                certificates: [chain.id("certificate")],
                sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
                defaultAction: { type: "fixed-response", statusCode: "404" },
                rules: [{ paths: ["/*"], action: { type: "forward" } }],
            },
        ]);
        expect(targetGroup()).toMatchObject({
            protocol: "HTTPS",
            port: 31804,
            healthCheck: { protocol: "HTTP", port: "30621", path: "/healthz/ready" },
        });
        expect(balancer().inputs).toMatchObject({
            scheme: "internet-facing",
            webAclArn: chain.output("acl", "arn"),
        });
    });

    it("changes in the ways that the real controller was seen to take", async () => {
        await reconciled({ "ssl-redirect": undefined, "actions.ssl-redirect": "443" });
        expect(listeners()[0]).toMatchObject({ rules: [{ action: { type: "forward" } }] });
        await chain.close();

        await reconciled({ "backend-protocol": undefined, "healthcheck-protocol": undefined });
        expect(targetGroup()).toMatchObject({ protocol: "HTTP", port: 31804 });
        await chain.close();

        await reconciled({ "healthcheck-protocol": undefined });
        expect(targetGroup()).toMatchObject({ healthCheck: { protocol: "HTTPS", port: "30621" } });
        await chain.close();

        await reconciled({ "target-type": "ip" });
        expect(targetGroup()).toMatchObject({ port: 443, healthCheck: { port: "15021" } });
        await chain.close();

        await reconciled({ "wafv2-acl-arn": "" });
        expect(balancer().inputs["webAclArn"]).toBe("");
        await chain.close();

        await reconciled({ "backend-protocol-version": "GRPC", "healthcheck-path": undefined });
        expect(targetGroup()).toMatchObject({
            healthCheck: { path: "/AWS.ALB/healthcheck", matcher: { GrpcCode: "12" } },
        });
        await chain.close();

        await reconciled({ subnets: undefined, "load-balancer-name": undefined });
        expect(balancer().inputs["subnets"]).toEqual([chain.id("public-a"), chain.id("public-b")]);
        expect(balancer().inputs["name"]).toMatch(/^k8s-istiosys-commonex-[0-9a-f]{10}$/);
    });

    it("lets what the Service is annotated with win", async () => {
        chain = await Chain.upTo("ingress");
        await chain.update("gateway", (inputs) => {
            const service = record(inputs, "values.service");
            const annotations = { [`${AWS}healthcheck-path`]: "/of-the-service" };
            return { ...inputs, values: { service: { ...service, annotations } } };
        });
        await chain.make("ingress");
        expect(targetGroup()).toMatchObject({ healthCheck: { path: "/of-the-service" } });
    });

    it("answers 503 where an action is missing", async () => {
        const service = { name: "nowhere", port: { name: "use-annotation" } };
        const path = { path: "/x", pathType: "Exact", backend: { service } };
        await reconciled({}, (i) => ({
            ...i,
            spec: { ingressClassName: "alb", rules: [{ http: { paths: [BACKEND, path] } }] },
        }));
        expect(listeners()[1]?.["rules"]).toMatchObject([
            { paths: ["/x"], action: { statusCode: "503", body: "Backend action does not exist" } },
            { paths: ["/*"], action: { type: "forward" } },
        ]);
    });
});

describe("a bad annotation", () => {
    it.each<[Annotations, string]>([
        [{ scheme: "public" }, "unknown scheme: public"],
        [{ "load-balancer-name": "x".repeat(33) }, "cannot be longer than 32 characters"],
        [{ "backend-protocol": "https" }, "backend protocol must be within [HTTP, HTTPS]: https"],
        [{ "backend-protocol-version": "grpc" }, "must be within [HTTP1, HTTP2, GRPC]: grpc"],
        [{ "target-type": "pod" }, "unknown targetType: pod"],
        [{ "healthcheck-port": "status" }, "unable to find port status on service"],
        [{ "healthcheck-interval-seconds": "15s" }, "failed to parse int64 annotation"],
        [{ "healthcheck-path": "healthz" }, "FailedDeployModel"],
        [{ subnets: "subnet-0" }, "couldn't find all subnets"],
        [{ "listen-ports": '{"HTTP": 80}' }, "failed to parse listen-ports configuration"],
        [{ "listen-ports": '[{"HTTP": 0}]' }, "listen port must be within [1, 65535]: 0"],
        [{ "listen-ports": '[{"TCP": 80}]' }, "listen protocol must be within [HTTP, HTTPS]: TCP"],
        [{ "listen-ports": '[{"HTTP": 80}]' }, "listener does not exist for SSLRedirect port: 443"],
        [{ "ssl-redirect": "80" }, "listener protocol non-SSL for SSLRedirect port: 80"],
        [{ "ssl-policy": "Modern" }, "SSLPolicyNotFound"],
        [{ "certificate-arn": undefined }, "A certificate must be specified"],
        [{ "certificate-arn": "arn:x" }, "UnsupportedCertificate"],
        [{ "wafv2-acl-arn": "arn:x" }, "WAFNonexistentItemException"],
        [{ "load-balancer-attributes": "http2" }, "failed to parse stringMap annotation"],
        [{ "load-balancer-attributes": "a.b=1" }, "InvalidConfigurationRequest: Key a.b not valid"],
        [{ "target-group-attributes": "slow_start=30" }, "key 'slow_start' is not recognized"],
        [{ "ip-address-type": "ipv6" }, "unknown IPAddressType: ipv6"],
        [{ "inbound-cidrs": "203.0.113.0" }, "invalid CIDR address: 203.0.113.0"],
        [{ "group.name": "Bad_Name" }, "FailedLoadGroupID"],
        [{ "kubernetes.io/ingress.class": "nginx" }, "can not be set when the class field"],
        [
            { "mutual-authentication": '[{"port": 443, "mode": "verify"}]' },
            "trustStore is required when mutualAuthentication mode is verify for port 443",
        ],
    ])("%j fails with: %s", async (changes, words) => {
        expect(await reconciled(changes)).toContain(words);
    });

    it("is mended by the controller itself once the cause has gone", async () => {
        await reconciled({ "wafv2-acl-arn": "arn:x" });
        const [ingress] = chain.cloud.world.all("kubernetes:networking.k8s.io/v1:Ingress");
        const provider = chain.provider("kubernetes:");
        const thing = { urn: ingress?.urn ?? "", id: ingress?.id ?? "", inputs: {}, state: {} };
        await expect(provider.read(thing)).rejects.toThrow("WAFNonexistentItemException");
        if (ingress) ingress.inputs = annotated(ingress.inputs, { "wafv2-acl-arn": "none" });
        expect((await provider.read(thing)).state["status"]).toMatchObject({
            loadBalancer: { ingress: [{ hostname: balancer().state["dnsName"] }] },
        });
    });

    it("is seen too late for some: the ALB is there already", async () => {
        await reconciled({ "wafv2-acl-arn": "arn:x" });
        expect(listeners()).toHaveLength(2);
        expect(balancer().inputs["webAclArn"]).toBe("");
    });

    it("one subnet is too few, and two of a zone are too many", async () => {
        chain = await Chain.upTo("ingress");
        const subnets = (...names: string[]) => names.map((name) => chain.id(name)).join();
        const make = (value: string) =>
            chain.make("ingress", (inputs) => annotated(inputs, { subnets: value }));
        await expect(make(subnets("public-a"))).rejects.toThrow("minimal required count: 1 < 2");
        const [failed] = chain.cloud.world.all("kubernetes:networking.k8s.io/v1:Ingress");
        if (failed) chain.cloud.world.remove(failed);
        await expect(make(subnets("public-a", "private-a"))).rejects.toThrow(
            "multiple subnets in same Availability Zone",
        );
    });

    it("a ClusterIP Service has no port for instances", async () => {
        chain = await Chain.upTo("ingress");
        await chain.update("gateway", (i) => ({
            ...i,
            values: { service: { type: "ClusterIP" } },
        }));
        await expect(chain.make("ingress")).rejects.toThrow("TargetGroup port is empty");
    });

    it("an action that isn't an object fails where a rule refers to it", async () => {
        const service = { name: "ssl-redirect", port: { name: "use-annotation" } };
        const path = { path: "/", pathType: "Prefix", backend: { service } };
        const words = await reconciled({ "actions.ssl-redirect": "443" }, (i) => ({
            ...i,
            spec: { ingressClassName: "alb", rules: [{ http: { paths: [path, BACKEND] } }] },
        }));
        expect(words).toContain("cannot unmarshal number into Action");
    });
});

describe("a live Ingress", () => {
    const hostname = () => balancer().state["dnsName"];
    const edit = (changes: Annotations) =>
        chain.update("ingress", (inputs) => annotated(inputs, changes));

    const status = "status.loadBalancer.ingress.0.hostname";

    it("gets a new ALB for another scheme, whose old alias points nowhere", async () => {
        await reconciled();
        await chain.make("alias");
        const before = hostname();
        await edit({ scheme: "internal" });
        expect(hostname()).toMatch(/^internal-edge-/);
        expect(hostname()).not.toBe(before);
        expect(chain.output("alias", "aliases.0.name")).toBe(before);
    });

    it("answers the update with the address that it had, and shows the new one to who looks later", async () => {
        await reconciled();
        const before = hostname();
        const answered = await edit({ scheme: "internal" });
        expect(text(answered.state, status)).toBe(before);

        const seen = await chain.provider("kubernetes:").read(answered);
        expect(text(seen.state, status)).toBe(hostname());
    });

    it("answers the next update with the new address", async () => {
        await reconciled();
        await edit({ scheme: "internal" });
        const answered = await edit({ scheme: "internal", "ssl-policy": undefined });
        expect(text(answered.state, status)).toBe(hostname());
    });

    it("keeps its ALB for another name, and gets another target group for another protocol", async () => {
        await reconciled();
        const [before, group] = [hostname(), targetGroup()["arn"]];
        await edit({ "load-balancer-name": "other" });
        expect(hostname()).toBe(before);
        await edit({ "backend-protocol": "HTTP" });
        expect(hostname()).toBe(before);
        expect(targetGroup()["arn"]).not.toBe(group);
    });

    it("moves to a group of another name with another ALB", async () => {
        await reconciled();
        const before = hostname();
        await edit({ "group.name": "shared", "load-balancer-name": "shared" });
        expect(hostname()).not.toBe(before);
    });

    it("keeps its ACL without the annotation, and loses it with none or nothing", async () => {
        await reconciled();
        const acl = () => balancer().inputs["webAclArn"];
        await edit({ "wafv2-acl-arn": undefined });
        expect(acl()).toBe(chain.output("acl", "arn"));
        await edit({ "wafv2-acl-arn": "none" });
        expect(acl()).toBe("");
        await edit({ "wafv2-acl-arn": chain.output("acl", "arn") });
        await edit({ "wafv2-acl-arn": "" });
        expect(acl()).toBe("");
    });

    it("is kept by deletion protection until the annotation says otherwise", async () => {
        await reconciled({ "load-balancer-attributes": "deletion_protection.enabled=true" });
        await expect(chain.remove("ingress")).rejects.toThrow("deletion_protection is enabled");
        await edit({ "load-balancer-attributes": "deletion_protection.enabled=false" });
        await chain.remove("ingress");
    });
});

describe("a group", () => {
    const second = async (changes: Annotations) => {
        const inputs = annotated(chain.thing("ingress").inputs, changes);
        const metadata = { ...record(inputs, "metadata"), name: "second" };
        const { type } = { type: "kubernetes:networking.k8s.io/v1:Ingress" };
        return await chain.provider(type).create(type, "second", { ...inputs, metadata });
    };

    it("shares one ALB, its rules in the members' order", async () => {
        await reconciled({ "group.name": "shared" });
        const other = await second({ "group.order": "-10", "backend-protocol-version": "HTTP2" });
        expect(chain.cloud.world.all("aws:lb/targetGroup:TargetGroup")).toHaveLength(2);
        expect(listeners()[1]?.["rules"]).toMatchObject([
            { action: { targetGroups: [{ key: expect.stringContaining("/second-") }] } },
            { action: { targetGroups: [{ key: expect.stringContaining("/common-") }] } },
        ]);
        await chain
            .provider(other.urn)
            .delete(other)
            .catch(() => undefined);
    });

    it("fails as a whole when members want different things", async () => {
        await reconciled({ "group.name": "shared" });
        await expect(second({ scheme: "internal" })).rejects.toThrow("conflicting scheme");
    });

    it("keeps a good member while another is bad", async () => {
        await reconciled({ "group.name": "shared" });
        await expect(second({ scheme: "public" })).rejects.toThrow("conflicting scheme");
        await expect(chain.remove("ingress")).rejects.toThrow("unknown scheme: public");
    });
});
