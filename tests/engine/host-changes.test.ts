import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { type Props, text } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { warningsIn } from "../support/engine";

const STACK = "changes";
const EDGE = "mesh-edge:edge";
const GRPC = { name: "grpc.example.com", protocol: "grpc" };

/** Edits of one live stack; each test goes on where the last one ended. */
describe("an edit of a live stack's hosts", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    let warnings: string[];
    beforeAll(async () => {
        const stackFile = join(__dirname, "..", "stacks", "shared-host.yaml");
        sandbox = await openSandbox({ stack: STACK, stackFile });
        await sandbox.session.up();
    }, 600_000);
    afterAll(() => sandbox.close());

    /** An up with other keys of the section `edge`; undefined takes one out. */
    async function upWith(changes: Record<string, unknown>) {
        const file = join(sandbox.session.home, "project", `Pulumi.${STACK}.yaml`);
        const stack = parse(await readFile(file, "utf8"));
        const edge = { ...stack.config[EDGE], ...changes };
        await writeFile(file, stringify({ ...stack, config: { ...stack.config, [EDGE]: edge } }));
        const { changes: steps, events } = await sandbox.session.up();
        warnings = warningsIn(events);
        return Object.fromEntries(Object.entries(steps).filter(([op]) => op !== "same"));
    }

    const only = (type: string) => {
        const found = sandbox.cloud.world.all(type);
        expect(found).toHaveLength(1);
        return found[0]!;
    };
    const balancer = () => only("aws:lb/loadBalancer:LoadBalancer");
    const hostname = () => text(balancer().state, "dnsName");
    const clients = () => {
        const listeners = balancer().state["listeners"] as Props[];
        return text(
            listeners.find(({ port }) => port === 443),
            "mutualAuthentication.mode",
        );
    };

    it("shifts traffic between stacks in place", async () => {
        expect(await upWith({ weight: { identifier: "blue", value: 25 } })).toEqual({ update: 1 });
        expect(only("aws:route53/record:Record").inputs).toMatchObject({
            setIdentifier: "blue",
            weightedRoutingPolicies: [{ weight: 25 }],
        });
    });

    it("makes plain records of weighted ones, and back, which can't stand side by side", async () => {
        expect(await upWith({ weight: undefined })).toEqual({ replace: 1 });
        expect(only("aws:route53/record:Record").inputs).not.toHaveProperty("setIdentifier");

        expect(await upWith({ weight: { identifier: "green", value: 0 } })).toEqual({ replace: 1 });
        expect(only("aws:route53/record:Record").inputs).toMatchObject({ setIdentifier: "green" });
    });

    it("asks clients for certificates until it is told to stop, not until it is silent", async () => {
        await upWith({ mutualTls: { mode: "passthrough" } });
        expect(clients()).toBe("passthrough");

        await upWith({ mutualTls: undefined });
        expect(clients()).toBe("passthrough");

        await upWith({ mutualTls: { mode: "off" } });
        expect(clients()).toBe("off");
    });

    it("makes a new ALB for the first gRPC host of a stack that was not prepared, and only if it may", async () => {
        const before = hostname();
        const hosts = ["shop.example.com", GRPC];

        await expect(upWith({ hosts, weight: undefined })).rejects.toThrow(
            "protocol grpc in edge.hosts, or edge.grpcReady: (none) → common-external-ingress makes a new load balancer",
        );
        expect(hostname()).toBe(before);
        // The first Ingress has its old address until it is looked at again, and there is nothing there
        // any more that a new record could lead to.
        await expect(upWith({ hosts, allowReplacement: true })).rejects.toThrow(
            `alias that targets ${before}., type A in zone Z32O12XQLNTSW2, but that target was not found`,
        );
        expect(hostname()).not.toBe(before);

        await sandbox.session.up({ args: ["--refresh"] });

        const names = sandbox.cloud.world
            .all("aws:route53/record:Record")
            .filter(({ inputs }) => inputs["type"] === "A")
            .map(({ inputs }) => text(inputs, "aliases.0.name"));
        expect(names).toEqual([hostname(), hostname()]);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("keeps the ALB when gRPC hosts come and go in a stack that is prepared", async () => {
        const before = hostname();

        await upWith({ grpcReady: true, allowReplacement: false });
        await upWith({ hosts: ["shop.example.com", "grpc.example.com"] });
        expect(warnings).toEqual([]);
        expect(hostname()).toBe(before);
        expect(sandbox.cloud.world.all("aws:lb/targetGroup:TargetGroup")).toHaveLength(1);

        await upWith({ hosts: ["shop.example.com", GRPC] });
        expect(warnings).toEqual([
            "edge-guard: protocol grpc in edge.hosts: (none) → grpc.example.com makes a new target group: clients get 503 until its first targets are healthy.",
        ]);
        expect(hostname()).toBe(before);
        expect(sandbox.cloud.world.all("aws:lb/targetGroup:TargetGroup")).toHaveLength(2);
    });

    it("changes a tag of both Ingresses, which the controller wants to be the same, one by one", async () => {
        const before = hostname();

        await upWith({ tags: { "cost-center": "4711" } });
        await upWith({ tags: { "cost-center": "4712" } });

        expect(hostname()).toBe(before);
        expect(balancer().state["tags"]).toMatchObject({ "cost-center": "4712" });
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("makes the route of a new host and touches no other, though the list is turned round", async () => {
        const before = sandbox.cloud.world.log.length;

        await upWith({ hosts: ["*.example.com", GRPC, "shop.example.com"] });

        const steps = sandbox.cloud.world.log
            .slice(before)
            .filter(({ type }) => type.endsWith(":VirtualService"));
        expect(steps.map(({ op, name }) => [op, name])).toEqual([
            ["create", "mesh-default-route-*.example.com"],
        ]);
    });
});
