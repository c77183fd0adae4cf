import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Props, text, texts } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { nameOf } from "../../sandbox/state/urn";
import { deletionsIn, resourcesOf } from "../support/engine";
import { missing, waitsIn } from "../support/waits";

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const RECORD = "aws:route53/record:Record";

const stackFile = (name: string) => join(__dirname, "..", "stacks", `${name}.yaml`);

describe("hosts of every kind on the real engine", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "hosts", stackFile: stackFile("hosts") });
    }, 600_000);
    afterAll(() => sandbox.close());

    const of = (type: string) => sandbox.cloud.world.all(type);
    const balancer = () => {
        const [found, ...others] = of("aws:lb/loadBalancer:LoadBalancer");
        expect(others).toEqual([]);
        return found!;
    };
    const https = () => (balancer().state["listeners"] as Props[]).find((l) => l["port"] === 443)!;

    it("deploys at the first try exactly what the preview declared", async () => {
        const previewed = { ...(await sandbox.session.preview()).changes };
        expect((await sandbox.session.up()).changes).toEqual(previewed);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("answers for every host by a route of its own, whatever covers whatever", () => {
        const routes = of("kubernetes:networking.istio.io/v1:VirtualService").map(
            ({ id, inputs }) => [id, texts(inputs, "spec.hosts")],
        );
        expect(routes).toHaveLength(16);
        expect(Object.fromEntries(routes)).toMatchObject({
            "istio-system/default-route-wildcard.example.com": ["*.example.com"],
            "istio-system/default-route.shop.example.com": ["shop.example.com"],
            "istio-system/default-route-wildcard.eu.example.com": ["*.eu.example.com"],
            "istio-system/default-route.grpc.eu.example.com": ["grpc.eu.example.com"],
            "istio-system/default-route-wildcard.rpc.example.org": ["*.rpc.example.org"],
        });
    });

    // The orders of a run may fit by luck: the depths of the two happen to differ.
    it("holds the second Ingress back until the first has its ALB", async () => {
        const state = await resourcesOf(sandbox.session);
        const urnOf = (type: string, name: string) =>
            state.find((resource) => resource.type === type && nameOf(resource.urn) === name)!;
        const second = urnOf("mesh-edge:edge:GrpcIngress", "edge-ingress-grpc");
        expect(second.dependencies).toContain(urnOf(INGRESS, "edge-ingress").urn);
        expect(urnOf(INGRESS, "edge-ingress-grpc").parent).toBe(second.urn);

        const made = sandbox.cloud.world.log.filter(({ type }) => type === INGRESS);
        expect(made.map(({ op, name }) => [op, name])).toEqual([
            ["create", "edge-ingress"],
            ["create", "edge-ingress-grpc"],
        ]);
        expect(made[1]!.start).toBeGreaterThanOrEqual(made[0]!.end);
    });

    it("leads names to the ALB only while it serves the gRPC hosts too", async () => {
        const wait = {
            who: "Record edge-alias-grpc.example.com",
            forWhat: ["Ingress edge-ingress-grpc"],
            because: "",
        };
        expect(missing(waitsIn(await resourcesOf(sandbox.session)), wait)).toEqual([]);
    });

    it("gives the ALB two certificates, the first hosts' as the default one", () => {
        const certificates = texts(https(), "certificates");
        const names = certificates.map((id) => {
            const { inputs } = of("aws:acm/certificate:Certificate").find((c) => c.id === id)!;
            return [text(inputs, "domainName"), texts(inputs, "subjectAlternativeNames").length];
        });
        expect(names).toEqual([
            ["example.com", 9],
            ["*.example.com", 5],
        ]);
    });

    it("proves each name once, in its own zone", () => {
        const zones = new Map(of("aws:route53/zone:Zone").map((z) => [z.id, z.inputs["name"]]));
        const proofs = of(RECORD).filter(({ inputs }) => inputs["type"] === "CNAME");
        const perZone = ["example.com", "example.org"].map(
            (zone) =>
                proofs.filter(({ inputs }) => zones.get(inputs["zoneId"] as string) === zone)
                    .length,
        );
        expect(perZone).toEqual([13, 2]);
    });

    it("makes one ALB of both Ingresses: named, on the internet, with its policy and its ACL", () => {
        expect(balancer().inputs).toMatchObject({
            name: "payments-hosts",
            scheme: "internet-facing",
            webAclArn: expect.stringMatching(/webacl/),
        });
        expect(https()).toMatchObject({
            sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
            mutualAuthentication: {
                mode: "verify",
                trustStore: of("aws:lb/trustStore:TrustStore")[0]!.id,
            },
        });
    });

    it("sends the gRPC hosts by HTTP/2 before it sends all others by HTTP/1.1", () => {
        const groups = new Map(
            of("aws:lb/targetGroup:TargetGroup").map(({ state }) => [state["key"], state]),
        );
        const rules = (https()["rules"] as Props[]).map((rule) => {
            const group = groups.get(text(rule, "action.targetGroups.0.key"))!;
            return [
                texts(rule, "hosts"),
                group["protocolVersion"],
                group["protocol"],
                group["port"],
            ];
        });
        expect(rules).toEqual([
            [["grpc.example.com"], "HTTP2", "HTTPS", 31804],
            [["grpc.eu.example.com"], "HTTP2", "HTTPS", 31804],
            [["*.rpc.example.org"], "HTTP2", "HTTPS", 31804],
            [[], "HTTP1", "HTTPS", 31804],
        ]);
    });

    it("checks the health of both target groups on the status port, by HTTP codes", () => {
        for (const { state } of of("aws:lb/targetGroup:TargetGroup")) {
            expect(state["healthCheck"]).toMatchObject({
                protocol: "HTTP",
                port: "30621",
                path: "/healthz/ready",
                matcher: { HttpCode: "200" },
            });
        }
    });

    it("has nothing to do in a second up", async () => {
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
    });

    it("takes the names away before the second Ingress, that before the first, and both before the controller", async () => {
        const { events } = await sandbox.session.destroy();
        const order = deletionsIn(events);
        const at = (type: string, name: string) =>
            order.findIndex((step) => step.type === type && step.name === name);
        const chain = [
            at(RECORD, "edge-alias-grpc.example.com"),
            at(INGRESS, "edge-ingress-grpc"),
            at(INGRESS, "edge-ingress"),
            at("kubernetes:helm.sh/v3:Release", "controller"),
        ];
        expect(chain).not.toContain(-1);
        expect(chain).toEqual([...chain].sort((a, b) => a - b));
        expect(at("aws:lb/trustStore:TrustStore", "edge-trust-store")).toBeGreaterThan(chain[2]!);
        expect(await resourcesOf(sandbox.session)).toEqual([]);
        expect(sandbox.leftovers()).toEqual([]);
    });
});

describe("hosts of a private zone on the real engine", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "private", stackFile: stackFile("private-hosts") });
    }, 600_000);
    afterAll(() => sandbox.close());

    it("has its records in the private zone, its proof in the public one, and takes all away again", async () => {
        await sandbox.session.up();

        const { world } = sandbox.cloud;
        const isPrivate = new Map(
            world.all("aws:route53/zone:Zone").map(({ id, state }) => [id, state["privateZone"]]),
        );
        const records = world
            .all(RECORD)
            .map(({ inputs }) => [inputs["type"], isPrivate.get(inputs["zoneId"] as string)]);
        expect(Object.fromEntries(records)).toEqual({ A: true, CNAME: false });
        expect(world.all("aws:route53/zoneAssociation:ZoneAssociation")).toHaveLength(1);

        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});
