import { pick } from "../values/pick";
import { namesOf } from "./names";
import { edgePlan } from "./plan/edge";
import { frontOf } from "./plan/front";
import type { LoadedConfig } from "./reading/check";

/** What a stack's config comes to, decided once, in the parts that the components take. */
export type Plan = ReturnType<typeof planOf>;

/** Pure: the same config makes the same plan. */
export function planOf(config: LoadedConfig) {
    const { project, stack, team, edge, waf } = config;
    /** Tags of everything in the stack. */
    const tags = { project, stack, team };
    const names = namesOf(team, stack);
    const front = frontOf(edge);
    return {
        ...pick(config, "region", "profile", "accountId", "protect", "charts", "images"),
        ...pick(config, "network", "cluster", "controller", "mesh", "observability"),
        ...pick(config, "routes", "services"),
        tags,
        names,
        /** What the gateway must know of the load balancer in front of it. */
        front,
        /** Undefined on a platform without an entrance. */
        edge: edge && edgePlan(edge, { waf, front, names, tags }),
    };
}
