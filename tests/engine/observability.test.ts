import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { EngineEvent } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { type Props, record, text } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { nameOf } from "../../sandbox/state/urn";
import { deletionsIn, resourcesOf } from "../support/engine";

const STACK = "observability";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";

const createdIn = (events: readonly EngineEvent[]) =>
    events.flatMap(({ resourcePreEvent }) => {
        const step = resourcePreEvent?.metadata;
        return step?.op === "create" && /cloudwatch\/(metric|dash)|sns/.test(step.type)
            ? [nameOf(step.urn)]
            : [];
    });

/** One life of a stack with alarms; each test goes on where the last one ended. */
describe("alarms on the real engine", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        const stackFile = join(__dirname, "..", "stacks", `${STACK}.yaml`);
        sandbox = await openSandbox({ stack: STACK, stackFile });
    }, 600_000);
    afterAll(() => sandbox.close());

    async function setEdge(changes: Props): Promise<void> {
        const file = join(sandbox.session.home, "project", `Pulumi.${STACK}.yaml`);
        const stack = parse(await readFile(file, "utf8")) as { config: Props };
        stack.config["mesh-edge:edge"] = { ...record(stack.config, "mesh-edge:edge"), ...changes };
        await writeFile(file, stringify(stack));
    }

    const suffixOf = (type: string) =>
        sandbox.cloud.world.all(type).map(({ id }) => id.replace(/^.*:(loadbalancer\/)?/, ""));
    const alarm = (name: string) =>
        sandbox.cloud.world
            .all(ALARM)
            .find(({ id }) => id.replace(/-[0-9a-f]{7}$/, "") === `observability-${name}`);

    let previewed: Record<string, number>;

    it("shows each alarm, the topic and the dashboard in a first preview, without an ALB", async () => {
        const { changes, events } = await sandbox.session.preview();
        previewed = { ...changes };
        expect(Object.keys(previewed)).toEqual(["create"]);
        expect(createdIn(events).sort()).toEqual(
            [
                "observability",
                "observability-topic",
                "observability-topic",
                "observability-topic-on-call@example.com",
                "observability-blocked-requests",
                "observability-certificate-expiry",
                "observability-latency",
                "observability-load-balancer-5xx",
                "observability-rejected-connections",
                "observability-target-5xx",
                "observability-unhealthy-hosts-eu-west-1a",
                "observability-unhealthy-hosts-eu-west-1b",
            ].sort(),
        );
    });

    it("goes up as previewed; every alarm watches what is there, and is heard", async () => {
        expect((await sandbox.session.up()).changes).toEqual(previewed);

        expect(sandbox.cloud.warnings()).toEqual([]);
        const [balancer] = suffixOf(BALANCER);
        expect(balancer).toMatch(/^app\/Payments-Alarms\//);
        expect(text(alarm("latency")?.inputs, "dimensions.LoadBalancer")).toBe(balancer);
        expect(
            text(alarm("unhealthy-hosts-eu-west-1b")?.inputs, "metricQueries.0.expression"),
        ).toContain(`WHERE AvailabilityZone = 'eu-west-1b' AND LoadBalancer = '${balancer ?? ""}'`);
        expect(text(alarm("blocked-requests")?.inputs, "dimensions.WebACL")).toBe(
            "payments-observability",
        );
        const { alarms, certificateArn } = await sandbox.session.outputs();
        expect(text(alarm("latency")?.inputs, "alarmActions.0")).toBe(
            (alarms as { topicArn: string }).topicArn,
        );
        expect(text(alarm("certificate-expiry")?.inputs, "dimensions.CertificateArn")).toBe(
            certificateArn,
        );
    });

    it("has nothing to do in a second preview and up", async () => {
        expect(Object.keys((await sandbox.session.preview()).changes)).toEqual(["same"]);
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
    });

    it("goes on watching when the controller makes another target group", async () => {
        const [before] = suffixOf(TARGET_GROUP);
        const alarms = sandbox.cloud.world.all(ALARM).map(({ inputs }) => structuredClone(inputs));
        await setEdge({ targetType: "ip" });

        await sandbox.session.up();

        expect(suffixOf(TARGET_GROUP)).not.toContain(before);
        expect(sandbox.cloud.world.all(ALARM).map(({ inputs }) => inputs)).toEqual(alarms);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("follows the ALB when the controller makes another one", async () => {
        const [before] = suffixOf(BALANCER);
        await setEdge({
            ingressName: "another",
            loadBalancerName: "another",
            allowReplacement: true,
        });

        await sandbox.session.up();

        const [balancer] = suffixOf(BALANCER);
        expect(balancer).not.toBe(before);
        expect(text(alarm("target-5xx")?.inputs, "dimensions.LoadBalancer")).toBe(balancer);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("destroys to an empty account, the alarms before what they watch", async () => {
        const order = deletionsIn((await sandbox.session.destroy()).events);
        const lastAlarm = order
            .map(({ type, name }) => type === ALARM && !/certificate|blocked/.test(name))
            .lastIndexOf(true);
        expect(lastAlarm).toBeGreaterThanOrEqual(0);
        expect(lastAlarm).toBeLessThan(order.findIndex(({ type }) => type === INGRESS));

        expect(await resourcesOf(sandbox.session)).toEqual([]);
        expect(sandbox.leftovers()).toEqual([]);
    });
});
