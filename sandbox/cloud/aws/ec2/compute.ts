import { at, text } from "../../values";
import { notFound } from "./not-found";
import { arn, idWith, type Table } from "../../world/row";

/** What EC2 keeps for nodes. */
export const compute: Table = {
    "aws:ec2/networkInterface:NetworkInterface": {
        id: idWith("eni-"),
        refs: [{ path: "subnetId", type: "aws:ec2/subnet:Subnet" }],
        seconds: [0, 0, 0],
        madeOutside: true,
    },
    // Those of Karpenter; of a node group its instances aren't told apart.
    "aws:ec2/instance:Instance": {
        id: idWith("i-"),
        refs: [
            { path: "subnetId", type: "aws:ec2/subnet:Subnet" },
            { path: "vpcSecurityGroupIds.*", type: "aws:ec2/securityGroup:SecurityGroup" },
        ],
        seconds: [0, 0, 0],
        madeOutside: true,
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {
        id: idWith("lt-"),
        notFound: notFound("InvalidLaunchTemplateId", "launch template"),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ec2", `launch-template/${c.entity.id}`),
            latestVersion: (c) => Number(text(c.old?.state, "latestVersion") ?? "0") + 1,
            defaultVersion: (c) =>
                c.old === undefined || at(c.entity.inputs, "updateDefaultVersion") === true
                    ? Number(text(c.old?.state, "latestVersion") ?? "0") + 1
                    : Number(text(c.old.state, "defaultVersion")),
        },
        unsettled: ["latestVersion", "defaultVersion"],
        forceNew: ["name", "namePrefix"],
        seconds: [1, 1, 1],
    },
};
