import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { text } from "../../sandbox/cloud/values";
import { nameOf } from "../../sandbox/state/urn";
import { deletionsIn, resourcesOf } from "../support/engine";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const RECORD = "aws:route53/record:Record";
const NETWORK = "aws:lb/loadBalancer:LoadBalancer";
const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";

/** Each life goes on from test to test, as that of `dev` does. */
describe.each([
    { stack: "nlb", balancer: NETWORK, hosts: ["shop.example.com"] },
    {
        stack: "nlb-passthrough",
        balancer: NETWORK,
        hosts: ["shop.example.com", "api.example.com"],
    },
    { stack: "clb", balancer: CLASSIC, hosts: ["shop.example.com"] },
])("the stack $stack on the real engine", { timeout: 120_000 }, ({ stack, balancer, hosts }) => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        const stackFile = join(__dirname, "..", "stacks", `${stack}.yaml`);
        sandbox = await openSandbox({ stack, stackFile });
    }, 600_000);
    afterAll(() => sandbox.close());

    let previewed: Record<string, number>;
    const hostname = () => text(sandbox.cloud.world.all(balancer)[0]?.state, "dnsName");

    it("previews its first deployment whole: the gateway's Service is to be read, not made", async () => {
        const { changes, events } = await sandbox.session.preview();
        previewed = { ...changes };
        expect(Object.keys(previewed)).toEqual(["create"]);
        const read = events.flatMap(({ resourcePreEvent }) =>
            resourcePreEvent?.metadata.op === "read" ? [nameOf(resourcePreEvent.metadata.urn)] : [],
        );
        expect(read).toEqual(["edge-service"]);
    });

    it("deploys at the first try what the preview declared, and nothing is wrong with it", async () => {
        expect((await sandbox.session.up()).changes).toEqual(previewed);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("ties the gateway to the controller where that must outlive it, and only there", async () => {
        const gateway = (await resourcesOf(sandbox.session)).find(
            ({ urn }) => nameOf(urn) === "mesh-gateway",
        );
        const dependencies = gateway?.dependencies.map(nameOf) ?? [];
        expect(dependencies.includes("controller")).toBe(balancer === NETWORK);
    });

    it("leads the hosts to the load balancer of the gateway's Service, and makes no ALB", async () => {
        const { world } = sandbox.cloud;
        expect(await sandbox.session.outputs()).toMatchObject({
            urls: hosts.map((host) => `https://${host}/`),
            loadBalancerHostname: hostname(),
        });
        const aliases = world.all(RECORD).filter(({ inputs }) => inputs.type === "A");
        expect(aliases.map(({ inputs }) => text(inputs, "name")).sort()).toEqual([...hosts].sort());
        expect(aliases.map(({ inputs }) => text(inputs, "aliases.0.name"))).toEqual(
            hosts.map(() => hostname()),
        );
        expect(world.all("kubernetes:networking.k8s.io/v1:Ingress")).toEqual([]);
        expect(world.all("aws:wafv2/webAcl:WebAcl")).toEqual([]);
        expect([...world.all(NETWORK), ...world.all(CLASSIC)]).toHaveLength(1);
    });

    it("has nothing to do in a second up, nor in a refresh", async () => {
        const up = await sandbox.session.up();
        expect(Object.keys(up.changes)).not.toEqual(
            expect.arrayContaining([expect.stringMatching(/create|update|replace|delete/)]),
        );
        const refreshed = await sandbox.session.refresh();
        expect(Object.keys(refreshed.changes)).toEqual(["same"]);
    });

    it("destroys to an empty account: records, gateway, controller, nodes", async () => {
        const order = deletionsIn((await sandbox.session.destroy()).events);
        const at = (type: string, name: string) => {
            const index = order.findIndex((step) => step.type === type && step.name === name);
            expect(index, `${type} ${name} was not deleted`).toBeGreaterThanOrEqual(0);
            return index;
        };
        const gateway = at(RELEASE, "mesh-gateway");
        for (const host of hosts) {
            expect(at(RECORD, `edge-alias-${host}`)).toBeLessThan(gateway);
        }
        // Only the controller deletes an NLB, with its role and by way of its nodes.
        if (balancer === NETWORK) {
            expect(gateway).toBeLessThan(at(RELEASE, "controller"));
            expect(gateway).toBeLessThan(
                at("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "controller"),
            );
        }
        expect(gateway).toBeLessThan(at("aws:eks/nodeGroup:NodeGroup", "cluster-nodes-main"));
        expect(await resourcesOf(sandbox.session)).toEqual([]);
        expect(sandbox.leftovers()).toEqual([]);
    });
});
