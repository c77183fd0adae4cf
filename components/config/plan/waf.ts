import type { namesOf } from "../names";
import { type WafConfig, wafSchema } from "../sections/waf";
import { capacityOf } from "../waf-capacity";
import { managedGroup } from "../sections/waf/managed-groups";

export type WafPlan = ReturnType<typeof wafPlan>;

/** A web ACL, its managed groups in their long form; the defaults where the file has none. */
export function wafPlan(
    waf: WafConfig = wafSchema.parse({}),
    { wafMetric, wafLogGroup }: ReturnType<typeof namesOf>,
    forwarded: boolean,
) {
    return {
        ...waf,
        managedRuleGroups: waf.managedRuleGroups.map((entry) => managedGroup(entry)),
        /** Web ACL capacity units (WCU) that the rules need. */
        capacity: capacityOf(waf),
        /** Whether clients' addresses are those of a header, not those of the connections. */
        forwarded,
        metricName: wafMetric,
        logGroupName: wafLogGroup,
    };
}
