import { hex, type Place } from "../world/row";
import type { Entity } from "../world/world";
import { text } from "../values";
import { type AwsCalls, DeployError } from "./aws";
import { associate, deployLoadBalancer } from "./deploy-load-balancer";
import { exceedsQuota, type Inbound } from "./inbound";
import { listen, register } from "./deploy-listeners";
import { asState, make, ownerOf, SECURITY_GROUP, TARGET_GROUP, type Work } from "./made";
import type { Model, TargetGroup } from "./model";

/** Makes the account what the model says, in the controller's order; what was made before an error stays. */
export function deploy(place: Place, aws: AwsCalls, model: Model): Entity {
    const { world, cluster } = place;
    const owner = ownerOf(cluster, model.group);
    const state = world.get("aws:eks/cluster:Cluster", cluster)?.state;
    const work: Work = { place, aws, owner, vpcId: text(state, "vpcConfig.vpcId") ?? "" };
    aws.read("ec2", "DescribeAvailabilityZones", "DescribeSubnets", "DescribeSecurityGroups");
    aws.read("elasticloadbalancing", "DescribeLoadBalancers", "DescribeTargetGroups");
    aws.read("elasticloadbalancing", "DescribeTags");

    const shared = { ...work, owner: ownerOf(cluster, "") };
    const securityGroups = model.securityGroups ?? [
        securityGroup(work, `k8s-${hex(owner, 10)}`, model.inbound, model.listeners.length),
        securityGroup(shared, `k8s-traffic-${cluster}`, { cidrs: [], prefixLists: [] }, 0),
    ];
    const targetGroups = model.targetGroups.map((group) => targetGroup(work, group));
    const balancer = deployLoadBalancer(work, model, securityGroups);
    listen(work, balancer, model.listeners);
    associate(work, balancer, model.webAclArn);
    // The account has no subscription of Shield Advanced, so the controller leaves it at that.
    if (model.shield !== undefined) aws.read("shield", "GetSubscriptionState");
    for (const group of targetGroups) register(work, group);
    for (const stale of world.all(TARGET_GROUP)) {
        if (stale.owner !== owner || targetGroups.includes(stale)) continue;
        aws.own("elasticloadbalancing:DeleteTargetGroup", stale.id);
        world.remove(stale);
    }
    return balancer;
}

function securityGroup(work: Work, name: string, inbound: Inbound, ports: number): string {
    const { place, aws, owner, vpcId } = work;
    const rules = asState(inbound);
    const assertFits = () => {
        if (!exceedsQuota(inbound, ports, place.region)) return;
        throw new DeployError(
            "EC2: AuthorizeSecurityGroupIngress",
            "RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.",
        );
    };
    const known = place.world
        .all(SECURITY_GROUP)
        .find((group) => group.owner === owner && group.inputs["name"] === name);
    if (known) {
        assertFits();
        known.state = { ...known.state, ...rules };
        return known.id;
    }
    aws.make("ec2:CreateSecurityGroup", aws.ec2("security-group/new"));
    const { id } = make(work, SECURITY_GROUP, { name, vpcId }, rules);
    aws.own("ec2:AuthorizeSecurityGroupIngress", aws.ec2(`security-group/${id}`));
    assertFits();
    return id;
}

function targetGroup(work: Work, group: TargetGroup): Entity {
    const { place, aws, owner, vpcId } = work;
    // Another type, protocol, version or port makes another target group.
    const same = [group.key, group.protocol, group.protocolVersion, group.targetType, group.port];
    const name = `k8s-${hex(JSON.stringify([owner, ...same]), 10)}`;
    const { path, interval, timeout, protocol } = group.healthCheck;
    const layer4 = ["TCP", "TLS"].includes(group.protocol);
    const badPath = protocol !== "TCP" && !path.startsWith("/");
    if (badPath || timeout > interval || (timeout === interval && !layer4)) {
        throw new DeployError(
            "Elastic Load Balancing v2: CreateTargetGroup",
            `ValidationError: health check path '${path}', timeout ${timeout}, interval ${interval}`,
        );
    }
    const known = place.world.find(TARGET_GROUP, "name", name);
    if (known) {
        aws.own("elasticloadbalancing:ModifyTargetGroup", known.id);
        known.state = { ...known.state, ...asState(group) };
        return known;
    }
    aws.make("elasticloadbalancing:CreateTargetGroup", aws.elb(`targetgroup/${name}/0`));
    const entity = make(work, TARGET_GROUP, { name, vpcId }, asState(group));
    aws.read("elasticloadbalancing", "DescribeTargetGroupAttributes");
    if (Object.keys(group.attributes).length > 0) {
        aws.own("elasticloadbalancing:ModifyTargetGroupAttributes", entity.id);
    }
    return entity;
}
