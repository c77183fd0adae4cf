import { assertCidr, assertSubnetFits } from "./cidr";
import { noteDelivery } from "../logs/flow-log";
import { assertInternetGateway, assertNoPublicAddress } from "./internet-gateway";
import { notFound } from "./not-found";
import { assertIpv6Fits, assertIpv6Unused, vpcIpv6Range } from "./ipv6";
import { securityGroups } from "./security-group-table";
import { at, text } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, hex, idWith, type Table } from "../../world/row";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";

/** EC2's part of the account. Durations: typical of the EC2 API, as its waiters in terraform-provider-aws show. */
export const network: Table = {
    [VPC]: {
        id: idWith("vpc-"),
        notFound: notFound("InvalidVpcID", "vpc"),
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ec2", `vpc/${c.entity.id}`),
            defaultSecurityGroupId: (c) => `sg-${hex(`${c.entity.id}|default`, 17)}`,
            mainRouteTableId: (c) => `rtb-${hex(c.entity.id, 17)}`,
            ipv6CidrBlock: vpcIpv6Range,
        },
        unsettled: ["ipv6CidrBlock"],
        beforeUpdate: assertIpv6Unused,
        forceNew: ["cidrBlock", "instanceTenancy"],
        beforeCreate: ({ entity }) => {
            assertCidr(text(entity.inputs, "cidrBlock") ?? "", 16, 28, "InvalidVpc.Range");
        },
        seconds: [12, 12, 1],
    },
    [SUBNET]: {
        id: idWith("subnet-"),
        notFound: notFound("InvalidSubnetID", "subnet"),
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ec2", `subnet/${c.entity.id}`),
        },
        refs: [{ path: "vpcId", type: VPC }],
        forceNew: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"],
        beforeCreate: (context) => {
            assertSubnetFits(context);
            assertIpv6Fits(context);
        },
        beforeUpdate: assertIpv6Fits,
        seconds: [11, 1, 1],
    },
    "aws:ec2/internetGateway:InternetGateway": {
        id: idWith("igw-"),
        notFound: notFound("InvalidGatewayID", "gateway"),
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ec2", `internet-gateway/${c.entity.id}`),
        },
        refs: [{ path: "vpcId", type: VPC }],
        beforeDelete: assertNoPublicAddress,
        seconds: [1, 1, 10],
    },
    "aws:ec2/eip:Eip": {
        id: idWith("eipalloc-"),
        notFound: notFound("InvalidAllocationID", "allocation"),
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ec2", `elastic-ip/${c.entity.id}`),
            allocationId: (c) => c.entity.id,
            publicIp: (c) => `203.0.113.${String((parseInt(hex(c.entity.id, 6), 16) % 253) + 1)}`,
        },
        forceNew: ["domain", "networkBorderGroup", "publicIpv4Pool"],
        inUse: ({ state }) =>
            new CloudError(
                "InvalidIPAddress.InUse",
                `Address ${text(state, "publicIp") ?? ""} is in use.`,
            ),
        seconds: [1, 1, 1],
    },
    "aws:ec2/natGateway:NatGateway": {
        id: idWith("nat-"),
        notFound: notFound("InvalidNatGatewayID", "NatGateway"),
        tagged: true,
        computed: {
            publicIp: (c) =>
                at(
                    c.world.get("aws:ec2/eip:Eip", text(c.entity.inputs, "allocationId") ?? "")
                        ?.state,
                    "publicIp",
                ) ?? "",
        },
        refs: [
            { path: "subnetId", type: SUBNET },
            { path: "allocationId", type: "aws:ec2/eip:Eip" },
        ],
        forceNew: ["subnetId", "allocationId", "connectivityType", "availabilityMode", "vpcId"],
        beforeCreate: assertInternetGateway,
        seconds: [100, 1, 50],
    },
    [TABLE]: {
        id: idWith("rtb-"),
        notFound: notFound("InvalidRouteTableID", "routeTable"),
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ec2", `route-table/${c.entity.id}`),
        },
        refs: [{ path: "vpcId", type: VPC }],
        forceNew: ["vpcId"],
        seconds: [1, 1, 1],
    },
    "aws:ec2/route:Route": {
        id: ({ entity: { inputs } }) => {
            const table = text(inputs, "routeTableId") ?? "";
            const destination =
                text(inputs, "destinationCidrBlock") ?? text(inputs, "destinationIpv6CidrBlock");
            return `r-${table}${String(parseInt(hex(destination ?? "", 8), 16))}`;
        },
        importId: ({ inputs }) =>
            [
                text(inputs, "routeTableId"),
                text(inputs, "destinationCidrBlock") ?? text(inputs, "destinationIpv6CidrBlock"),
            ].join("_"),
        computed: { origin: () => "CreateRoute", state: () => "active" },
        refs: [
            // A table takes its routes with it, and a route whose gateway has gone is a black hole.
            { path: "routeTableId", type: TABLE, holds: false },
            { path: "gatewayId", type: "aws:ec2/internetGateway:InternetGateway", holds: false },
            { path: "natGatewayId", type: "aws:ec2/natGateway:NatGateway", holds: false },
        ],
        forceNew: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock"],
        exists: () =>
            new CloudError("RouteAlreadyExists", "The route identified by it already exists."),
        seconds: [1, 1, 1],
    },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {
        id: idWith("rtbassoc-"),
        importId: ({ inputs }) =>
            `${text(inputs, "subnetId") ?? ""}/${text(inputs, "routeTableId") ?? ""}`,
        refs: [
            { path: "subnetId", type: SUBNET, holds: false },
            { path: "routeTableId", type: TABLE },
        ],
        forceNew: ["subnetId", "gatewayId"],
        beforeCreate: ({ entity, world }) => {
            const subnetId = entity.inputs["subnetId"];
            const other = world
                .all(entity.type)
                .find(({ inputs }) => inputs["subnetId"] === subnetId);
            if (other === undefined) return;
            throw new CloudError(
                "Resource.AlreadyAssociated",
                `the specified association for route table conflicts with ${other.id}`,
            );
        },
        seconds: [1, 1, 1],
    },
    ...securityGroups,
    "aws:ec2/flowLog:FlowLog": {
        id: idWith("fl-"),
        tagged: true,
        computed: { arn: (c) => arn(c, "ec2", `vpc-flow-log/${c.entity.id}`) },
        refs: [
            { path: "vpcId", type: VPC, holds: false },
            {
                path: "logDestination",
                type: "aws:cloudwatch/logGroup:LogGroup",
                by: "arn",
                holds: false,
            },
            { path: "iamRoleArn", type: "aws:iam/role:Role", by: "arn", holds: false },
        ],
        forceNew: ["vpcId", "trafficType", "logDestination", "logDestinationType", "iamRoleArn"],
        afterCreate: noteDelivery,
        seconds: [1, 1, 1],
    },
};
