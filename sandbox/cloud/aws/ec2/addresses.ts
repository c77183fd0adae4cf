import { text, texts } from "../../values";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";
import { range } from "./cidr";

/** Addresses of each subnet that AWS keeps (VPC user guide, "Subnet CIDR blocks"). */
const KEPT = 5;

/** IPv4 addresses that nothing has: what others hold there is noted, and a load balancer holds one at least. */
export function freeAddresses(world: World, subnet: Entity): number {
    const { first = 0, last = -1 } = range(text(subnet.inputs, "cidrBlock") ?? "") ?? {};
    const held = Number(text(subnet.notes, "held") ?? "0");
    const balancers = world
        .all("aws:lb/loadBalancer:LoadBalancer")
        .filter(({ inputs }) => texts(inputs, "subnets").includes(subnet.id));
    return last - first + 1 - KEPT - held - balancers.length;
}
