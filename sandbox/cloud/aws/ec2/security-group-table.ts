import { text } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, hex, idWith, type Table } from "../../world/row";
import { notFound } from "./not-found";

const VPC = "aws:ec2/vpc:Vpc";

export const securityGroups: Table = {
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
        id: ({ entity: { inputs } }) => `sg-${hex(`${text(inputs, "vpcId") ?? ""}|default`, 17)}`,
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ec2", `security-group/${c.entity.id}`),
            name: () => "default",
        },
        // AWS makes it with the VPC and deletes it with the VPC.
        adopts: true,
        refs: [{ path: "vpcId", type: VPC, holds: false }],
        forceNew: ["vpcId"],
        seconds: [1, 1, 1],
    },
    "aws:ec2/securityGroup:SecurityGroup": {
        id: idWith("sg-"),
        notFound: notFound("InvalidGroup", "security group"),
        autoname: "name",
        tagged: true,
        computed: { arn: (c) => arn(c, "ec2", `security-group/${c.entity.id}`) },
        refs: [
            { path: "vpcId", type: VPC },
            { path: "ingress.*.securityGroups.*", type: "aws:ec2/securityGroup:SecurityGroup" },
        ],
        forceNew: ["name", "description", "vpcId"],
        inUse: ({ id }, holder) =>
            new CloudError(
                "DependencyViolation",
                `resource ${id} has a dependent object (${holder.type} ${holder.id})`,
            ),
        seconds: [2, 1, 1],
    },
};
