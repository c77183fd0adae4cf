import { hex, type Place } from "../world/row";
import type { Entity } from "../world/entity";
import { vpcOf } from "../aws/ec2/egress";
import { asProps, record, same } from "../values";
import { type AwsCalls, DeployError } from "./aws";
import { associate, deployLoadBalancer } from "./deploy-load-balancer";
import { listen, register } from "./deploy-listeners";
import { asState, make, ownerOf, TARGET_GROUP, type Work } from "./made";
import type { Model, TargetGroup } from "./model";
import { dropGroups, managedGroup, sharedGroup } from "./security-groups";

/** Makes the account what the model says, in the controller's order; what was made before an error stays. */
export function deploy(place: Place, aws: AwsCalls, model: Model): Entity {
    const { world, cluster } = place;
    const owner = ownerOf(cluster, model.group);
    const work: Work = { place, aws, owner, vpcId: vpcOf(world, cluster) };
    aws.read("ec2", "DescribeAvailabilityZones", "DescribeSubnets", "DescribeSecurityGroups");
    aws.read("elasticloadbalancing", "DescribeLoadBalancers", "DescribeTargetGroups");
    aws.read("elasticloadbalancing", "DescribeTags");

    const own = model.securityGroups;
    const backend = own?.managed === false ? [] : [sharedGroup(work)];
    const ports = model.listeners.length;
    const frontend = own?.ids ?? [
        managedGroup(work, `k8s-${hex(owner, 10)}`, model.inbound, ports),
    ];
    const securityGroups = [...frontend, ...backend];
    const targetGroups = model.targetGroups.map((group) => targetGroup(work, group));
    const balancer = deployLoadBalancer(work, model, securityGroups);
    listen(work, balancer, model.listeners);
    const stale = world
        .all(TARGET_GROUP)
        .filter((group) => group.owner === owner && !targetGroups.includes(group));
    // What led to a group that is replaced is led to the new one, which has no targets yet.
    if (stale.some((old) => targetGroups.some(({ state }) => state["key"] === old.state["key"]))) {
        const call = model.type === "network" ? "ModifyListener" : "ModifyRule";
        aws.call(`elasticloadbalancing:${call}`, "*");
    }
    // With `security-groups` the controller does not open the nodes' ports.
    const nodePorts = backend.length > 0 ? portRange(model.targetGroups) : "";
    balancer.state = { ...balancer.state, nodePorts };
    for (const group of targetGroups) register(work, group);
    associate(work, balancer, model.webAclArn);
    // The account has no subscription of Shield Advanced, so the controller leaves it at that.
    if (model.shield !== undefined) aws.read("shield", "GetSubscriptionState");
    for (const group of stale) {
        aws.own("elasticloadbalancing:DeleteTargetGroup", group.id);
        world.remove(group);
    }
    dropGroups(work, aws);
    return balancer;
}

/** Attributes of target groups (ELB API reference, TargetGroupAttribute). */
const ATTRIBUTES = [
    /^deregistration_delay\.(timeout_seconds|connection_termination\.enabled)$/,
    /^stickiness\.(enabled|type|(app|lb)_cookie\.duration_seconds|app_cookie\.cookie_name)$/,
    /^load_balancing\.(algorithm\.(type|anomaly_mitigation)|cross_zone\.enabled)$/,
    /^target_group_health\.(dns_failover|unhealthy_state_routing)\.minimum_healthy_targets\.(count|percentage)$/,
    /^target_health_state\.unhealthy\.(connection_termination\.enabled|draining_interval_seconds)$/,
    /^(slow_start\.duration_seconds|(preserve_client_ip|proxy_protocol_v2)\.enabled)$/,
];

function assertAttributes(keys: string[]): void {
    const bad = keys.find((key) => !ATTRIBUTES.some((known) => known.test(key)));
    if (bad === undefined) return;
    throw new DeployError(
        "Elastic Load Balancing v2: ModifyTargetGroupAttributes",
        `InvalidConfigurationRequest: Target group attribute key '${bad}' is not recognized`,
    );
}

/** One rule from the lowest to the highest port that traffic and checks need (pkg/networking/networking_manager.go). */
function portRange(groups: TargetGroup[]): string {
    const checked = groups.map(({ healthCheck }) => Number(healthCheck.port));
    const ports = [...groups.map(({ port }) => port), ...checked].filter((port) => port > 0);
    return `tcp/${Math.min(...ports)}-${Math.max(...ports)}`;
}

function targetGroup(work: Work, group: TargetGroup): Entity {
    const { place, aws, owner, vpcId } = work;
    // Another type, protocol, version or port makes another target group.
    const identity = [
        group.key,
        group.protocol,
        group.protocolVersion,
        group.targetType,
        group.port,
    ];
    const name = `k8s-${hex(JSON.stringify([owner, ...identity]), 10)}`;
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
    const { attributes, ...rest } = asState(group);
    if (known === undefined) {
        aws.make("elasticloadbalancing:CreateTargetGroup", aws.elb(`targetgroup/${name}/0`));
    } else if (!same(known.state["healthCheck"], rest["healthCheck"])) {
        aws.own("elasticloadbalancing:ModifyTargetGroup", known.id);
    }
    const entity = known ?? make(work, TARGET_GROUP, { name, vpcId }, {});
    entity.state = { ...entity.state, ...rest };
    aws.read("elasticloadbalancing", "DescribeTargetGroupAttributes");
    // What is no longer given stays as it was.
    const before = record(entity.state, "attributes");
    const all = { ...before, ...asProps(attributes) };
    if (!same(before, all)) {
        aws.own("elasticloadbalancing:ModifyTargetGroupAttributes", entity.id);
        assertAttributes(Object.keys(all));
    }
    entity.state = { ...entity.state, attributes: all };
    return entity;
}
