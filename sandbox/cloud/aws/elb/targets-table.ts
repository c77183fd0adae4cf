import { assertTarget, assertTargetGroup } from "./targets";
import { text } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, hex, type Table } from "../../world/row";

export const FUNCTION = "aws:lambda/function:Function";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/** The function that an ARN of it, of a version or of an alias names. */
export function functionOf(functionArn: string): string {
    return functionArn.split(":").slice(0, 7).join(":");
}

/** Target groups and who is in them. Durations: each is one call that answers within a second or two. */
export const targets: Table = {
    [TARGET_GROUP]: {
        id: (c) =>
            arn(
                c,
                "elasticloadbalancing",
                `targetgroup/${text(c.entity.inputs, "name") ?? ""}/${hex(c.world.seed(text(c.entity.inputs, "name") ?? "", c.entity.type), 16)}`,
            ),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => c.entity.id,
            arnSuffix: (c) => c.entity.id.replace(/^.*:/, ""),
        },
        refs: [{ path: "vpcId", type: "aws:ec2/vpc:Vpc", holds: false }],
        forceNew: ["name", "namePrefix", "port", "protocol", "targetType", "vpcId"],
        beforeCreate: assertTargetGroup,
        beforeUpdate: assertTargetGroup,
        inUse: ({ id }) =>
            new CloudError(
                "ResourceInUse",
                `Target group '${id}' is currently in use by a listener or a rule`,
            ),
        seconds: [2, 1, 1],
    },
    "aws:lb/targetGroupAttachment:TargetGroupAttachment": {
        id: ({ entity, world }) =>
            `${text(entity.inputs, "targetGroupArn") ?? ""}-${hex(world.seed(entity.urn, entity.type), 20)}`,
        refs: [{ path: "targetGroupArn", type: TARGET_GROUP, holds: false }],
        forceNew: ["targetGroupArn", "targetId", "port", "availabilityZone"],
        beforeCreate: assertTarget,
        seconds: [1, 1, 1],
    },
    "aws:lambda/permission:Permission": {
        id: ({ entity, world }) => `terraform-${hex(world.seed(entity.urn, entity.type), 26)}`,
        computed: { statementId: (c) => c.entity.id },
        refs: [{ path: "function", type: FUNCTION }],
        forceNew: ["action", "function", "principal", "qualifier", "sourceAccount", "sourceArn"],
        seconds: [1, 1, 1],
    },
    [FUNCTION]: {
        id: ({ entity }) => text(entity.inputs, "arn") ?? "",
        seconds: [0, 0, 0],
        madeOutside: true,
    },
};
