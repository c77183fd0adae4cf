import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { errorsOf } from "../../sandbox/session/events";
import { OperationFailed, type OperationResult } from "../../sandbox/session/operation";
import { nameOf } from "../../sandbox/state/urn";
import { warningsIn } from "../support/engine";

const SCHEME =
    "edge.scheme: internet-facing → internal makes a new load balancer with a new DNS name, and deletes the old one first: minutes without an entrance, and the records follow with the next `pulumi up --refresh`.";
const ALLOW =
    "If that is what you want, set mesh-edge:edge.allowReplacement to true for one update; otherwise take the edit back.";
const NAME_IS_TAKEN =
    "The old load balancer would still hold its name when the new one is made: change mesh-edge:edge.loadBalancerName in the same update.";
const refusal = (...lines: string[]) =>
    [
        "Refused, and nothing was changed: this update would replace the load balancer.",
        ...lines,
    ].join("\n");
const renamed = (key: string, was: string, is: string) =>
    `${key}: ${was} → ${is} makes a new load balancer with a new DNS name beside the old one, which goes when the records have moved.`;

/** Edits of one deployed `dev` stack. Each test starts from its file; the last ones change what stands. */
describe("an edit of the deployed edge", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    let file: string;
    let deployed: string;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "dev" });
        await sandbox.session.up();
        file = join(sandbox.session.home, "project", "Pulumi.dev.yaml");
        deployed = readFileSync(file, "utf8");
    }, 600_000);
    afterAll(() => sandbox.close());
    beforeEach(() => {
        writeFileSync(file, deployed);
    });

    const edit = (keys: Record<string, unknown>, section = "edge") => {
        const stack = parse(readFileSync(file, "utf8"));
        Object.assign(stack.config[`mesh-edge:${section}`], keys);
        writeFileSync(file, stringify(stack));
    };
    const alb = () =>
        sandbox.cloud.world.all().filter(({ type }) => type.endsWith(":LoadBalancer"));

    describe("that would replace the load balancer", () => {
        it.each([
            {
                what: "another scheme",
                keys: { scheme: "internal" },
                expected: refusal(`  - ${SCHEME}`, ALLOW),
            },
            {
                what: "another name of the Ingress, the load balancer's name kept",
                keys: { ingressName: "other" },
                expected: refusal(
                    `  - ${renamed("edge.ingressName", "common-external-ingress", "other")}`,
                    NAME_IS_TAKEN,
                    ALLOW,
                ),
            },
            {
                what: "another name of the Ingress with permission, the load balancer's name kept",
                keys: { ingressName: "other", allowReplacement: true },
                expected: refusal(
                    `  - ${renamed("edge.ingressName", "common-external-ingress", "other")}`,
                    NAME_IS_TAKEN,
                ),
            },
            {
                what: "another name of both",
                keys: { ingressName: "other", loadBalancerName: "other" },
                expected: refusal(
                    `  - ${renamed("edge.ingressName", "common-external-ingress", "other")}`,
                    ALLOW,
                ),
            },
        ])("is refused in the preview: $what", async ({ keys, expected }) => {
            edit(keys);
            const errors = await errorsIn(sandbox.session.preview());
            expect(errors).toEqual([
                `mesh-edge:edge:ReplacementGuard edge-guard: Preview failed: before hook "edge-guard-before-update" failed: ${expected}`,
                "preview failed",
            ]);
        });

        it("is refused by an up without a preview, before an edit of anything else is made", async () => {
            edit({ scheme: "internal" });
            edit({ cidr: "10.99.0.0/16" }, "network");
            edit({ mode: "enforce" }, "waf");
            const before = JSON.stringify(sandbox.cloud.world.snapshot());
            const outputs = await sandbox.session.outputs();

            const { events } = await failureOf(sandbox.session.up());

            expect(errorsOf(events)).toEqual([
                `mesh-edge:edge:ReplacementGuard edge-guard: before hook "edge-guard-before-update" failed: ${refusal(`  - ${SCHEME}`, ALLOW)}`,
                "update failed",
            ]);
            // No other resource was even asked about.
            const begun = events.flatMap(
                ({ resourcePreEvent }) => resourcePreEvent?.metadata ?? [],
            );
            expect(begun.map(({ op, urn }) => `${op} ${nameOf(urn)}`)).toEqual([
                "same mesh-edge-dev",
                "update edge-guard",
            ]);
            expect(JSON.stringify(sandbox.cloud.world.snapshot())).toBe(before);
            expect(await sandbox.session.outputs()).toEqual(outputs);
        });

        it("is refused again, because the refused one left no trace", async () => {
            edit({ scheme: "internal" });
            expect(await errorsIn(sandbox.session.up())).toHaveLength(2);
        });

        it("is refused with another namespace of the gateway", async () => {
            edit({ gateway: { namespace: "istio-ingress" } }, "mesh");
            expect((await errorsIn(sandbox.session.preview()))[0]).toContain(
                renamed("mesh.gateway.namespace", "istio-system", "istio-ingress"),
            );
        });
    });

    it("says nothing of an edit in place", async () => {
        edit({ idleTimeoutSeconds: 120, sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" });
        const { events, changes } = await sandbox.session.preview();
        expect(changes).toMatchObject({ update: 1 });
        expect(warningsIn(events)).toEqual([]);
    });

    it.each([
        {
            keys: { targetType: "ip" },
            warning:
                "edge.targetType: instance → ip makes a new target group: clients get 503 until its first targets are healthy.",
        },
        {
            keys: { backendProtocol: "http" },
            warning:
                "edge.backendProtocol: HTTPS → HTTP makes a new target group: clients get 503 until its first targets are healthy.",
        },
        {
            keys: { loadBalancerName: "other" },
            warning:
                "edge.loadBalancerName: payments-dev → other has no effect until the load balancer is made anew.",
        },
    ])("warns on the Ingress, in the preview, of $keys", async ({ keys, warning }) => {
        edit(keys);
        const { events } = await sandbox.session.preview();
        expect(warningsIn(events)).toEqual([`edge-ingress: ${warning}`]);
    });

    it("replaces the load balancer when it is told to, with a warning on the Ingress", async () => {
        const [old] = alb();
        edit({ scheme: "internal", allowReplacement: true });
        const preview = await sandbox.session.preview();
        expect(warningsIn(preview.events)).toEqual([`edge-ingress: ${SCHEME}`]);

        const { events } = await sandbox.session.up();

        expect(warningsIn(events)).toEqual([`edge-ingress: ${SCHEME}`]);
        expect(alb()).toHaveLength(1);
        expect(alb()[0]?.id).not.toBe(old?.id);
    });

    it("makes the new load balancer beside the old one under another name of both", async () => {
        edit({ scheme: "internal", ingressName: "other", loadBalancerName: "other" });
        edit({ allowReplacement: true });
        const { events } = await sandbox.session.up();
        expect(warningsIn(events)).toEqual([
            `edge-guard: ${renamed("edge.ingressName", "common-external-ingress", "other")}`,
            "edge-guard: edge.loadBalancerName: payments-dev → other has no effect until the load balancer is made anew.",
        ]);
        const steps = events.flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata ?? []);
        const at = (op: string, name: string) =>
            steps.findIndex((step) => step.op === op && nameOf(step.urn) === name);
        const order = [
            at("create-replacement", "edge-ingress"),
            at("update", "edge-alias-shop.dev.example.com"),
            at("delete-replaced", "edge-ingress"),
        ];
        expect(order).not.toContain(-1);
        expect(order).toEqual([...order].sort((a, b) => a - b));
    });

    it("leaves a destroy as it is", async () => {
        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});

async function failureOf(operation: Promise<OperationResult>): Promise<OperationResult> {
    const failure: unknown = await operation.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OperationFailed);
    return (failure as OperationFailed).result;
}

async function errorsIn(operation: Promise<OperationResult>): Promise<string[]> {
    return errorsOf((await failureOf(operation)).events);
}
