import { record } from "../values";
import type { Place } from "../world/row";
import type { Entity } from "../world/entity";
import type { AwsCalls } from "./aws";
import { LOAD_BALANCER, ownerOf, TARGET_GROUP } from "./made";
import { isInUse } from "./group";

/** pkg/deploy/stack_deployer.go, pkg/networking/backend_sg_provider.go: the calls that take a group's load balancer away, in the controller's order. */
export function deletionCalls(place: Place, aws: AwsCalls, group: string): void {
    aws.read("elasticloadbalancing", "DescribeLoadBalancers", "DescribeTargetGroups");
    for (const entity of ofGroup(place, group)) {
        const { type, id } = entity;
        if (type === LOAD_BALANCER) balancerCalls(aws, entity);
        if (type !== TARGET_GROUP) continue;
        aws.call("elasticloadbalancing:DeregisterTargets", id);
        aws.call("ec2:RevokeSecurityGroupIngress", aws.ec2("security-group/nodes"));
        aws.own("elasticloadbalancing:DeleteTargetGroup", id);
    }
    aws.own("ec2:DeleteSecurityGroup", aws.ec2("security-group/k8s"));
}

/** The controller turns deletion protection off first, unless this Ingress turns it on. */
export function balancerCalls(aws: AwsCalls, { id, inputs }: Entity): void {
    if (record(inputs, "attributes")["deletion_protection.enabled"] === "true") {
        aws.own("elasticloadbalancing:ModifyLoadBalancerAttributes", id);
    }
    aws.own("elasticloadbalancing:DeleteLoadBalancer", id);
}

/** Everything the controller made for a group, the cluster's shared security group with the last one. */
export function removeGroup(place: Place, group: string): void {
    for (const entity of ofGroup(place, group)) place.world.remove(entity);
    if (place.world.all(LOAD_BALANCER).some(({ owner }) => isOf(place.cluster, owner))) return;
    for (const entity of ofGroup(place, "")) place.world.remove(entity);
}

/** Groups whose last Ingress has gone to another. */
export function sweep(place: Place, aws: AwsCalls): void {
    const prefix = ownerOf(place.cluster, "");
    for (const { owner } of place.world.all(LOAD_BALANCER)) {
        if (!isOf(place.cluster, owner)) continue;
        const group = owner.slice(prefix.length);
        if (group.startsWith("service:")) continue;
        if (isInUse(place.world, place.cluster, group)) continue;
        deletionCalls(place, aws, group);
        removeGroup(place, group);
    }
}

function isOf(cluster: string, owner: string | undefined): owner is string {
    return owner?.startsWith(ownerOf(cluster, "")) ?? false;
}

function ofGroup({ world, cluster }: Place, group: string): Entity[] {
    return world.all().filter(({ owner }) => owner === ownerOf(cluster, group));
}
