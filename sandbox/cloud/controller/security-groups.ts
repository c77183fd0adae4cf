import { findGroups } from "../aws/ec2/security-groups";
import { vpcOf } from "../aws/ec2/egress";
import type { World } from "../world/world";
import { type Annotations, BuildError } from "./annotations";
import { type AwsCalls, DeployError } from "./aws";
import { exceedsQuota, type Inbound } from "./inbound";
import { asState, make, ownerOf, SECURITY_GROUP, type Work } from "./made";

/** Groups that a load balancer is told to have. */
export interface OwnGroups {
    ids: string[];
    /** Whether the controller's shared group is put beside them and the nodes are opened to it. */
    managed: boolean;
}

/** pkg/networking/security_group_resolver.go: ids, or in the cluster's VPC tags Name; an empty list is none. */
export function buildGroups(
    world: World,
    cluster: string,
    all: Annotations[],
): OwnGroups | undefined {
    const lists = all.flatMap((annotations) => {
        const list = annotations.list("security-groups") ?? [];
        return list.length === 0 ? [] : [list];
    });
    const [given] = lists;
    if (given === undefined) return undefined;
    const show = (list: string[]) => `[${list.join(" ")}]`;
    const other = lists.find((list) => list.join() !== given.join());
    if (other) throw new BuildError(`conflicting securityGroups: ${show(given)} | ${show(other)}`);
    const flags = all.flatMap((a) => a.boolean("manage-backend-security-group-rules") ?? []);
    if (new Set(flags).size > 1) {
        throw new BuildError("conflicting manage backend security group rules settings");
    }
    const vpcId = vpcOf(world, cluster);
    const found = given.map((key) => ({ key, ids: findGroups(world, vpcId, key) }));
    const [missing] = found.filter(({ ids }) => ids.length === 0).map(({ key }) => key);
    if (missing !== undefined) {
        const reason = missing.startsWith("sg-")
            ? `InvalidGroup.NotFound: The security group '${missing}' does not exist`
            : `requested names [${missing}] but found []`;
        throw new BuildError(`couldn't find all security groups: ${reason}`);
    }
    return { ids: found.flatMap(({ ids }) => ids), managed: flags[0] ?? false };
}

/** The controller asks for it while it builds the model (pkg/networking/backend_sg_provider.go). */
export function sharedGroup(work: Work): string {
    const { cluster } = work.place;
    try {
        const none = { cidrs: [], prefixLists: [] };
        const shared = { ...work, owner: ownerOf(cluster, "") };
        return managedGroup(shared, `k8s-traffic-${cluster}`, none, 0);
    } catch (error) {
        if (!(error instanceof DeployError)) throw error;
        throw new BuildError(error.message.replace("Failed deploy model due to ", ""));
    }
}

/** One of the controller's, with its rules. */
export function managedGroup(work: Work, name: string, inbound: Inbound, ports: number): string {
    const { place, aws, owner, vpcId } = work;
    const rules = asState(inbound);
    const assertFits = () => {
        if (!exceedsQuota(inbound, ports, place)) return;
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
    if (ports === 0) return id;
    aws.own("ec2:AuthorizeSecurityGroupIngress", aws.ec2(`security-group/${id}`));
    assertFits();
    return id;
}

/** The controller's groups that a load balancer no longer has, and the shared one when none has it (pkg/deploy/ec2/security_group_synthesizer.go). */
export function dropGroups({ place: { world, cluster }, owner }: Work, aws: AwsCalls): void {
    for (const group of world.all(SECURITY_GROUP)) {
        if (![owner, ownerOf(cluster, "")].includes(group.owner ?? "")) continue;
        if (world.referrers(group).length > 0) continue;
        aws.own("ec2:DeleteSecurityGroup", aws.ec2(`security-group/${group.id}`));
        world.remove(group);
    }
}
