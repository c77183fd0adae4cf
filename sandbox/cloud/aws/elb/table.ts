import { text } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, hex, type Table } from "../../world/row";

const VPC = "aws:ec2/vpc:Vpc";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const TRUST_STORE = "aws:lb/trustStore:TrustStore";

export const elb: Table = {
    [TRUST_STORE]: {
        id: (c) =>
            arn(
                c,
                "elasticloadbalancing",
                `truststore/${text(c.entity.inputs, "name") ?? ""}/${hex(c.world.seed(c.entity.urn, c.entity.type), 16)}`,
            ),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => c.entity.id,
            arnSuffix: (c) => c.entity.id.replace(/^.*:/, ""),
        },
        forceNew: ["name", "namePrefix"],
        inUse: ({ id }) =>
            new CloudError("TrustStoreInUse", `Trust store '${id}' is in use by a listener`),
        seconds: [4, 4, 2],
    },
    "aws:lb/loadBalancer:LoadBalancer": {
        id: (c) =>
            arn(
                c,
                "elasticloadbalancing",
                `loadbalancer/${c.entity.inputs["loadBalancerType"] === "network" ? "net" : "app"}/${text(c.entity.inputs, "name") ?? ""}/${hex(c.world.seed(text(c.entity.inputs, "name") ?? "", c.entity.type), 16)}`,
            ),
        computed: { arn: (c) => c.entity.id },
        refs: [
            { path: "vpcId", type: VPC },
            { path: "subnets.*", type: "aws:ec2/subnet:Subnet" },
            { path: "securityGroups.*", type: "aws:ec2/securityGroup:SecurityGroup" },
            { path: "certificates.*", type: CERTIFICATE },
            { path: "targetGroups.*", type: "aws:lb/targetGroup:TargetGroup" },
            { path: "trustStores.*", type: TRUST_STORE },
            { path: "webAclArn", type: "aws:wafv2/webAcl:WebAcl", by: "arn" },
        ],
        seconds: [0, 0, 0],
        madeOutside: true,
    },
    "aws:elb/loadBalancer:LoadBalancer": {
        id: ({ entity }) => text(entity.inputs, "name") ?? "",
        refs: [
            { path: "subnets.*", type: "aws:ec2/subnet:Subnet" },
            { path: "securityGroups.*", type: "aws:ec2/securityGroup:SecurityGroup" },
        ],
        seconds: [0, 0, 0],
        madeOutside: true,
    },
};
