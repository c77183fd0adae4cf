import { describe, expect, it } from "vitest";

import { karpenter } from "../../../sandbox/cloud/karpenter/table";
import { INSTANCE, NODE_CLASS, NODE_POOL } from "../../../sandbox/cloud/karpenter/reconcile";
import { assertDefinitionsCanGo } from "../../../sandbox/cloud/karpenter/charts";
import { table } from "../../../sandbox/cloud/table";
import type { Entity } from "../../../sandbox/cloud/world/entity";
import { assertUnused } from "../../../sandbox/cloud/world/references";
import { World } from "../../../sandbox/cloud/world/world";

const CLUSTER = "payments-dev";
const SUBNET = "aws:ec2/subnet:Subnet";

/** A cluster with a pool, its class and one instance of it, in which Karpenter doesn't run any more. */
function withoutKarpenter() {
    const world = new World(table);
    const add = (type: string, id: string, cluster: string, more: Partial<Entity> = {}): Entity => {
        const entity = { type, id, urn: "", cluster, inputs: {}, state: {}, ...more };
        world.add(entity);
        return entity;
    };
    const place = { world, accountId: "111122223333", partition: "aws", region: "eu-west-1" };
    const pool = add(NODE_POOL, "general", CLUSTER);
    const nodeClass = add(NODE_CLASS, "mesh-edge", CLUSTER);
    const subnet = add(SUBNET, "subnet-1", "");
    add(INSTANCE, "i-1", "", {
        inputs: { subnetId: "subnet-1" },
        notes: { cluster: CLUSTER, pool: "general", class: "mesh-edge" },
    });
    const at = (entity: Entity) => ({ ...place, cluster: CLUSTER, entity });
    return { world, pool, nodeClass, subnet, add, at };
}

describe("without Karpenter", () => {
    it("a pool that has nodes never goes, and its instances stay", () => {
        const { pool, at } = withoutKarpenter();
        expect(() => karpenter[NODE_POOL]?.beforeDelete?.(at(pool))).toThrow(
            "timed out waiting for object general to be deleted: it is held by NodeClaims with the finalizer karpenter.sh/termination: no Karpenter runs in the cluster",
        );
    });

    it("a pool without nodes goes", () => {
        const { world, pool, at } = withoutKarpenter();
        world.all(INSTANCE).forEach((instance) => {
            world.remove(instance);
        });
        expect(() => karpenter[NODE_POOL]?.beforeDelete?.(at(pool))).not.toThrow();
    });

    it("a class never goes", () => {
        const { nodeClass, at } = withoutKarpenter();
        expect(() => karpenter[NODE_CLASS]?.beforeDelete?.(at(nodeClass))).toThrow(
            "held by the finalizer karpenter.k8s.aws/termination: no Karpenter runs in the cluster",
        );
    });

    it("the definitions don't go before the objects of their kinds", () => {
        const { add, at } = withoutKarpenter();
        const inputs = { chart: "oci://public.ecr.aws/karpenter/karpenter-crd" };
        const release = add("kubernetes:helm.sh/v3:Release", "kube-system/karpenter-crd", CLUSTER, {
            inputs,
        });
        expect(() => {
            assertDefinitionsCanGo(at(release));
        }).toThrow("NodePool general, EC2NodeClass mesh-edge of a definition that is deleted");
    });

    it("an instance that is left holds its subnet", () => {
        const { subnet, at } = withoutKarpenter();
        expect(() => {
            assertUnused(at(subnet));
        }).toThrow("has dependencies and cannot be deleted");
    });
});
