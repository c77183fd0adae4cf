import type { z } from "zod";

import { isInside } from "../../../components/values/range";
import { covers } from "../../lint-ingress/glob";
import { CONDITIONS } from "../../lint-ingress/json-forms";
import type { Rule } from "../../lint-ingress/rule";
import { allOf, type Verdict, verdict } from "../answer";
import type { TracedRequest } from "../request";

type Condition = z.infer<typeof CONDITIONS>[number];

/** Whether a rule of the ALB takes a request. */
export function takes(rule: Rule, request: TracedRequest): Verdict {
    const { hosts, paths, ingress, route, backend } = rule;
    const onHost = hosts.length === 0 || hosts.some((pattern) => like(pattern, request.host));
    const path = paths.some((pattern) => covers(pattern, request.path));
    const onPath = rule.hasPathRegex && !path ? "unknown" : verdict(paths.length === 0 || path);
    // The default backend has no conditions.
    const given = route === undefined ? [] : ingress.json(`conditions.${backend.service}`);
    const { data = [] } = CONDITIONS.safeParse(given ?? []);
    return allOf([verdict(onHost), onPath, ...data.map((condition) => holds(condition, request))]);
}

function holds(condition: Condition, request: TracedRequest): Verdict {
    switch (condition.field) {
        // Other hosts and paths that the rule takes as well: among its own already.
        case "host-header":
        case "path-pattern":
            return "yes";
        case "http-header": {
            const { httpHeaderName, values } = condition.httpHeaderConfig;
            const name = httpHeaderName.toLowerCase();
            const value = name === "host" ? request.host : request.headers.get(name);
            if (value === undefined) return "no";
            return values === undefined
                ? "unknown"
                : verdict(values.some((pattern) => like(pattern, value)));
        }
        case "http-request-method":
            return verdict(condition.httpRequestMethodConfig.values.includes(request.method));
        case "query-string":
            return verdict(
                condition.queryStringConfig.values.some((wanted) => inQuery(wanted, request.query)),
            );
        case "source-ip": {
            const { from } = request;
            if (from === undefined) return "unknown";
            const own = `${from}/${from.includes(":") ? 128 : 32}`;
            return verdict(condition.sourceIPConfig.values.some((range) => isInside(own, range)));
        }
    }
}

/** A value, or a key with its value; the ALB compares them in any case, and as they are written in the URL. */
function inQuery(
    { key, value }: { key?: string | undefined; value: string },
    query: string,
): boolean {
    return query.split("&").some((pair) => {
        const at = pair.indexOf("=");
        const name = at < 0 ? pair : pair.slice(0, at);
        const given = at < 0 ? "" : pair.slice(at + 1);
        return like(value, given) && (key === undefined || like(key, name));
    });
}

function like(pattern: string, text: string): boolean {
    return covers(pattern.toLowerCase(), text.toLowerCase());
}
