import { show, valuesAt } from "../values";
import { CloudError } from "./errors";
import { AWS_MANAGED_POLICIES } from "../aws/iam/table";
import type { Context } from "./row";
import { rowOf } from "../table";
import type { World } from "./world";

/** How each service says that it doesn't know a thing. */
const NOT_FOUND: [string, (id: string) => CloudError][] = [
    ["aws:ec2/vpc:", (id) => ec2("InvalidVpcID", "vpc", id)],
    ["aws:ec2/subnet:", (id) => ec2("InvalidSubnetID", "subnet", id)],
    ["aws:ec2/routeTable:", (id) => ec2("InvalidRouteTableID", "routeTable", id)],
    ["aws:ec2/internetGateway:", (id) => ec2("InvalidGatewayID", "gateway", id)],
    ["aws:ec2/natGateway:", (id) => ec2("InvalidNatGatewayID", "NatGateway", id)],
    ["aws:ec2/eip:", (id) => ec2("InvalidAllocationID", "allocation", id)],
    ["aws:ec2/securityGroup:", (id) => ec2("InvalidGroup", "security group", id)],
    ["aws:ec2/launchTemplate:", (id) => ec2("InvalidLaunchTemplateId", "launch template", id)],
    ["aws:iam/", (id) => new CloudError("NoSuchEntity", `${id} cannot be found.`)],
    ["aws:kms/", (id) => new CloudError("NotFoundException", `Key '${id}' does not exist`)],
    [
        "aws:eks/",
        (id) => new CloudError("ResourceNotFoundException", `No cluster found for name: ${id}.`),
    ],
    [
        "aws:wafv2/",
        (id) =>
            new CloudError(
                "WAFNonexistentItemException",
                `AWS WAF couldn’t perform the operation because your resource doesn’t exist: ${id}`,
            ),
    ],
    [
        "aws:route53/",
        (id) => new CloudError("NoSuchHostedZone", `No hosted zone found with ID: ${id}`),
    ],
];

function ec2(code: string, kind: string, id: string): CloudError {
    return new CloudError(`${code}.NotFound`, `The ${kind} ID '${id}' does not exist`);
}

export function notFound(type: string, id: string): CloudError {
    const words = NOT_FOUND.find(([prefix]) => type.startsWith(prefix))?.[1];
    return words?.(id) ?? new CloudError("ResourceNotFoundException", `${id} does not exist`);
}

/** Whatever a property names must exist. */
export function assertReferences({ entity, world }: Context): void {
    for (const { path, type, by } of rowOf(entity.type).refs ?? []) {
        for (const value of valuesAt(entity.inputs, path)) {
            const key = show(value);
            if (value === "" || isAwsManaged(type, key)) continue;
            if (world.find(type, by ?? "id", key) === undefined) throw notFound(type, key);
        }
    }
}

function isAwsManaged(type: string, key: string): boolean {
    const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(key)?.[1];
    return type === "aws:iam/policy:Policy" && AWS_MANAGED_POLICIES.includes(name ?? "");
}

/** What others refer to stays. */
export function assertUnused({ entity }: Context, world: World): void {
    const [holder] = world.referrers(entity);
    if (holder === undefined) return;
    const words = rowOf(entity.type).inUse;
    const kind = entity.type.replace(/^.*\/|:.*$/g, "");
    throw (
        words?.(entity, holder) ??
        new CloudError(
            "DependencyViolation",
            `The ${kind} '${entity.id}' has dependencies and cannot be deleted (${holder.type} ${holder.id}).`,
        )
    );
}
