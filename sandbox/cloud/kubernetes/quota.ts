import { ownOf, record, show } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import { apiResource, placed, qualified } from "./api-resource";

/** Refuses one object more than a ResourceQuota of its namespace counts (apiserver, pkg/admission/plugin/resourcequota). */
export function assertWithinQuota({ entity, world, cluster }: Context, id: string): void {
    const { namespace, name } = placed(id);
    const resource = qualified(apiResource(entity.type));
    const key = `count/${resource}`;
    const quotas = world
        .all("kubernetes:core/v1:ResourceQuota", cluster)
        .filter((quota) => placed(quota.id).namespace === namespace);
    for (const quota of quotas) {
        const most = ownOf(record(quota.inputs, "spec.hard"), key);
        const used = world
            .all(entity.type, cluster)
            .filter((other) => placed(other.id).namespace === namespace).length;
        if (most === undefined || used < Number(most)) continue;
        throw new CloudError(
            "",
            `${resource} "${name}" is forbidden: exceeded quota: ${placed(quota.id).name}, requested: ${key}=1, used: ${key}=${used}, limited: ${key}=${show(most)}`,
        );
    }
}
