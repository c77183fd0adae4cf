import type { z } from "zod";

import { namesOf } from "../../components/config/names";
import {
    type AlbPlan,
    type EdgePlan,
    edgePlan,
    type ServiceEdgePlan,
} from "../../components/config/plan/edge";
import { frontOf } from "../../components/config/plan/front";
import type { WafPlan } from "../../components/config/plan/waf";
import { type EdgeConfig, edgeSchema } from "../../components/config/sections/edge/edge";
import { wafSchema } from "../../components/config/sections/waf";

export type EdgeInput = z.input<typeof edgeSchema>;
export type WafInput = z.input<typeof wafSchema>;

/** The edge of the reference for one host, its certificate made by the stack. */
export function edgeConfig(changes: Partial<EdgeInput> = {}): EdgeConfig {
    return edgeSchema.parse({
        zone: "example.com",
        hosts: ["shop.example.com"],
        loadBalancerName: "common-external-ingress",
        ...changes,
    });
}

/** The plan of that edge, with the smallest web ACL: one rate limit, one managed group. */
export function albPlan(
    changes: Partial<EdgeInput> = {},
    wafChanges: Partial<WafInput> = {},
): AlbPlan {
    const waf = { managedRuleGroups: ["AWSManagedRulesSQLiRuleSet" as const], ...wafChanges };
    return planOfKind({ ...changes, kind: "alb" }, waf) as AlbPlan;
}

/** The same of the gateway's own Service. */
export function serviceEdgePlan(
    kind: "nlb" | "clb",
    changes: Partial<EdgeInput> = {},
): ServiceEdgePlan {
    return planOfKind({ ...changes, kind }) as ServiceEdgePlan;
}

function planOfKind(changes: Partial<EdgeInput>, waf?: WafInput): EdgePlan {
    const edge = edgeConfig(changes);
    return edgePlan(edge, {
        waf: waf && wafSchema.parse(waf),
        front: frontOf(edge),
        names: namesOf("payments", "test"),
        teams: [],
        tags: { team: "payments" },
    });
}

/** The web ACL of that ALB, behind another proxy or not. */
export function wafPlan(changes: Partial<WafInput> = {}, forwarded = false): WafPlan {
    return albPlan({ proxiesInFront: forwarded ? 2 : 1 }, changes).waf;
}
