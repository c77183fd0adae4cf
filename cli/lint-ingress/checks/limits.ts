import {
    LONGEST_COMPARISON,
    VALUES_PER_RULE,
    WILDCARDS_PER_RULE,
} from "../../../components/values/elb-limits";
import type { Route } from "../backend";
import { conditionsOf } from "../conditions";
import type { Ingress } from "../ingress";
import { type Check, error, type Remark } from "../remark";
import { pathPatterns } from "../rule";

/** What a rule compares with; regular expressions have limits of their own. */
interface Values {
    texts: string[];
    /** Methods and ranges, in which nothing is a wildcard. */
    others: number;
}

/** A rule of an ALB that AWS refuses, which leaves the listener without those after it. */
export const limitChecks: Check = (ingress) =>
    ingress.routes.flatMap((route) => {
        const { texts, others } = valuesOf(ingress, route);
        const count = texts.length + others;
        const wildcards = texts.reduce((sum, text) => sum + wildcardsIn(text), 0);
        const longest = texts.find((text) => text.length > LONGEST_COMPARISON);
        return [
            ...(count > VALUES_PER_RULE
                ? [
                      tooMany(
                          ingress,
                          route,
                          `has ${count} values, and an ALB allows ${VALUES_PER_RULE} per rule; a Prefix path counts as two`,
                          "split it into two paths, each with its own backend and conditions",
                      ),
                  ]
                : []),
            ...(wildcards > WILDCARDS_PER_RULE
                ? [
                      tooMany(
                          ingress,
                          route,
                          `has ${wildcards} wildcards, and an ALB allows ${WILDCARDS_PER_RULE} per rule; a Prefix path counts as one`,
                          "split it into two paths, or use fewer wildcards in a value",
                      ),
                  ]
                : []),
            ...(longest === undefined
                ? []
                : [
                      tooMany(
                          ingress,
                          route,
                          `has a value of ${longest.length} characters, and an ALB allows ${LONGEST_COMPARISON}`,
                          "shorten it, or replace its end with a wildcard",
                      ),
                  ]),
        ];
    });

function tooMany({ manifest }: Ingress, route: Route, what: string, cure: string): Remark {
    const name = `${route.pathType} ${route.path}`;
    return error("rule-limit", manifest.valuePlace(...route.at, "path"), `${name} ${what}`, cure);
}

/** As controller 3.5.0 makes them (`model_build_listener_rules.go`): those of conditions beside the path's own. */
function valuesOf(ingress: Ingress, route: Route): Values {
    const { host, service } = route;
    const own = ingress.isRegex(route) ? [] : pathPatterns(route);
    const found: Values = { texts: [...(host ? [host] : []), ...own.filter(Boolean)], others: 0 };
    for (const condition of conditionsOf(ingress, service) ?? []) {
        switch (condition.field) {
            case "http-request-method":
                found.others += condition.httpRequestMethodConfig.values.length;
                break;
            case "source-ip":
                found.others += condition.sourceIPConfig.values.length;
                break;
            case "query-string":
                found.texts.push(
                    ...condition.queryStringConfig.values.map(({ key = "", value }) => key + value),
                );
                break;
            case "host-header":
                found.texts.push(...(condition.hostHeaderConfig.values ?? []));
                break;
            case "path-pattern":
                found.texts.push(...(condition.pathPatternConfig.values ?? []));
                break;
            case "http-header":
                found.texts.push(...(condition.httpHeaderConfig.values ?? []));
        }
    }
    return found;
}

/** A backslash makes a plain character of one. */
function wildcardsIn(text: string): number {
    return text.match(/(?<!\\)[*?]/g)?.length ?? 0;
}
