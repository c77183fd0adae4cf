import { vpcOf } from "../aws/ec2/egress";
import { record, text, texts } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { BuildError } from "./annotations";
import { LOAD_BALANCER, ownerOf } from "./made";

/** pkg/networking/subnet_resolver.go: ids or Name tags as annotated; else those that the ALB has; else those with the role's tag, one a zone. */
export function subnetsOf(
    world: World,
    { cluster, group }: { cluster: string; group: string },
    { scheme, ipAddressType }: { scheme: string; ipAddressType: string },
    annotated: string[] | undefined,
): string[] {
    const vpcId = vpcOf(world, cluster);
    const inVpc = world
        .all("aws:ec2/subnet:Subnet")
        .filter(({ inputs }) => text(inputs, "vpcId") === vpcId);
    if (annotated === undefined) {
        const owner = ownerOf(cluster, group);
        const balancer = world.all(LOAD_BALANCER).find((found) => found.owner === owner);
        return balancer ? texts(balancer.inputs, "subnets") : discovered(inVpc, scheme);
    }
    const found = annotated.map((key) => {
        const subnet = inVpc.find((item) => item.id === key || tag(item, "Name") === key);
        if (subnet) return subnet;
        throw new BuildError(`couldn't find all subnets, nameOrIDs: [${annotated.join(" ")}]`);
    });
    if (byZone(found).length < found.length) {
        throw new BuildError(
            `multiple subnets in same Availability Zone: [${annotated.join(" ")}]`,
        );
    }
    const bare = found.filter((subnet) => !text(subnet.inputs, "ipv6CidrBlock"));
    if (ipAddressType !== "ipv4" && bare.length > 0) {
        const ids = bare.map(({ id }) => id).join(" ");
        throw new BuildError(
            `subnets [${ids}] do not have an associated IPv6 CIDR block, which is required for ${ipAddressType} load balancers`,
        );
    }
    return enough(found.map(({ id }) => id));
}

function discovered(inVpc: Entity[], scheme: string): string[] {
    const role = `kubernetes.io/role/${scheme === "internal" ? "internal-elb" : "elb"}`;
    const found = inVpc.filter((subnet) => ["1", ""].includes(tag(subnet, role) ?? "no"));
    if (found.length > 0) return enough(byZone(found));
    throw new BuildError(
        `couldn't auto-discover subnets: unable to resolve at least one subnet (0 match VPC and tags: [${role}])`,
    );
}

function byZone(subnets: Entity[]): string[] {
    const zones = subnets.map(({ inputs, id }): [string, string] => [
        text(inputs, "availabilityZone") ?? "",
        id,
    ]);
    return [...new Map(zones).values()];
}

function enough(subnets: string[]): string[] {
    if (subnets.length >= 2) return subnets;
    throw new BuildError(`subnets count less than minimal required count: ${subnets.length} < 2`);
}

function tag({ state }: Entity, key: string): string | undefined {
    const value = record(state, "tagsAll")[key];
    return typeof value === "string" ? value : undefined;
}
