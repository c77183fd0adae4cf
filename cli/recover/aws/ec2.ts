import { z } from "zod";

import type { Found } from "../inventory";
import { type Aws, parsed } from "./cli";

const TABLE = "aws:ec2/routeTable:RouteTable";
const NAT = "aws:ec2/natGateway:NatGateway";
const KEY = "aws:kms/key:Key";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

const tablesSchema = z.object({
    RouteTables: z.array(
        z.object({
            RouteTableId: z.string(),
            Routes: z
                .array(
                    z.object({
                        DestinationCidrBlock: z.string().optional(),
                        DestinationIpv6CidrBlock: z.string().optional(),
                        Origin: z.string(),
                    }),
                )
                .default([]),
            Associations: z.array(z.object({ SubnetId: z.string().optional() })).default([]),
        }),
    ),
});

/** Routes and associations have no tags: they are found in their tables. */
export async function routes(aws: Aws, found: readonly Found[]): Promise<Found[]> {
    const ids = found.flatMap(({ type, id }) => (type === TABLE ? id : []));
    if (ids.length === 0) return [];
    const those = `Name=route-table-id,Values=${ids.join(",")}`;
    const answer = await aws("ec2", "describe-route-tables", "--filters", those);
    return tablesSchema.parse(parsed(answer)).RouteTables.flatMap((table) => [
        ...table.Routes.filter(({ Origin }) => Origin === "CreateRoute").flatMap(
            ({ DestinationCidrBlock: v4, DestinationIpv6CidrBlock: cidr = v4 }) =>
                cidr === undefined
                    ? []
                    : { type: "aws:ec2/route:Route", id: `${table.RouteTableId}_${cidr}` },
        ),
        ...table.Associations.flatMap(({ SubnetId: subnet }) =>
            subnet === undefined
                ? []
                : {
                      type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
                      id: `${subnet}/${table.RouteTableId}`,
                  },
        ),
    ]);
}

const templatesSchema = z.object({
    LaunchTemplates: z.array(
        z.object({
            LaunchTemplateId: z.string(),
            LaunchTemplateName: z.string(),
            Tags: z.array(z.object({ Key: z.string() })).default([]),
        }),
    ),
});

/** On all that Karpenter makes in EC2, which has the stack's tags too: with the NodePool it goes by itself. */
const OF_KARPENTER = "karpenter.sh/nodepool";

/** Launch templates by tags, with the names that their ARNs don't have. */
export async function launchTemplates(aws: Aws, tags: Record<string, string>): Promise<Found[]> {
    const filters = Object.entries(tags).map(([key, value]) => `Name=tag:${key},Values=${value}`);
    const answer = await aws("ec2", "describe-launch-templates", "--filters", ...filters);
    const own = templatesSchema
        .parse(parsed(answer))
        .LaunchTemplates.filter(({ Tags }) => !Tags.some(({ Key }) => Key === OF_KARPENTER));
    return own.map((template) => ({
        type: TEMPLATE,
        id: template.LaunchTemplateId,
        name: template.LaunchTemplateName,
        tags,
    }));
}

const natsSchema = z.object({
    NatGateways: z.array(z.object({ NatGatewayId: z.string(), State: z.string() })),
});
const keySchema = z.object({ KeyMetadata: z.object({ KeyState: z.string() }) });
const groupsSchema = z.object({
    SecurityGroups: z.array(z.object({ GroupId: z.string(), GroupName: z.string() })),
});

/**
 * Without what is deleted and still listed: a NAT gateway for an hour, a key in its waiting time. Asked by
 * filters, because an id that is gone for good would be an error.
 */
export async function standing(aws: Aws, found: readonly Found[]): Promise<Found[]> {
    const gone = new Set<string>();
    const nats = ids(found, NAT);
    if (nats.length > 0) {
        const those = `Name=nat-gateway-id,Values=${nats.join(",")}`;
        const answer = await aws("ec2", "describe-nat-gateways", "--filter", those);
        const { NatGateways } = natsSchema.parse(parsed(answer));
        const there = NatGateways.filter(({ State }) => !/^(delet|fail)/.test(State));
        without(
            nats,
            there.map(({ NatGatewayId }) => NatGatewayId),
        ).forEach((id) => gone.add(id));
    }
    const groups = ids(found, DEFAULT_GROUP);
    if (groups.length > 0) {
        // A security group with the stack's tags is a VPC's own one, or none of the program's.
        const those = `Name=group-id,Values=${groups.join(",")}`;
        const answer = await aws("ec2", "describe-security-groups", "--filters", those);
        const { SecurityGroups } = groupsSchema.parse(parsed(answer));
        const own = SecurityGroups.filter(({ GroupName }) => GroupName === "default");
        without(
            groups,
            own.map(({ GroupId }) => GroupId),
        ).forEach((id) => gone.add(id));
    }
    for (const id of ids(found, KEY)) {
        const { KeyMetadata } = keySchema.parse(
            parsed(await aws("kms", "describe-key", "--key-id", id)),
        );
        if (KeyMetadata.KeyState.startsWith("Pending")) gone.add(id);
    }
    return found.filter(({ id }) => !gone.has(id));
}

function without(all: readonly string[], some: readonly string[]): string[] {
    return all.filter((id) => !some.includes(id));
}

function ids(found: readonly Found[], wanted: string): string[] {
    return found.flatMap(({ type, id }) => (type === wanted ? id : []));
}
