import { describe, expect, it } from "vitest";

import { match } from "../../cli/recover/match";
import { nameOf } from "../../sandbox/state/urn";
import { facts, resource, thing } from "./resources";

const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";
const KEY = "aws:kms/key:Key";
const RELEASE = "kubernetes:helm.sh/v3:Release";

const subnet = (zone: string) => resource(SUBNET, `private-${zone}`, { tags: { Name: zone } });
const named = (name: string) => ({ __defaults: ["name"], name });

describe("what the account has and the state lacks", () => {
    it("is told apart by the tag Name", () => {
        const b = thing(SUBNET, "subnet-2", { tags: { Name: "b" } });
        const { imports, leftovers } = match(facts({ planned: [subnet("a"), subnet("b")] }), [b]);
        expect(imports.map(({ planned, found }) => [nameOf(planned.urn), found.id])).toEqual([
            ["private-b", "subnet-2"],
        ]);
        expect(leftovers).toEqual([]);
    });

    it("is told apart by the logical name that the engine makes names of, never by the next random part", () => {
        const planned = [resource(ROLE, "controller", named("controller-9999999"))];
        const role = thing(ROLE, "controller-3e9b431", { name: "controller-3e9b431" });
        const other = thing(ROLE, "controller-of-others", { name: "controller-of-others" });
        const { imports, leftovers } = match(facts({ planned }), [other, role]);
        expect(imports.map(({ found }) => found)).toEqual([role]);
        expect(leftovers).toEqual([other]);
    });

    it("is told apart by what it joins", () => {
        const type = "aws:ec2/routeTableAssociation:RouteTableAssociation";
        const inputs = { subnetId: "subnet-1", routeTableId: "rtb-1" };
        const planned = [resource(type, "public", inputs)];
        const found = [thing(type, "subnet-2/rtb-1"), thing(type, "subnet-1/rtb-1")];
        const { imports } = match(facts({ planned }), found);
        expect(imports.map((one) => one.found.id)).toEqual(["subnet-1/rtb-1"]);
    });

    it("is not what has parts that a preview doesn't know yet, though nothing else is planned", () => {
        const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        const policyArn = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        const planned = [resource(type, "controller", { role: "controller-1", policyArn })];
        const found = [thing(type, "controller-1/arn:aws:iam::aws:policy/Other")];
        expect(match(facts({ planned }), found)).toEqual({
            imports: [],
            leftovers: found,
            stuck: [],
        });
    });

    it("is recognised by its type alone only where no other of the type is planned", () => {
        const key = thing(KEY, "68e7bf38");
        const one = match(facts({ planned: [resource(KEY, "cluster")] }), [key]);
        expect(one.imports).toHaveLength(1);
        const two = match(facts({ planned: [resource(KEY, "cluster"), resource(KEY, "logs")] }), [
            key,
        ]);
        expect(two.imports).toEqual([]);
        expect(two.leftovers).toEqual([key]);
    });

    it("is taken once: of two, the other one is left over", () => {
        const two = ["subnet-1", "subnet-2"].map((id) =>
            thing(SUBNET, id, { tags: { Name: "a" } }),
        );
        const { imports, leftovers } = match(facts({ planned: [subnet("a")] }), two);
        expect(imports.map(({ found }) => found.id)).toEqual(["subnet-1"]);
        expect(leftovers.map(({ id }) => id)).toEqual(["subnet-2"]);
    });

    it("is never imported where the state holds what it was to replace: it is left over", () => {
        const gateway = resource("kubernetes:networking.istio.io/v1:Gateway", "mesh-entrance", {
            metadata: { namespace: "entrance", name: "common-external-gateway" },
        });
        const held = [{ ...gateway, inputs: {}, id: "istio-system/common-external-gateway" }];
        const found = ["istio-system", "entrance"].map((namespace) =>
            thing(gateway.type, `${namespace}/common-external-gateway`),
        );
        const stack = facts({ held, planned: [gateway], replacements: [gateway.urn] });
        expect(match(stack, found)).toEqual({
            imports: [],
            leftovers: [found[1]],
            stuck: [],
        });
    });

    it("is never imported when nobody can go on with it", () => {
        const planned = [
            resource(RELEASE, "mesh-istiod", { namespace: "istio-system", name: "istiod" }),
        ];
        const found = [
            thing(RELEASE, "istio-system/istiod", {
                broken: { why: "pending-install", command: "helm" },
            }),
        ];
        const { imports, leftovers } = match(facts({ planned }), found);
        expect(imports).toEqual([]);
        expect(leftovers).toEqual(found);
    });
});

describe("what the state has already", () => {
    it("is neither imported nor left over, by whichever id the account calls it", () => {
        const acl = { name: "edge-web-acl-1", scope: "REGIONAL" };
        const held = [
            resource(SUBNET, "private-a", {}, "subnet-1"),
            resource(
                "aws:ec2/route:Route",
                "out",
                { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0" },
                "r-rtb-11080289494",
            ),
            resource("aws:wafv2/webAcl:WebAcl", "edge-web-acl", acl, "3b72"),
            resource(
                "aws:eks/podIdentityAssociation:PodIdentityAssociation",
                "controller",
                { clusterName: "payments-dev" },
                "a-1",
            ),
        ];
        const found = [
            thing(SUBNET, "subnet-1"),
            thing("aws:ec2/route:Route", "rtb-1_0.0.0.0/0"),
            thing("aws:wafv2/webAcl:WebAcl", "3b72/edge-web-acl-1/REGIONAL"),
            thing("aws:eks/podIdentityAssociation:PodIdentityAssociation", "payments-dev,a-1"),
        ];
        expect(match(facts({ held }), found)).toEqual({ imports: [], leftovers: [], stuck: [] });
    });

    it("is stuck where nobody can go on with it", () => {
        const inputs = { namespace: "istio-system", name: "istiod" };
        const held = [resource(RELEASE, "mesh-istiod", inputs, "istio-system/istiod")];
        const found = [
            thing(RELEASE, "istio-system/istiod", {
                broken: { why: "pending-upgrade", command: "helm" },
            }),
        ];
        expect(match(facts({ held }), found)).toEqual({ imports: [], leftovers: [], stuck: found });
    });
});
