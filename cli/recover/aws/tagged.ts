import { z } from "zod";

import type { Found } from "../inventory";
import { parsed } from "./cli";

const schema = z.object({
    ResourceTagMappingList: z
        .array(
            z.object({
                ResourceARN: z.string(),
                Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
            }),
        )
        .default([]),
});

/** Where an ARN's groups go: the import id, and the name where the thing has one. */
interface Kind {
    /** `service:resource` of the ARN. */
    arn: RegExp;
    type: string;
    /** `$1`, `$2` are groups, `$arn` is the whole, `$region` and `$account` are parts of it. */
    id: string;
    name?: string;
}

/** ARNs as the service authorization reference writes them; import ids as the registry does. */
export const KINDS: Kind[] = [
    { arn: /^ec2:vpc\/(.+)$/, type: "aws:ec2/vpc:Vpc", id: "$1" },
    { arn: /^ec2:subnet\/(.+)$/, type: "aws:ec2/subnet:Subnet", id: "$1" },
    { arn: /^ec2:route-table\/(.+)$/, type: "aws:ec2/routeTable:RouteTable", id: "$1" },
    {
        arn: /^ec2:internet-gateway\/(.+)$/,
        type: "aws:ec2/internetGateway:InternetGateway",
        id: "$1",
    },
    { arn: /^ec2:elastic-ip\/(.+)$/, type: "aws:ec2/eip:Eip", id: "$1" },
    { arn: /^ec2:natgateway\/(.+)$/, type: "aws:ec2/natGateway:NatGateway", id: "$1" },
    { arn: /^ec2:vpc-flow-log\/(.+)$/, type: "aws:ec2/flowLog:FlowLog", id: "$1" },
    {
        arn: /^ec2:security-group\/(.+)$/,
        type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        id: "$1",
    },
    {
        arn: /^elasticloadbalancing:targetgroup\/(.+)\/.+$/,
        type: "aws:lb/targetGroup:TargetGroup",
        id: "$arn",
        name: "$1",
    },
    {
        arn: /^elasticloadbalancing:truststore\/(.+)\/.+$/,
        type: "aws:lb/trustStore:TrustStore",
        id: "$arn",
        name: "$1",
    },
    { arn: /^s3:(.+)$/, type: "aws:s3/bucket:Bucket", id: "$1", name: "$1" },
    // A queue is imported by its address.
    {
        arn: /^sqs:([^:]+)$/,
        type: "aws:sqs/queue:Queue",
        id: "https://sqs.$region.amazonaws.com/$account/$1",
        name: "$1",
    },
    {
        arn: /^events:rule\/([^/]+)$/,
        type: "aws:cloudwatch/eventRule:EventRule",
        id: "$1",
        name: "$1",
    },
    { arn: /^sns:([^:]+)$/, type: "aws:sns/topic:Topic", id: "$arn", name: "$1" },
    {
        arn: /^cloudwatch:alarm:(.+)$/,
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        id: "$1",
        name: "$1",
    },
    { arn: /^kms:key\/(.+)$/, type: "aws:kms/key:Key", id: "$1" },
    {
        arn: /^logs:log-group:([^:]+)(?::\*)?$/,
        type: "aws:cloudwatch/logGroup:LogGroup",
        id: "$1",
        name: "$1",
    },
    { arn: /^acm:certificate\/.+$/, type: "aws:acm/certificate:Certificate", id: "$arn" },
    {
        arn: /^wafv2:regional\/webacl\/(.+)\/(.+)$/,
        type: "aws:wafv2/webAcl:WebAcl",
        id: "$2/$1/REGIONAL",
        name: "$1",
    },
    {
        arn: /^wafv2:regional\/ipset\/(.+)\/(.+)$/,
        type: "aws:wafv2/ipSet:IpSet",
        id: "$2/$1/REGIONAL",
        name: "$1",
    },
    { arn: /^eks:cluster\/(.+)$/, type: "aws:eks/cluster:Cluster", id: "$1", name: "$1" },
    {
        arn: /^eks:nodegroup\/(.+)\/(.+)\/.+$/,
        type: "aws:eks/nodeGroup:NodeGroup",
        id: "$1:$2",
        name: "$2",
    },
    { arn: /^eks:addon\/(.+)\/(.+)\/.+$/, type: "aws:eks/addon:Addon", id: "$1:$2" },
    {
        arn: /^eks:podidentityassociation\/(.+)\/(.+)$/,
        type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
        id: "$1,$2",
    },
];

/** The command's arguments for everything in the region with all of these tags. */
export function taggedWith(tags: Record<string, string>): string[] {
    const filters = Object.entries(tags).map(([key, value]) => `Key=${key},Values=${value}`);
    return ["resourcegroupstaggingapi", "get-resources", "--tag-filters", ...filters];
}

/** On all that the controller makes, which has the stack's tags too: with the Ingress it goes by itself. */
const OF_CONTROLLER = "elbv2.k8s.aws/cluster";

/**
 * What `get-resources` answers; an ARN of a kind that no program of ours makes, as an instance, falls away,
 * and so does what the controller makes.
 */
export function tagged(answer: string): Found[] {
    return schema.parse(parsed(answer)).ResourceTagMappingList.flatMap(({ ResourceARN, Tags }) => {
        const [, , service = "", region = "", account = "", ...rest] = ResourceARN.split(":");
        const domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        const tail = `${service}:${rest.join(":")}`;
        const kind = KINDS.find(({ arn }) => arn.test(tail));
        if (kind === undefined) return [];
        const fill = (pattern: string) =>
            pattern === "$arn"
                ? ResourceARN
                : tail
                      .replace(kind.arn, pattern)
                      .replace("$region.amazonaws.com", `${region}.${domain}`)
                      .replace("$account", account);
        const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
        if (OF_CONTROLLER in tags) return [];
        const found: Found = { type: kind.type, id: fill(kind.id), tags };
        return kind.name === undefined ? found : { ...found, name: fill(kind.name) };
    });
}
