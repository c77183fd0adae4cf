import { partitionOf } from "../aws/partition";
import type { CloudOptions } from "../options";
import type { Place, Row } from "../world/row";
import type { World } from "../world/world";
import { plantCluster } from "./cluster";
import { plantNetwork } from "./network";
import { plantController, plantMesh } from "./releases";

/** What a stack file says of things that exist; a saved account has them already. */
export function seedExisting(world: World<Row>, options: CloudOptions): void {
    const { network, cluster = "", ingressClass, gateway } = options.existing ?? {};
    if (network === undefined || world.get("aws:ec2/vpc:Vpc", network.vpcId)) return;
    const { accountId, region } = options;
    const place: Place = { world, accountId, region, partition: partitionOf(region), cluster };
    const before = new Set(world.all());
    plantNetwork(place, network);
    if (cluster !== "") plantCluster(place, cluster, network.privateSubnetIds);
    if (ingressClass !== undefined) plantController(place, ingressClass, network.vpcId);
    if (gateway !== undefined) plantMesh(place, gateway.namespace, gateway.name);
    for (const entity of world.all()) if (!before.has(entity)) entity.existed = true;
}
