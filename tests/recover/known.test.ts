import { expect, it } from "vitest";

import { SETTINGS } from "../../cli/recover/aws/settings";
import { KINDS } from "../../cli/recover/aws/tagged";
import { PATTERNS } from "../../cli/recover/import-id";
import { table } from "../../sandbox/cloud/table";

/** Found by code of their own in `cli/recover/aws/`. */
const LISTED = [
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/route:Route",
    "aws:ec2/routeTableAssociation:RouteTableAssociation",
    "aws:eks/accessEntry:AccessEntry",
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    "aws:iam/policy:Policy",
    "aws:iam/role:Role",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:route53/record:Record",
    "aws:route53/zoneAssociation:ZoneAssociation",
];

/** Not found, as docs/reliability.md says. */
const LEFT_OUT = [
    // The program makes none.
    "aws:ec2/securityGroup:SecurityGroup",
    // Made once more by the next update: registering a target again changes nothing.
    "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    // Made once more by the next update: Route 53 says yes again.
    "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization",
    // A statement in the policy of somebody's function, under a random name.
    "aws:lambda/permission:Permission",
    // Put again by the next update, under the same id.
    "aws:cloudwatch/eventTarget:EventTarget",
    // Set again by the next update, to the same.
    "aws:sqs/queuePolicy:QueuePolicy",
    "aws:sns/topicPolicy:TopicPolicy",
    "aws:sns/topicSubscription:TopicSubscription",
];

it("recover finds every type that the program may make, or says that it doesn't", () => {
    const types = Object.entries(table).flatMap(([type, { madeOutside, onlyWaits }]) =>
        madeOutside || onlyWaits || type.startsWith("kubernetes:") ? [] : type,
    );
    const found = [...KINDS.map(({ type }) => type), ...Object.keys(SETTINGS), ...LISTED];
    expect(types.filter((type) => !found.includes(type)).sort()).toEqual([...LEFT_OUT].sort());
});

it("recover knows the import id of every setting that it asks for", () => {
    expect(Object.keys(SETTINGS).filter((type) => !(type in PATTERNS))).toEqual([]);
});
