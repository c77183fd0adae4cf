import { pick } from "../values/pick";
import { rolePath } from "../values/role-path";
import { namesOf } from "./names";
import { edgePlan } from "./plan/edge";
import { frontOf } from "./plan/front";
import { internalEdge, internalPlan } from "./plan/internal";
import { clusterPlan, networkPlan } from "./plan/made";
import { teamPlans } from "./plan/teams";
import type { LoadedConfig } from "./reading/check";

/** What a stack's config comes to, decided once, in the parts that the components take. */
export type Plan = ReturnType<typeof planOf>;

/** Pure: the same config makes the same plan. */
export function planOf(config: LoadedConfig) {
    const { project, stack, team, edge, waf } = config;
    /** Tags of everything in the stack. */
    const tags = { project, stack, team };
    const own = namesOf(team, stack);
    const names = { ...own, clusterName: config.cluster.existing?.name ?? own.clusterName };
    const front = frontOf(edge);
    const teams = teamPlans(config.teams);
    const internal = edge?.internal && internalEdge(edge, edge.internal);
    return {
        ...pick(config, "region", "profile", "accountId", "protect", "charts", "images"),
        permissionsBoundary: config.permissionsBoundary,
        /** IAM path of the stack's roles; undefined for that of all, `/`. */
        rolePath: config.permissionsBoundary && rolePath(project, stack),
        ...pick(config, "controller", "mesh", "observability"),
        network: networkPlan(config.network),
        cluster: clusterPlan(config.cluster),
        ...pick(config, "routes", "services", "teams"),
        tags,
        names,
        teams,
        /** What the gateway must know of the load balancer in front of it. */
        front,
        /** Undefined on a platform without an entrance. */
        edge: edge && edgePlan(edge, { waf, front, names, teams, tags }),
        /** The second entrance; undefined where there is one only. */
        internal: internal && internalPlan(internal, names, tags),
    };
}
