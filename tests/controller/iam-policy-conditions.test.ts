import { describe, expect, it } from "vitest";

import { controllerPolicy } from "../../components/controller/iam-policy";

const VPC = "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1";
const ELB = "arn:aws:elasticloadbalancing:*:*";

const SECURITY_GROUPS = ["arn:aws:ec2:*:*:security-group/*"];
const TARGET_GROUPS = [`${ELB}:targetgroup/*/*`];
const GROUPS_AND_BALANCERS = [
    `${ELB}:loadbalancer/app/*/*`,
    `${ELB}:loadbalancer/net/*/*`,
    `${ELB}:targetgroup/*/*`,
];
const LISTENERS_AND_RULES = [
    `${ELB}:listener-rule/app/*/*/*`,
    `${ELB}:listener-rule/net/*/*/*`,
    `${ELB}:listener/app/*/*/*`,
    `${ELB}:listener/net/*/*/*`,
];

/** Made by this controller: the tag is on the resource. */
const OWN = { Null: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "false" } };
/** The tag is in the request that makes the resource. */
const TAGGED = { Null: { "aws:RequestTag/elbv2.k8s.aws/cluster": "false" } };
/** The tag is on the resource, and the request leaves it alone. */
const OWN_STAYS_OWN = {
    Null: {
        "aws:RequestTag/elbv2.k8s.aws/cluster": "true",
        "aws:ResourceTag/elbv2.k8s.aws/cluster": "false",
    },
};
const IN_OUR_VPC = { ArnEquals: { "ec2:Vpc": VPC } };

interface Grant {
    on?: string[];
    when?: object;
}

/**
 * Under which terms each action that changes something is allowed; several grants mean any of them.
 * As in the controller's iam_policy.json, but for the two security group actions, which that file allows
 * everywhere and which its installation guide recommends to keep to one VPC.
 */
const TERMS: Record<string, Grant[]> = {
    "iam:CreateServiceLinkedRole": [
        {
            when: {
                StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" },
            },
        },
    ],
    "ec2:CreateSecurityGroup": [{}],
    "ec2:DeleteSecurityGroup": [{ when: OWN }],
    "ec2:AuthorizeSecurityGroupIngress": [{ when: IN_OUR_VPC }, { when: OWN }],
    "ec2:RevokeSecurityGroupIngress": [{ when: IN_OUR_VPC }, { when: OWN }],
    "ec2:CreateTags": [
        {
            on: SECURITY_GROUPS,
            when: { StringEquals: { "ec2:CreateAction": "CreateSecurityGroup" }, ...TAGGED },
        },
        { on: SECURITY_GROUPS, when: OWN_STAYS_OWN },
    ],
    "ec2:DeleteTags": [{ on: SECURITY_GROUPS, when: OWN_STAYS_OWN }],
    "elasticloadbalancing:CreateLoadBalancer": [{ when: TAGGED }],
    "elasticloadbalancing:CreateTargetGroup": [{ when: TAGGED }],
    "elasticloadbalancing:AddTags": [
        { on: GROUPS_AND_BALANCERS, when: OWN_STAYS_OWN },
        { on: LISTENERS_AND_RULES },
        {
            on: GROUPS_AND_BALANCERS,
            when: {
                StringEquals: {
                    "elasticloadbalancing:CreateAction": [
                        "CreateTargetGroup",
                        "CreateLoadBalancer",
                    ],
                },
                ...TAGGED,
            },
        },
    ],
    "elasticloadbalancing:RemoveTags": [
        { on: GROUPS_AND_BALANCERS, when: OWN_STAYS_OWN },
        { on: LISTENERS_AND_RULES },
    ],
    ...each("elasticloadbalancing", { when: OWN }, [
        "DeleteLoadBalancer",
        "DeleteTargetGroup",
        "ModifyCapacityReservation",
        "ModifyIpPools",
        "ModifyListenerAttributes",
        "ModifyLoadBalancerAttributes",
        "ModifyTargetGroup",
        "ModifyTargetGroupAttributes",
        "SetIpAddressType",
        "SetSecurityGroups",
        "SetSubnets",
    ]),
    ...each("elasticloadbalancing", {}, [
        "AddListenerCertificates",
        "CreateListener",
        "CreateRule",
        "DeleteListener",
        "DeleteRule",
        "ModifyListener",
        "ModifyRule",
        "RemoveListenerCertificates",
        "SetRulePriorities",
        "SetWebAcl",
    ]),
    ...each("elasticloadbalancing", { on: TARGET_GROUPS }, [
        "DeregisterTargets",
        "RegisterTargets",
    ]),
    ...each("shield", {}, ["CreateProtection", "DeleteProtection"]),
    ...each("waf-regional", {}, ["AssociateWebACL", "DisassociateWebACL"]),
    ...each("wafv2", {}, ["AssociateWebACL", "DisassociateWebACL"]),
};

const READS = /^[\w-]+:(Describe|Get|List)/;

describe("the terms of the controller's IAM policy", () => {
    const { Statement } = controllerPolicy({ partition: "aws", vpcArn: VPC });
    const grantsOf = (action: string): Grant[] =>
        Statement.filter((statement) => statement.Action.includes(action)).map(
            ({ Resource, Condition }) => ({
                ...(Resource !== "*" && { on: [Resource].flat().sort() }),
                ...(Condition && { when: Condition }),
            }),
        );
    const actions = [...new Set(Statement.flatMap(({ Action }) => Action))];

    it.each(Object.keys(TERMS))("are as tight as upstream's for %s", (action) => {
        expect(grantsOf(action)).toHaveLength(TERMS[action]!.length);
        expect(grantsOf(action)).toEqual(expect.arrayContaining(TERMS[action]!));
    });

    it("are listed here for every action that changes something", () => {
        const changing = actions.filter((action) => !READS.test(action));
        expect(changing.sort()).toEqual(Object.keys(TERMS).sort());
    });

    it("are none for what only reads, which AWS can't narrow", () => {
        const reading = actions.filter((action) => READS.test(action));
        expect(reading).toHaveLength(40);
        expect(reading.filter((action) => JSON.stringify(grantsOf(action)) !== "[{}]")).toEqual([]);
    });
});

function each(service: string, grant: Grant, actions: string[]): Record<string, Grant[]> {
    return Object.fromEntries(actions.map((action) => [`${service}:${action}`, [grant]]));
}
