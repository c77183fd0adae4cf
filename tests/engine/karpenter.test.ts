import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { text } from "../../sandbox/cloud/values";
import { changesIn, deletionTimes, resourcesOf } from "../support/engine";
import { missing, needless, waitsIn } from "../support/waits";

const INSTANCE = "aws:ec2/instance:Instance";
const CLUSTER = ["config", "mesh-edge:cluster"];

const POOLS = ["NodePool karpenter-spot", "NodePool karpenter-graviton"];
const CLASS = "EC2NodeClass karpenter-nodes";
const KARPENTER = "Release karpenter";
const DEFINITIONS = "Release karpenter-crd";
const RIGHTS = [
    "PodIdentityAssociation karpenter",
    "RolePolicyAttachment karpenter-instances",
    "RolePolicyAttachment karpenter-surroundings",
    "Addon cluster-addons-eks-pod-identity-agent",
];
const NODES = "NodeGroup cluster-nodes-main";
const NODE_RIGHTS = [
    "AccessEntry karpenter-node",
    ...["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy"].map(
        (policy) => `RolePolicyAttachment karpenter-node-${policy}`,
    ),
];
const WAY_OUT = ["NatGateway network-outbound-eu-west-1a", "InternetGateway network-outbound"];

/** One life; each step goes on where the last one ended. */
describe("a stack whose nodes grow", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        const stackFile = "tests/stacks/karpenter.yaml";
        sandbox = await openSandbox({ stack: "growing", stackFile });
    }, 600_000);
    afterAll(() => sandbox.close());

    const instances = () => sandbox.cloud.world.all(INSTANCE);

    async function edit(path: string[], value: unknown): Promise<void> {
        const document = parseDocument(await readFile(sandbox.session.stackFile, "utf8"));
        if (value === undefined) document.deleteIn([...CLUSTER, ...path]);
        else document.setIn([...CLUSTER, ...path], document.createNode(value));
        await sandbox.session.edit(String(document));
    }

    it("deploys at the first try what the preview declared; each pool starts nodes that join", async () => {
        const { changes } = await sandbox.session.preview();
        expect((await sandbox.session.up()).changes).toEqual(changes);
        expect(sandbox.cloud.warnings()).toEqual([]);
        expect(instances().map(({ notes }) => text(notes, "pool"))).toEqual(
            expect.arrayContaining(["graviton", "spot"]),
        );
        expect(changesIn((await sandbox.session.up()).events)).toEqual([]);
        expect(Object.keys((await sandbox.session.refresh()).changes)).toEqual(["same"]);
    });

    it.each([
        ...POOLS.map((who) => ({
            who,
            forWhat: [CLASS, KARPENTER, DEFINITIONS, ...RIGHTS, NODES, ...NODE_RIGHTS, ...WAY_OUT],
        })),
        { who: CLASS, forWhat: [KARPENTER, DEFINITIONS, ...RIGHTS, NODES, "Role karpenter-node"] },
        {
            who: KARPENTER,
            forWhat: [DEFINITIONS, ...RIGHTS, NODES, "Queue karpenter-interruptions"],
        },
    ])("$who waits for all that its instances need to come and to go", async ({ who, forWhat }) => {
        const waits = waitsIn(await resourcesOf(sandbox.session));
        expect(missing(waits, { who, forWhat, because: "" })).toEqual([]);
    });

    it("keeps mesh, controller and load balancer waiting for none of it", async () => {
        const waits = waitsIn(await resourcesOf(sandbox.session));
        for (const who of ["Release mesh-gateway", "Release controller", "Ingress edge-ingress"]) {
            const forWhat = ["Release karpenter", "NodePool ", "EC2NodeClass "];
            expect(needless(waits, { who, forWhat, because: "" })).toEqual([]);
        }
    });

    it("terminates the nodes of a pool that is taken out, and of no other", async () => {
        await edit(["nodePools", "graviton"], undefined);
        const shows = ["delete NodePool karpenter-graviton"];
        expect(changesIn((await sandbox.session.preview()).events)).toEqual(shows);
        expect(changesIn((await sandbox.session.up()).events)).toEqual(shows);
        expect(instances().map(({ notes }) => text(notes, "pool"))).toEqual(["spot"]);
    });

    it("goes without a trace when autoscaling is switched off, and the rest stays", async () => {
        for (const key of ["autoscaling", "nodePools", "karpenter"]) await edit([key], undefined);
        const changes = changesIn((await sandbox.session.up()).events);
        expect(changes.filter((change) => !/^delete .* karpenter/.test(change))).toEqual([]);
        expect(instances()).toEqual([]);
        expect(sandbox.leftovers().filter((left) => left.includes("karpenter"))).toEqual([]);
    });

    it("comes back, and is destroyed to an empty account with every pool's nodes", async () => {
        await edit(["autoscaling"], "karpenter");
        await edit(["nodePools"], { spot: {}, graviton: { arch: "arm64" } });
        await sandbox.session.up();
        expect(instances()).toHaveLength(2);

        const times = deletionTimes((await sandbox.session.destroy()).events);
        const order = [POOLS, [CLASS], [KARPENTER], [...RIGHTS, NODES, DEFINITIONS]];
        order.slice(1).forEach((later, index) => {
            const ended = Math.max(
                ...(order[index] ?? []).map((one) => times.get(one)?.end ?? NaN),
            );
            const began = Math.min(...later.map((one) => times.get(one)?.begin ?? NaN));
            expect(ended, later.join()).toBeLessThan(began);
        });
        expect(await resourcesOf(sandbox.session)).toEqual([]);
        expect(sandbox.leftovers()).toEqual([]);
    });
});
