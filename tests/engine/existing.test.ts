import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Entity } from "../../sandbox/cloud/world/entity";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { nameOf } from "../../sandbox/state/urn";
import { resourcesOf } from "../support/engine";

const stackFileOf = (stack: string) => join(__dirname, "..", "stacks", `${stack}.yaml`);
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const CRD = /^kubernetes:apiextensions\.k8s\.io\/v1:CustomResourceDefinition(Patch)? /;
const PUBLIC = ["subnet-0c1b2c3d4e5f60718", "subnet-0d1b2c3d4e5f60718"];
const PRIVATE = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1b2c3d4e5f60718"];

/** What existed before the stack, as it is now; what EKS keeps of a cluster's nodes comes and goes. */
const existed = (sandbox: Sandbox): Entity[] =>
    structuredClone(sandbox.cloud.world.all().filter((entity) => entity.existed));

/** Each life goes on from test to test. */
describe.each([
    {
        stack: "existing-network",
        never: ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet", "aws:ec2/natGateway:NatGateway"],
        subnets: PUBLIC,
        read: [],
    },
    {
        stack: "existing-cluster",
        never: [
            "aws:ec2/vpc:Vpc",
            "eks:index:Cluster",
            "aws:eks/cluster:Cluster",
            "aws:eks/addon:Addon",
        ],
        subnets: PRIVATE,
        read: [],
    },
    {
        stack: "existing-mesh",
        never: ["aws:ec2/vpc:Vpc", "aws:eks/cluster:Cluster", "kubernetes:helm.sh/v3:Release"],
        subnets: PUBLIC,
        read: ["controller-class", "mesh-gateway-service"],
    },
])(
    "the stack $stack on the real engine",
    { timeout: 120_000 },
    ({ stack, never, subnets, read }) => {
        let sandbox: Sandbox;
        let before: Entity[];
        beforeAll(async () => {
            sandbox = await openSandbox({ stack, stackFile: stackFileOf(stack) });
            before = existed(sandbox);
        }, 600_000);
        afterAll(() => sandbox.close());

        let previewed: Record<string, number>;

        it("previews its first deployment whole, and reads what exists", async () => {
            const { changes, events } = await sandbox.session.preview();
            previewed = { ...changes };
            expect(Object.keys(previewed)).toEqual(["create"]);
            const found = events.flatMap(({ resourcePreEvent }) =>
                resourcePreEvent?.metadata.op === "read"
                    ? [nameOf(resourcePreEvent.metadata.urn)]
                    : [],
            );
            expect(found.sort()).toEqual(read);
        });

        it("deploys what the preview declared, none of what exists, and nothing is wrong with it", async () => {
            expect((await sandbox.session.up()).changes).toEqual(previewed);
            expect(sandbox.cloud.warnings()).toEqual([]);
            const own = await resourcesOf(sandbox.session);
            expect(own.filter(({ type }) => never.includes(type))).toEqual([]);
        });

        it("has its load balancer in the subnets that exist", () => {
            const [balancer, ...others] = sandbox.cloud.world.all(BALANCER);
            expect(others).toEqual([]);
            expect(balancer?.inputs.subnets).toEqual(subnets);
        });

        it("has nothing to do in a second up", async () => {
            expect(
                Object.keys((await sandbox.session.up()).changes).filter((op) => op !== "read"),
            ).toEqual(["same"]);
        });

        it("has nothing to do in a refresh", async () => {
            expect(Object.keys((await sandbox.session.refresh()).changes)).toEqual(["same"]);
        });

        it("leaves what existed, as it was, and nothing else", async () => {
            await sandbox.session.destroy();
            // Helm and the controller's step leave CRDs behind, since objects of others may be of them.
            const left = sandbox.leftovers().filter((what) => !CRD.test(what));
            expect(left).toEqual([]);
            expect(existed(sandbox)).toEqual(before);
        });
    },
);

describe("what exists and doesn't fit", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        const stack = "existing-network";
        sandbox = await openSandbox({ stack, stackFile: stackFileOf(stack) });
    }, 600_000);
    afterAll(() => sandbox.close());

    const entity = (type: string, is: (entity: Entity) => boolean = () => true) => {
        const found = sandbox.cloud.world.all(type).find(is);
        if (found === undefined) throw new Error(`no ${type}`);
        return found;
    };

    it("is refused with all its mistakes at once, before the first resource, in an up too", async () => {
        const { world } = sandbox.cloud;
        const nat = entity("aws:ec2/route:Route", ({ inputs }) => "natGatewayId" in inputs);
        world.remove(nat);
        const held = entity("aws:ec2/subnet:Subnet", ({ id }) => id === PUBLIC[1]);
        held.notes = { held: 1012 };
        const before = existed(sandbox);

        const failure: unknown = await sandbox.session.up().catch((error: unknown) => error);
        const message = failure instanceof Error ? failure.message : "";
        expect(message).toContain(
            '✖ network.existing.privateSubnetIds[0]: "subnet-0a1b2c3d4e5f60718"\n    must have a route 0.0.0.0/0 to a NAT gateway, a transit gateway or another way out for nodes without public addresses; it has no such route\n    → name a private subnet, or give its route table that route',
        );
        expect(message).toContain("✖ network.existing.privateSubnetIds[1]");
        expect(message).toContain(
            '✖ network.existing.publicSubnetIds[1]: "subnet-0d1b2c3d4e5f60718"\n    must have 8 free addresses (8 for a load balancer); it has 7',
        );
        expect(message).toContain("Pulumi.existing-network.yaml has 3 mistakes:");
        expect(existed(sandbox)).toEqual(before);
        expect(sandbox.leftovers()).toEqual([]);

        world.add(nat);
        held.notes = {};
    });

    it("is refused where it isn't there at all", async () => {
        const { world } = sandbox.cloud;
        const vpc = entity("aws:ec2/vpc:Vpc");
        world.remove(vpc);
        await expect(sandbox.session.preview()).rejects.toThrow(
            "must be a VPC of aws:region and of accountId: AWS knows none of this id there",
        );
        world.add(vpc);
    });
});

describe("a cluster that exists and doesn't fit", { timeout: 120_000 }, () => {
    it("is refused by EKS's own answers: version, mode and what hands out roles", async () => {
        const stack = "existing-cluster";
        const sandbox = await openSandbox({ stack, stackFile: stackFileOf(stack) });
        const { world } = sandbox.cloud;
        const cluster = world.get("aws:eks/cluster:Cluster", "platform");
        Object.assign(cluster?.state ?? {}, {
            version: "1.31",
            accessConfig: { authenticationMode: "CONFIG_MAP" },
        });
        const agent = world.get("aws:eks/addon:Addon", "platform:eks-pod-identity-agent");
        if (agent) world.remove(agent);

        const failure: unknown = await sandbox.session.preview().catch((error: unknown) => error);
        const message = failure instanceof Error ? failure.message : "";
        expect(message).toContain("has 4 mistakes:");
        expect(message).toContain("must run one of 1.33, 1.34, 1.35, 1.36; it runs 1.31");
        expect(message).toContain("✖ mesh.version");
        expect(message).toContain("its authentication mode is CONFIG_MAP");
        expect(message).toContain("→ write irsa, or add the add-on to the cluster");
        await sandbox.close();
    });
});
