import { describe, expect, it } from "vitest";

import { isAllowed } from "../../../sandbox/cloud/aws/iam/authorize";
import type { Props } from "../../../sandbox/cloud/values";
import { table } from "../../../sandbox/cloud/table";
import type { Entity } from "../../../sandbox/cloud/world/entity";
import { World } from "../../../sandbox/cloud/world/world";

const role: Entity = {
    type: "aws:iam/role:Role",
    id: "controller",
    urn: "",
    cluster: "",
    inputs: {},
    state: {},
};

/** A world in which the role has these statements of its own. */
function worldWith(...statements: Props[]): World {
    const policy = JSON.stringify({ Statement: statements });
    const inputs = { role: "controller", policy };
    const type = "aws:iam/rolePolicy:RolePolicy";
    const world = new World(table);
    world.add({ type, id: "controller:own", urn: "", cluster: "", inputs, state: inputs });
    return world;
}

const allow = (rest: Props) => ({ Effect: "Allow", Resource: "*", ...rest });
const group = "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1";
const cluster = "aws:ResourceTag/elbv2.k8s.aws/cluster";

describe("isAllowed", () => {
    it.each<[Props[], string, Record<string, string>, boolean]>([
        [[allow({ Action: "ec2:DescribeSubnets" })], "ec2:DescribeSubnets", {}, true],
        [[allow({ Action: ["ec2:Describe*"] })], "ec2:DescribeSubnets", {}, true],
        [[allow({ Action: "EC2:describesubnets" })], "ec2:DescribeSubnets", {}, true],
        [[allow({ Action: "ec2:Describe?" })], "ec2:DescribeSubnets", {}, false],
        [[allow({ NotAction: "iam:*" })], "ec2:DescribeSubnets", {}, true],
        [[], "ec2:DescribeSubnets", {}, false],
        [[allow({ Action: "*", Resource: "arn:*:security-group/*" })], "ec2:X", {}, true],
        [[allow({ Action: "*", Resource: "arn:*:instance/*" })], "ec2:X", {}, false],
        [
            [allow({ Action: "*" }), { Effect: "Deny", Action: "ec2:X", Resource: "*" }],
            "ec2:X",
            {},
            false,
        ],
        [[tagged("Null", "false")], "ec2:X", { [cluster]: "edge" }, true],
        [[tagged("Null", "false")], "ec2:X", {}, false],
        [[tagged("StringEquals", "edge")], "ec2:X", { [cluster]: "edge" }, true],
        [[tagged("StringEquals", "edge")], "ec2:X", { [cluster]: "other" }, false],
        [[tagged("StringEqualsIfExists", "edge")], "ec2:X", {}, true],
        [[tagged("StringLike", "ed*")], "ec2:X", { [cluster]: "edge" }, true],
        [[tagged("StringNotEquals", "edge")], "ec2:X", { [cluster]: "edge" }, false],
    ])("%j, %s, %j: %s", (statements, action, keys, allowed) => {
        const world = worldWith(...statements);
        expect(isAllowed(world, role, { action, resource: group, keys })).toBe(allowed);
    });

    it("doesn't guess at an operator", () => {
        const world = worldWith(tagged("DateLessThan", "2026"));
        expect(() => isAllowed(world, role, { action: "ec2:X", resource: group })).toThrow(
            "condition operator DateLessThan",
        );
    });
});

function tagged(operator: string, value: string): Props {
    return allow({ Action: "*", Condition: { [operator]: { [cluster]: value } } });
}
