import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { text, texts } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { changesIn } from "../support/engine";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ALB = "aws:alb/loadBalancer:LoadBalancer";
const ROUTE = "kubernetes:networking.istio.io/v1:VirtualService";
const POLICY = "kubernetes:security.istio.io/v1:AuthorizationPolicy";

/** All that the second entrance is. */
const OWN = [
    "delete AuthorizationPolicy mesh-security-AuthorizationPolicy-internal-declared-hosts",
    "delete Certificate internal-edge-certificate",
    "delete CertificateValidation internal-edge-certificate",
    "delete Gateway mesh-internal-entrance",
    "delete Ingress internal-edge-ingress",
    "delete Record internal-edge-alias-admin.example.com",
    "delete Record internal-edge-alias-tools.example.com",
    "delete Record internal-edge-certificate-admin.example.com",
    "delete Record internal-edge-certificate-tools.example.com",
    "delete Release mesh-internal-gateway",
    "delete VirtualService mesh-default-route-admin.example.com",
    "delete VirtualService mesh-default-route-tools.example.com",
    "delete ZoneAssociation internal-edge-zones-example.com",
];

/** One life; each test goes on where the last one ended. */
describe("a second entrance inside the network", { timeout: 180_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({
            stack: "internal-gateway",
            stackFile: "tests/stacks/internal-gateway.yaml",
        });
        const shown = changesIn((await sandbox.session.preview()).events);
        expect(changesIn((await sandbox.session.up()).events)).toEqual(shown);
    }, 600_000);
    afterAll(() => sandbox.close());

    const all = (type: string) => sandbox.cloud.world.all(type);

    it("has an ALB, and names that lead there", () => {
        const balancers = [...all(LB), ...all(ALB)].map(({ state }) => ({
            name: text(state, "name") ?? "",
            scheme: text(state, "scheme"),
            dnsName: text(state, "dnsName") ?? "none",
        }));
        expect(balancers.map(({ name, scheme }) => [name, scheme]).sort()).toEqual([
            ["payments-two", "internet-facing"],
            ["payments-two-int", "internal"],
        ]);
        const led = all("aws:route53/record:Record")
            .filter(({ inputs }) => text(inputs, "type") === "A")
            .map(({ inputs }) => {
                const alias = text(inputs, "aliases.0.name") ?? "";
                const to = balancers.find(({ dnsName }) => alias.endsWith(dnsName));
                return [text(inputs, "name"), to?.name];
            });
        expect(led.sort()).toEqual([
            ["admin.example.com", "payments-two-int"],
            ["shop.example.com", "payments-two"],
            ["tools.example.com", "payments-two-int"],
        ]);
    });

    it("routes each host at the gateway that has it, and guards both", () => {
        const routes = all(ROUTE).map(({ inputs }) => [
            ...texts(inputs, "spec.hosts"),
            ...texts(inputs, "spec.gateways"),
        ]);
        expect(routes.sort()).toEqual([
            ["admin.example.com", "common-internal-gateway"],
            ["shop.example.com", "common-external-gateway"],
            ["tools.example.com", "common-internal-gateway"],
        ]);
        const guarded = all(POLICY).map(({ inputs }) => [
            text(inputs, "metadata.name"),
            text(inputs, "spec.selector.matchLabels.istio"),
        ]);
        expect(guarded.sort()).toEqual([
            ["declared-hosts", "ingressgateway"],
            ["internal-declared-hosts", "internalgateway"],
        ]);
    });

    it("is the same in a second update", async () => {
        expect(changesIn((await sandbox.session.up()).events)).toEqual([]);
    });

    it("goes by itself, and the first one stays as it is", async () => {
        const document = parseDocument(await readFile(sandbox.session.stackFile, "utf8"));
        document.deleteIn(["config", "mesh-edge:edge", "internal"]);
        document.deleteIn(["config", "mesh-edge:routes", "admin.example.com"]);
        await sandbox.session.edit(String(document));
        expect(changesIn((await sandbox.session.up()).events)).toEqual(OWN);
    });

    it("is destroyed to nothing", async () => {
        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});
