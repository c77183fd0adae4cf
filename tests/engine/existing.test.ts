import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { text } from "../../sandbox/cloud/values";
import type { Entity } from "../../sandbox/cloud/world/entity";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { nameOf } from "../../sandbox/state/urn";
import { resourcesOf } from "../support/engine";

const stackFileOf = (stack: string) => join(__dirname, "..", "stacks", `${stack}.yaml`);
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
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
            const own = (await resourcesOf(sandbox.session)).filter(({ external }) => !external);
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
            expect(sandbox.leftovers()).toEqual([]);
            expect(existed(sandbox)).toEqual(before);
        });
    },
);
