import { assertEndpoint, ENDPOINT } from "../rules/endpoints";
import { SECURITY_GROUP } from "../rules/security-groups";
import { texts } from "../values";
import { arn, hex, idWith, type Row, type Table } from "./row";

/** A rule goes with its group, and holds the group that it names (EC2 API, DeleteSecurityGroup). */
const rule: Row = {
    id: idWith("sgr-"),
    tagged: true,
    computed: {
        arn: (c) => arn(c, "ec2", `security-group-rule/${c.entity.id}`),
        securityGroupRuleId: (c) => c.entity.id,
    },
    refs: [
        { path: "securityGroupId", type: SECURITY_GROUP, holds: false },
        { path: "referencedSecurityGroupId", type: SECURITY_GROUP },
    ],
    forceNew: ["securityGroupId"],
    seconds: [1, 1, 1],
};

/** Ways to AWS's services inside the VPC. Durations: interfaces are available after one to two minutes, and as long in going; gateways at once. */
export const privateLink: Table = {
    [ENDPOINT]: {
        id: idWith("vpce-"),
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ec2", `vpc-endpoint/${c.entity.id}`),
            state: () => "available",
            ownerId: (c) => c.accountId,
            networkInterfaceIds: ({ entity: { id, inputs } }) =>
                texts(inputs, "subnetIds").map((subnet) => `eni-${hex(`${id}|${subnet}`, 17)}`),
        },
        unsettled: ["networkInterfaceIds"],
        refs: [
            { path: "vpcId", type: "aws:ec2/vpc:Vpc" },
            // Where its network interfaces are, and what they belong to.
            { path: "subnetIds.*", type: "aws:ec2/subnet:Subnet" },
            { path: "securityGroupIds.*", type: SECURITY_GROUP },
            { path: "routeTableIds.*", type: "aws:ec2/routeTable:RouteTable", holds: false },
        ],
        // aws_vpc_endpoint in terraform-provider-aws internal/service/ec2/vpc_endpoint.go
        forceNew: ["serviceName", "serviceRegion", "vpcEndpointType", "vpcId"],
        beforeCreate: assertEndpoint,
        beforeUpdate: assertEndpoint,
        seconds: [90, 30, 60],
    },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule,
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
};
