import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { errorsOf } from "../../sandbox/session/events";
import { OperationFailed } from "../../sandbox/session/operation";
import { changesIn, deletionsIn, resourcesOf } from "../support/engine";
import { missing, waitsIn } from "../support/waits";
import { ROUTE_WAITS } from "./mesh-edges";

const VIRTUAL_SERVICE = "kubernetes:networking.istio.io/v1:VirtualService";
const DESTINATION_RULE = "kubernetes:networking.istio.io/v1:DestinationRule";

interface Backend {
    version?: string;
    weight?: number;
}

/** The life of a stack with routes of every kind; each test goes on where the last one ended. */
describe("routes, on the real engine", { timeout: 240_000 }, () => {
    let sandbox: Sandbox;
    let file: string;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "routes", stackFile: "Pulumi.routes.yaml" });
        file = join(sandbox.session.home, "project", "Pulumi.routes.yaml");
    }, 600_000);
    afterAll(() => sandbox.close());

    const edit = (change: (config: never) => void) => {
        const stack = parse(readFileSync(file, "utf8"));
        change(stack.config as never);
        writeFileSync(file, stringify(stack));
    };
    const cartRule = (config: Record<string, never>) => {
        const { rules } = config["mesh-edge:routes"]?.["shop.example.com"] as unknown as {
            rules: { name: string; backendRefs?: Backend[] }[];
        };
        return rules;
    };

    it("deploys at the first try exactly what a first preview declared", async () => {
        const { changes } = await sandbox.session.preview();
        expect((await sandbox.session.up()).changes).toEqual(changes);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("has one VirtualService a host and one DestinationRule a service that says something", async () => {
        const resources = await resourcesOf(sandbox.session);
        const names = (type: string) =>
            resources.filter((resource) => resource.type === type).map(({ id }) => id);
        expect(names(VIRTUAL_SERVICE).sort()).toEqual([
            "istio-system/default-route-wildcard.preview.example.com",
            "istio-system/default-route.api.example.com",
            "istio-system/default-route.cart.preview.example.com",
            "istio-system/default-route.grpc.example.com",
            "istio-system/default-route.new.example.com",
            "istio-system/default-route.shop.example.com",
        ]);
        expect(names(DESTINATION_RULE).sort()).toEqual([
            "istio-system/cart.shop",
            "istio-system/orders.shop",
            "istio-system/search.shop",
            "istio-system/stock.shop",
            "istio-system/web.shop",
        ]);
    });

    it("waits for what it needs, on the way up and down", async () => {
        const waits = waitsIn(await resourcesOf(sandbox.session));
        for (const wait of ROUTE_WAITS) expect(missing(waits, wait), wait.because).toEqual([]);
    });

    it("has nothing to do in a second up", async () => {
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
    });

    it("shifts the weights of a canary in place, and touches nothing else", async () => {
        edit((config) => {
            const cart = cartRule(config).find(({ name }) => name === "cart");
            const [old, canary] = cart?.backendRefs ?? [];
            Object.assign(old ?? {}, { weight: 50 });
            Object.assign(canary ?? {}, { weight: 50 });
        });
        const { events } = await sandbox.session.up();
        expect(changesIn(events)).toEqual([
            "update VirtualService mesh-default-route-shop.example.com",
        ]);
    });

    it("refuses in the preview to take a version out that routes use, and changes nothing", async () => {
        const before = readFileSync(file, "utf8");
        edit((config) => {
            for (const rule of cartRule(config)) {
                for (const backend of rule.backendRefs ?? []) delete backend.version;
            }
            const routes = config["mesh-edge:routes"] as Record<string, never>;
            delete routes["cart.preview.example.com"];
            const cart = cartRule(config).find(({ name }) => name === "cart");
            cart?.backendRefs?.splice(1);
            const services = config["mesh-edge:services"] as Record<string, { versions?: object }>;
            delete services["shop/cart"]?.versions;
        });
        const failed = await sandbox.session.preview().catch((error: unknown) => error);
        expect(failed).toBeInstanceOf(OperationFailed);
        expect(errorsOf((failed as OperationFailed).result.events).join("\n")).toContain(
            "Refused, and nothing was changed: routes that stand still use what this update would take away, and would answer 503 for a moment.\n  - shop/cart, version v1\n  - shop/cart, version v2\nDo it in two updates:",
        );
        writeFileSync(file, before);
    });

    it("takes it out in two updates", async () => {
        edit((config) => {
            for (const rule of cartRule(config)) {
                for (const backend of rule.backendRefs ?? []) delete backend.version;
            }
            const routes = config["mesh-edge:routes"] as Record<string, never>;
            delete routes["cart.preview.example.com"];
            cartRule(config)
                .find(({ name }) => name === "cart")
                ?.backendRefs?.splice(1);
        });
        expect(changesIn((await sandbox.session.up()).events)).toEqual([
            "delete VirtualService mesh-default-route-cart.preview.example.com",
            "update VirtualService mesh-default-route-shop.example.com",
        ]);
        edit((config) => {
            const services = config["mesh-edge:services"] as Record<string, { versions?: object }>;
            delete services["shop/cart"]?.versions;
        });
        expect(changesIn((await sandbox.session.up()).events)).toEqual([
            "update DestinationRule mesh-service-cart.shop",
        ]);
    });

    it("destroys the routes before the versions that they name", async () => {
        const { events } = await sandbox.session.destroy();
        const order = deletionsIn(events).map(({ type }) => type);
        expect(order.lastIndexOf(VIRTUAL_SERVICE)).toBeLessThan(order.indexOf(DESTINATION_RULE));
        expect(sandbox.leftovers()).toEqual([]);
    });
});
