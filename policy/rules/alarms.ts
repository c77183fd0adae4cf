import { loadBalancers } from "../load-balancers";
import { isMap, isProtected, listAt, ofType, type Resource, valueAt } from "../resource";
import type { Rule } from "../rule";

/** What the ALB itself answers with 5xx, and what its targets do. */
const METRICS = ["HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count"];

export const alarm5xx: Rule = {
    id: "alarm-5xx",
    severity: "advisory",
    title: "A protected stack has an alarm on answers with 5xx",
    reason: "Else its users find an outage before its owner does.",
    cure: "Write mesh-edge:observability.enabled: true.",
    check: (resources) =>
        !isProtected(resources) ||
        loadBalancers(resources).length === 0 ||
        ofType(resources, "aws:cloudwatch/metricAlarm:MetricAlarm").some((alarm) =>
            metricsOf(alarm).some((metric) => METRICS.includes(String(metric))),
        )
            ? []
            : [{ found: "No alarm of the stack looks at answers with 5xx" }],
};

/** The metrics of an alarm: one, or those of its expression. */
function metricsOf(alarm: Resource): unknown[] {
    const ofQueries = listAt(alarm, "metricQueries").map((query) =>
        isMap(query) && isMap(query.metric) ? query.metric.metricName : undefined,
    );
    return [valueAt(alarm, "metricName"), ...ofQueries];
}
