import { list, type Props, record, text, texts } from "../../values";
import { dnsSuffix } from "../dns-suffix";
import { CloudError } from "../../world/errors";
import { hex, type Place } from "../../world/row";
import type { Entity } from "../../world/entity";
import { vpcOf } from "../ec2/egress";

const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";

export const CLASSIC_FINALIZER = "service.kubernetes.io/load-balancer-cleanup";

/**
 * The cloud provider in EKS's control plane: a Classic Load Balancer for a Service of no class. It needs no
 * pods and no nodes' way out; its rights are those of the cluster's role (cloud-provider-aws pkg/providers/v1/aws.go).
 */
export function serveClassic(place: Place, service: Entity): string {
    const { world, cluster, region } = place;
    const owner = ownerOf(place, service);
    const known = world.all(CLASSIC).find((balancer) => balancer.owner === owner);
    const listeners = list<Props>(service.state, "spec.ports").map((port) => ({
        lbPort: port["port"] ?? null,
        instancePort: port["nodePort"] ?? null,
        protocol: "TCP",
    }));
    if (known) {
        known.state = { ...known.state, listeners };
        return text(known.state, "dnsName") ?? "";
    }
    const vpcId = vpcOf(world, cluster);
    const subnets = world
        .all("aws:ec2/subnet:Subnet")
        .filter(({ inputs }) => text(inputs, "vpcId") === vpcId)
        .filter((subnet) => record(subnet.state, "tagsAll")["kubernetes.io/role/elb"] === "1")
        .map(({ id }) => id);
    if (subnets.length === 0) {
        throw new CloudError("", "could not find any suitable subnets for creating the ELB");
    }
    service.notes = { ...service.notes, finalizers: [CLASSIC_FINALIZER] };
    const name = `a${hex(world.seed(service.id, CLASSIC), 31)}`;
    const group = `sg-${hex(name, 17)}`;
    const shared = { urn: "", cluster: "", owner };
    const inputs = { name: `k8s-elb-${name}`, vpcId };
    world.add({ ...shared, type: SECURITY_GROUP, id: group, inputs, state: inputs });
    const digits = String(parseInt(hex(name, 8), 16));
    const balancer = { name, vpcId, internal: false, subnets, securityGroups: [group] };
    const dnsName = `${name}-${digits}.${region}.elb.${dnsSuffix(region)}`;
    world.add({
        ...shared,
        type: CLASSIC,
        id: name,
        inputs: balancer,
        state: { ...balancer, dnsName, listeners, scheme: "internet-facing" },
    });
    return dnsName;
}

export function removeClassic(place: Place, service: Entity): void {
    const owner = ownerOf(place, service);
    for (const entity of place.world.all()) {
        if (entity.owner === owner && texts(service.notes, "finalizers").length > 0) {
            place.world.remove(entity);
        }
    }
}

function ownerOf({ cluster }: Place, service: Entity): string {
    return `classic:${cluster}:${service.id}`;
}
