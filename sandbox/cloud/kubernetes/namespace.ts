import { list, text } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import type { World } from "../world/world";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const OF_KUBERNETES = ["default", "kube-system", "kube-public", "kube-node-lease"];

export function namespaceExists(world: World, cluster: string, name: string): boolean {
    return OF_KUBERNETES.includes(name) || world.get(NAMESPACE, name, cluster) !== undefined;
}

export function assertNamespace({ entity, world, cluster }: Context): void {
    const name =
        text(entity.inputs, "metadata.namespace") ?? text(entity.inputs, "namespace") ?? "default";
    if (namespaceExists(world, cluster, name)) return;
    throw new CloudError("", `namespaces "${name}" not found`);
}

/** The namespace controller takes everything along, but waits for each finalizer (pkg/controller/namespace/deletion). */
export function assertNamespaceEmpty({ entity, world, cluster }: Context): void {
    const inside = world.all(undefined, cluster).filter(({ id }) => id.startsWith(`${entity.id}/`));
    const held = inside.find((other) => list(other.notes, "finalizers").length > 0);
    if (held) {
        throw new CloudError(
            "",
            `namespace ${entity.id} is stuck in Terminating: ${held.id} has finalizers`,
        );
    }
    for (const other of inside) world.remove(other);
}
