import { partitionOf } from "../../aws/partition";
import type { Cloud } from "../../options";
import { rollBack, uninstall } from "./releases";
import { CloudError } from "../../world/errors";

/** Runs `helm rollback <name> <revision> --namespace <namespace>` or `helm uninstall <name> --namespace <namespace>`. */
export function helm({ world, account }: Cloud, command: string): void {
    const [, verb, name = "", version, namespace = ""] =
        /^helm (rollback|uninstall) (\S+)(?: (\d+))? --namespace (\S+)$/.exec(command) ?? [];
    if (verb === undefined) throw new CloudError("", `unknown command: ${command}`);
    const entity = world
        .all("kubernetes:helm.sh/v3:Release")
        .find(({ id }) => id === `${namespace}/${name}`);
    if (entity === undefined) throw new CloudError("", `release: not found: ${name}`);
    const place = { ...account, world, partition: partitionOf(account.region) };
    const context = { ...place, cluster: entity.cluster, entity };
    if (verb === "rollback") {
        rollBack(context, Number(version));
        return;
    }
    uninstall(context);
    world.remove(entity);
}
