import { describe, expect, it } from "vitest";

import { assertAdmitted } from "../../../sandbox/cloud/kubernetes/api-server";
import { assertAuthorized } from "../../../sandbox/cloud/kubernetes/authorization";
import { rowOf, table } from "../../../sandbox/cloud/table";
import type { Props } from "../../../sandbox/cloud/values";
import type { Entity } from "../../../sandbox/cloud/world/entity";
import type { Row } from "../../../sandbox/cloud/world/row";
import { World } from "../../../sandbox/cloud/world/world";

const CLUSTER = "dev";
const ROLE = "arn:aws:iam::111122223333:role/ci/shop-deploy";
const VIRTUAL_SERVICE = "kubernetes:networking.istio.io/v1:VirtualService";
const RBAC = "kubernetes:rbac.authorization.k8s.io/v1";

/** A cluster where the group `shop` may create and change VirtualServices in the namespace `shop`, two at most. */
function clusterOf({ verbs = ["get", "patch", "create"], policy }: Access = {}) {
    const world = new World<Row>(table);
    const add = (type: string, id: string, inputs: Props) => {
        const cluster = type.startsWith("kubernetes:") ? CLUSTER : "";
        world.add({ type, id, urn: id, cluster, inputs, state: inputs });
    };
    add("aws:eks/accessEntry:AccessEntry", `${CLUSTER}:${ROLE}`, { kubernetesGroups: ["shop"] });
    if (policy) {
        add("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "x", {
            clusterName: CLUSTER,
            principalArn: ROLE,
            ...policy,
        });
    }
    const rule = { apiGroups: ["networking.istio.io"], resources: ["virtualservices"], verbs };
    add(`${RBAC}:Role`, "shop/team", { rules: [rule] });
    add(`${RBAC}:RoleBinding`, "shop/team", {
        roleRef: { kind: "Role", name: "team" },
        subjects: [{ kind: "Group", name: "shop" }],
    });
    add("kubernetes:core/v1:ResourceQuota", "shop/quota", {
        spec: { hard: { "count/virtualservices.networking.istio.io": "2" } },
    });
    const place = { world, accountId: "111122223333", partition: "aws", region: "eu-west-1" };
    const by = (caller?: string) => ({ ...place, cluster: CLUSTER, caller });
    return { by, add };
}

interface Access {
    verbs?: string[];
    policy?: Props;
}

const object = (type: string, namespace: string, name: string): Entity => {
    const inputs = { metadata: { namespace, name } };
    return { type, id: "", urn: "", cluster: CLUSTER, inputs, state: inputs };
};

/** What the caller hears who creates a VirtualService there. */
function answer({ by }: ReturnType<typeof clusterOf>, namespace: string, caller?: string) {
    try {
        const entity = object(VIRTUAL_SERVICE, namespace, "x");
        assertAdmitted("create", rowOf(VIRTUAL_SERVICE), { ...by(caller), entity });
        return "";
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

const FORBIDDEN =
    'virtualservices.networking.istio.io "x" is forbidden: User "arn:aws:sts::111122223333:assumed-role/shop-deploy/sandbox" cannot';
const OF_ISTIO = 'resource "virtualservices" in API group "networking.istio.io" in the namespace';

describe("the sandbox's API server", () => {
    it("lets in who set up the account, and a role where a Role is bound to its group", () => {
        expect(answer(clusterOf(), "pay")).toBe("");
        expect(answer(clusterOf(), "shop", ROLE)).toBe("");
    });

    it("refuses a role in another namespace", () => {
        expect(answer(clusterOf(), "pay", ROLE)).toBe(`${FORBIDDEN} patch ${OF_ISTIO} "pay"`);
    });

    it("refuses the first request that no rule of the Role allows", () => {
        const readers = clusterOf({ verbs: ["get"] });
        expect(answer(readers, "shop", ROLE)).toBe(`${FORBIDDEN} patch ${OF_ISTIO} "shop"`);
        const editors = clusterOf({ verbs: ["patch"] });
        expect(answer(editors, "shop", ROLE)).toBe(`${FORBIDDEN} create ${OF_ISTIO} "shop"`);
    });

    it("refuses another kind, a deletion, the namespace itself, and what is in none", () => {
        const { by } = clusterOf();
        const refusal = (op: "delete" | "read", type: string, id: string) => () => {
            assertAuthorized(by(ROLE), op, `kubernetes:${type}`, id);
        };
        expect(refusal("read", "networking.istio.io/v1:Gateway", "shop/x")).toThrow(
            'gateways.networking.istio.io "x" is forbidden',
        );
        expect(refusal("delete", "networking.istio.io/v1:VirtualService", "shop/x")).toThrow(
            `${FORBIDDEN} delete ${OF_ISTIO} "shop"`,
        );
        expect(refusal("read", "core/v1:Namespace", "shop")).toThrow(
            'cannot get resource "namespaces" in API group "" in the namespace "shop"',
        );
        expect(refusal("read", "karpenter.sh/v1:NodePool", "main")).toThrow(
            'cannot get resource "nodepools" in API group "karpenter.sh" at the cluster scope',
        );
    });

    it("does not know a role without an access entry", () => {
        expect(answer(clusterOf(), "shop", `${ROLE}-2`)).toContain(
            "the server has asked for the client to provide credentials",
        );
    });

    it("refuses nothing to a role with the policy of an administrator for the whole cluster", () => {
        const policyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
        const as = (type: string) =>
            answer(clusterOf({ policy: { policyArn, accessScope: { type } } }), "pay", ROLE);
        expect(as("cluster")).toBe("");
        expect(as("namespace")).toContain("is forbidden");
    });

    it("refuses one object more than the quota counts", () => {
        const cluster = clusterOf();
        for (const name of ["shop/a", "pay/b"]) cluster.add(VIRTUAL_SERVICE, name, {});
        expect(answer(cluster, "shop", ROLE)).toBe("");
        cluster.add(VIRTUAL_SERVICE, "shop/c", {});
        expect(answer(cluster, "shop", ROLE)).toBe(
            'virtualservices.networking.istio.io "x" is forbidden: exceeded quota: quota, requested: count/virtualservices.networking.istio.io=1, used: count/virtualservices.networking.istio.io=2, limited: count/virtualservices.networking.istio.io=2',
        );
        expect(answer(cluster, "pay")).toBe("");
    });
});
