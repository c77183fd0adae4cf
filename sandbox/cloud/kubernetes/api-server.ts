import { CloudError } from "../world/errors";
import type { Context, Place, Row } from "../world/row";
import { assertAuthorized } from "./authorization";
import { assertPoliciesAdmit } from "./guard/admission";
import { assertWithinQuota } from "./quota";

/** A Kubernetes provider reaches only a cluster that exists. */
export function assertReachable({ world, cluster }: Place, type: string): void {
    if (!type.startsWith("kubernetes:")) return;
    if (world.get("aws:eks/cluster:Cluster", cluster)) return;
    throw new CloudError(
        "",
        `configured Kubernetes cluster is unreachable: unable to load schema information from the API server: no such host (cluster "${cluster}")`,
    );
}

/** What stands between a Kubernetes object and the store of its cluster, whatever its kind. */
export function assertAdmitted(op: "create" | "update", row: Row, context: Context): void {
    const { type } = context.entity;
    if (!type.startsWith("kubernetes:")) return;
    const id = op === "create" ? row.id(context) : context.entity.id;
    assertAuthorized(context, op, type, id);
    assertPoliciesAdmit(context);
    if (op === "create") assertWithinQuota(context, id);
}
