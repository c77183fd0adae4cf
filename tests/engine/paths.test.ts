import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { text } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { deletionsIn, resourcesOf } from "../support/engine";
import { type KubernetesObject, validate } from "../support/schemas";
import { missing, waitsIn } from "../support/waits";

const STACK_FILE = "tests/stacks/Pulumi.paths.yaml";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const OUTSIDE =
    "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/billing/0123456789abcdef";

/** The life of a stack with one path of each kind; each test goes on where the last one ended. */
describe("paths outside Kubernetes, on the real engine", { timeout: 240_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "paths", stackFile: STACK_FILE });
    }, 600_000);
    afterAll(() => sandbox.close());

    const rules = () => {
        const [balancer] = sandbox.cloud.world.all("aws:lb/loadBalancer:LoadBalancer");
        const listeners = balancer?.state["listeners"] as { port: number; rules: object[] }[];
        return listeners.find(({ port }) => port === 443)?.rules;
    };

    it("deploys at the first try exactly what a first preview declared", async () => {
        const { changes } = await sandbox.session.preview();
        expect((await sandbox.session.up()).changes).toEqual(changes);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    // The permission may come first by luck.
    it("registers a function only when it may be invoked", async () => {
        const wait = {
            who: "TargetGroupAttachment edge-reports-1",
            forWhat: ["Permission edge-reports-1"],
            because: "",
        };
        expect(missing(waitsIn(await resourcesOf(sandbox.session)), wait)).toEqual([]);
    });

    it("gives the ALB the entries as its rules, in their order, the gateway last", async () => {
        const arnOf = async (name: string): Promise<unknown> =>
            (await resourcesOf(sandbox.session)).find(({ urn }) =>
                urn.endsWith(`${TARGET_GROUP}::${name}`),
            )?.outputs.arn;
        const gateway = expect.stringContaining("istio-ingressgateway:443");

        expect(rules()).toEqual([
            {
                hosts: [],
                paths: ["/robots.txt"],
                action: { type: "fixed-response", statusCode: "200", body: "User-agent: *" },
            },
            {
                hosts: [],
                paths: ["/old", "/old/*"],
                action: { type: "redirect", statusCode: "HTTP_301", path: "/new" },
            },
            {
                hosts: ["api.example.com"],
                paths: ["/billing", "/billing/*"],
                action: { type: "forward", targetGroups: [{ key: OUTSIDE, weight: 1 }] },
            },
            {
                hosts: [],
                paths: ["/reports", "/reports/*"],
                conditions: [{ field: "http-request-method", values: ["GET", "POST"] }],
                action: {
                    type: "forward",
                    targetGroups: [{ key: await arnOf("edge-reports-1"), weight: 1 }],
                },
            },
            {
                hosts: [],
                paths: ["/search", "/search/*"],
                action: {
                    type: "forward",
                    targetGroups: [
                        { key: await arnOf("edge-search-1"), weight: 20 },
                        { key: gateway, weight: 80 },
                    ],
                },
            },
            {
                hosts: [],
                paths: ["/*"],
                conditions: [{ field: "http-header", name: "x-beta", values: ["yes"] }],
                action: { type: "fixed-response", statusCode: "404" },
            },
            {
                hosts: [],
                paths: ["/*"],
                action: { type: "forward", targetGroups: [{ key: gateway }] },
            },
        ]);
    });

    it("shares the gateway's target group between its own path and a weighted one", () => {
        const made = sandbox.cloud.world
            .all(TARGET_GROUP)
            .filter(({ state }) => text(state, "key")?.includes("istio-ingressgateway"));
        expect(made).toHaveLength(1);
    });

    it("is an Ingress that the official schema knows in every part", async () => {
        const ingress = (await resourcesOf(sandbox.session)).find(({ type }) => type === INGRESS);
        expect(validate(ingress?.inputs as unknown as KubernetesObject)).toEqual([]);
    });

    it("has nothing to do in a second up", async () => {
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
    });

    it("destroys the Ingress before the target groups that it refers to, and leaves what was there", async () => {
        const { events } = await sandbox.session.destroy();
        const order = deletionsIn(events);
        const at = (type: string, name: string) =>
            order.findIndex((step) => step.type === type && step.name === name);
        const ingress = at(INGRESS, "edge-ingress");
        const attachment = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
        expect(ingress).toBeGreaterThanOrEqual(0);
        for (const [type, name] of [
            [TARGET_GROUP, "edge-reports-1"],
            [TARGET_GROUP, "edge-search-1"],
            [attachment, "edge-reports-1"],
            [attachment, "edge-search-1-192.168.7.20"],
            ["aws:lambda/permission:Permission", "edge-reports-1"],
        ] as const) {
            expect(at(type, name), `${type} ${name}`).toBeGreaterThan(ingress);
        }
        expect(sandbox.leftovers()).toEqual([]);
        expect(sandbox.cloud.world.all(TARGET_GROUP).map(({ id }) => id)).toEqual([OUTSIDE]);
    });
});
