import type { PolicyDocument, PolicyStatement } from "../values/policy";
import { READ_ACTIONS } from "./iam-read-actions";

/** The tag that the controller puts on all it makes, and by which the policy tells its own. */
const OWN = "elbv2.k8s.aws/cluster";
const ONE_OF_ITS_OWN = { Null: { [`aws:ResourceTag/${OWN}`]: "false" } };
const TAGGED_AT_CREATION = { Null: { [`aws:RequestTag/${OWN}`]: "false" } };
const KEEPING_THE_OWNER_TAG = {
    Null: { [`aws:RequestTag/${OWN}`]: "true", [`aws:ResourceTag/${OWN}`]: "false" },
};

export interface ControllerPolicyArgs {
    /** ARN partition: `aws`, `aws-cn`, `aws-us-gov`. */
    partition: string;
    /** The VPC whose security groups the controller may open. */
    vpcArn: string;
}

/**
 * What the AWS Load Balancer Controller may do: the 80 actions of its own installation guide
 * (docs/install/iam_policy.json, the same in 3.4.3 and 3.5.0), under the same conditions or tighter
 * ones. The config accepts only versions that have been compared.
 */
export function controllerPolicy({ partition, vpcArn }: ControllerPolicyArgs): PolicyDocument {
    const elb = (...resources: string[]) =>
        resources.map((resource) => `arn:${partition}:elasticloadbalancing:*:*:${resource}`);
    const securityGroups = `arn:${partition}:ec2:*:*:security-group/*`;
    const targetGroups = elb("targetgroup/*/*");
    const groupsAndBalancers = elb(
        "targetgroup/*/*",
        "loadbalancer/net/*/*",
        "loadbalancer/app/*/*",
    );

    return {
        Version: "2012-10-17",
        Statement: [
            allow("LinkedRole", ["iam:CreateServiceLinkedRole"], "*", {
                StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" },
            }),
            allow("Read", READ_ACTIONS, "*"),
            allow(
                "Associate",
                [
                    "waf-regional:AssociateWebACL",
                    "waf-regional:DisassociateWebACL",
                    "wafv2:AssociateWebACL",
                    "wafv2:DisassociateWebACL",
                    "shield:CreateProtection",
                    "shield:DeleteProtection",
                ],
                "*",
            ),
            // Upstream sets no condition; its installation guide recommends this one.
            allow(
                "OpenSecurityGroups",
                ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
                "*",
                { ArnEquals: { "ec2:Vpc": vpcArn } },
            ),
            allow("CreateSecurityGroup", ["ec2:CreateSecurityGroup"], "*"),
            allow("TagNewSecurityGroup", ["ec2:CreateTags"], securityGroups, {
                StringEquals: { "ec2:CreateAction": "CreateSecurityGroup" },
                ...TAGGED_AT_CREATION,
            }),
            allow(
                "TagSecurityGroup",
                ["ec2:CreateTags", "ec2:DeleteTags"],
                securityGroups,
                KEEPING_THE_OWNER_TAG,
            ),
            allow(
                "OwnSecurityGroups",
                [
                    "ec2:AuthorizeSecurityGroupIngress",
                    "ec2:RevokeSecurityGroupIngress",
                    "ec2:DeleteSecurityGroup",
                ],
                "*",
                ONE_OF_ITS_OWN,
            ),
            allow(
                "CreateLoadBalancer",
                [
                    "elasticloadbalancing:CreateLoadBalancer",
                    "elasticloadbalancing:CreateTargetGroup",
                ],
                "*",
                TAGGED_AT_CREATION,
            ),
            allow(
                "Listeners",
                [
                    "elasticloadbalancing:CreateListener",
                    "elasticloadbalancing:DeleteListener",
                    "elasticloadbalancing:CreateRule",
                    "elasticloadbalancing:DeleteRule",
                    "elasticloadbalancing:SetWebAcl",
                    "elasticloadbalancing:ModifyListener",
                    "elasticloadbalancing:AddListenerCertificates",
                    "elasticloadbalancing:RemoveListenerCertificates",
                    "elasticloadbalancing:ModifyRule",
                    "elasticloadbalancing:SetRulePriorities",
                ],
                "*",
            ),
            allow(
                "TagLoadBalancer",
                ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
                groupsAndBalancers,
                KEEPING_THE_OWNER_TAG,
            ),
            allow(
                "TagListeners",
                ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
                elb(
                    "listener/net/*/*/*",
                    "listener/app/*/*/*",
                    "listener-rule/net/*/*/*",
                    "listener-rule/app/*/*/*",
                ),
            ),
            allow(
                "OwnLoadBalancers",
                [
                    "elasticloadbalancing:ModifyLoadBalancerAttributes",
                    "elasticloadbalancing:SetIpAddressType",
                    "elasticloadbalancing:SetSecurityGroups",
                    "elasticloadbalancing:SetSubnets",
                    "elasticloadbalancing:DeleteLoadBalancer",
                    "elasticloadbalancing:ModifyTargetGroup",
                    "elasticloadbalancing:ModifyTargetGroupAttributes",
                    "elasticloadbalancing:DeleteTargetGroup",
                    "elasticloadbalancing:ModifyListenerAttributes",
                    "elasticloadbalancing:ModifyCapacityReservation",
                    "elasticloadbalancing:ModifyIpPools",
                ],
                "*",
                ONE_OF_ITS_OWN,
            ),
            allow("TagNewLoadBalancer", ["elasticloadbalancing:AddTags"], groupsAndBalancers, {
                StringEquals: {
                    "elasticloadbalancing:CreateAction": [
                        "CreateTargetGroup",
                        "CreateLoadBalancer",
                    ],
                },
                ...TAGGED_AT_CREATION,
            }),
            allow(
                "Targets",
                ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
                targetGroups,
            ),
        ],
    };
}

function allow(
    Sid: string,
    Action: string[],
    Resource: string | string[],
    Condition?: PolicyStatement["Condition"],
): PolicyStatement {
    return { Sid, Effect: "Allow", Action, Resource, ...(Condition && { Condition }) };
}
