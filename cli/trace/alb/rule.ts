import type { z } from "zod";

import { USE_ANNOTATION } from "../../lint-ingress/backend";
import type { Listener } from "../../lint-ingress/ingress";
import type { IngressGroup } from "../../lint-ingress/ingress-group";
import { ACTION } from "../../lint-ingress/json-forms-action";
import { outcomesOn } from "../../lint-ingress/rule-outcome";
import type { Rule } from "../../lint-ingress/rule";
import type { Answer, Stop } from "../answer";
import type { TracedRequest } from "../request";
import { takes } from "./condition";
import { signIn } from "./sign-in";

type Action = z.infer<typeof ACTION>;
type Redirect = Extract<Action, { type: "redirect" }>["redirectConfig"];

/** A target group that a rule forwards to. */
export interface Target {
    arn?: string | undefined;
    service?: { rule: Rule; name: string; port: string } | undefined;
    percent: number;
}

/** The rule that takes a request, and where it forwards it; without targets the ALB answers itself. */
export function ruleStop(
    request: TracedRequest,
    listener: Listener,
    group: IngressGroup,
): { stop: Stop; targets: Target[] } {
    const { redirectPort } = group;
    if (listener.protocol === "HTTP" && redirectPort !== undefined) {
        const location = locationOf(
            { protocol: "HTTPS", port: String(redirectPort) },
            request,
            listener,
        );
        const says = [`The listener sends everything to HTTPS: 301 to ${location}.`];
        const answer: Answer = { by: "alb", status: 301, location, rule: "ssl-redirect" };
        return {
            stop: { step: { step: "ALB rule", says, facts: { ...answer } }, answer },
            targets: [],
        };
    }
    const doubtful: string[] = [];
    // What leads to itself the controller leaves out.
    const rules = outcomesOn(listener, group)
        .filter((fate) => fate.serves || fate.before !== undefined)
        .map(({ rule }) => rule);
    for (const [index, rule] of rules.entries()) {
        const verdict = takes(rule, request);
        if (verdict === "unknown")
            doubtful.push(
                `${titleOf(rule, index)} may take it first: that depends on the client's address or a regular expression.`,
            );
        if (verdict === "yes") return ended(rule, index, doubtful, request, listener);
    }
    const says = [...doubtful, "No rule takes it, so the ALB answers 404."];
    const answer: Answer = { by: "alb", status: 404 };
    return { stop: { step: { step: "ALB rule", says, facts: {} }, answer }, targets: [] };
}

function ended(
    rule: Rule,
    index: number,
    doubtful: string[],
    request: TracedRequest,
    listener: Listener,
): { stop: Stop; targets: Target[] } {
    const title = titleOf(rule, index);
    const name = rule.backend.port === USE_ANNOTATION ? rule.backend.service : title;
    const takesIt = `${title} takes it: ${conditionsOf(rule)}.`;
    const client = signIn(rule, request, listener);
    const stop = (says: string | undefined, answer?: Answer): Stop => ({
        step: {
            step: "ALB rule",
            says: [...doubtful, takesIt, ...client.says, ...(says === undefined ? [] : [says])],
            facts: {
                rule: name,
                priority: index + 1,
                hosts: rule.hosts,
                paths: rule.paths,
                mayTakeItFirst: doubtful,
            },
        },
        ...(answer && { answer }),
    });
    if (client.answer)
        return { stop: stop(undefined, { ...client.answer, rule: name }), targets: [] };
    const action = actionOf(rule);
    if (action === undefined) {
        const says = `It has no action ${rule.backend.service} that can be read, so the ALB answers 503.`;
        return { stop: stop(says, { by: "alb", status: 503, rule: name }), targets: [] };
    }
    if (action.type === "redirect") {
        const location = locationOf(action.redirectConfig, request, listener);
        const status = Number(action.redirectConfig.statusCode.replace("HTTP_", ""));
        const says = `It redirects: ${status} to ${location}.`;
        return { stop: stop(says, { by: "alb", status, location, rule: name }), targets: [] };
    }
    if (action.type === "fixed-response") {
        const { statusCode, messageBody } = action.fixedResponseConfig;
        const answer: Answer = {
            by: "alb",
            status: Number(statusCode),
            rule: name,
            ...(messageBody !== undefined && { body: messageBody }),
        };
        return { stop: stop(`The ALB answers ${statusCode} itself.`, answer), targets: [] };
    }
    const targets = targetsOf(action, rule);
    return { stop: stop("It forwards the request."), targets };
}

function titleOf({ ingress, backend }: Rule, index: number): string {
    const action = backend.port === USE_ANNOTATION ? ` (${backend.service})` : "";
    return `Rule ${index + 1}${action} of ${ingress.manifest.title}`;
}

function conditionsOf({ hosts, paths, ingress, route, backend }: Rule): string {
    const more = route === undefined ? undefined : ingress.written(`conditions.${backend.service}`);
    const words = [
        ...(hosts.length === 0 ? [] : [`host ${hosts.join(" or ")}`]),
        ...(paths.length === 0 ? [] : [`path ${paths.join(" or ")}`]),
        ...(more === undefined ? [] : [`conditions ${more.replaceAll('"', "")}`]),
    ];
    return words.length === 0 ? "it has no conditions" : words.join(", ");
}

/** A backend's own Service is an action too: it gets everything. */
function actionOf({ ingress, backend }: Rule): Action | undefined {
    if (backend.port !== USE_ANNOTATION) {
        const { service: serviceName, port: servicePort } = backend;
        return { type: "forward", forwardConfig: { targetGroups: [{ serviceName, servicePort }] } };
    }
    return ACTION.safeParse(ingress.json(`actions.${backend.service}`)).data;
}

function targetsOf(action: Extract<Action, { type: "forward" }>, rule: Rule): Target[] {
    const groups = action.forwardConfig?.targetGroups ?? [
        {
            targetGroupARN: action.targetGroupARN,
            targetGroupName: action.targetGroupName,
            weight: 1,
        },
    ];
    const weightOf = ({ weight }: { weight?: number | undefined }) =>
        groups.length === 1 ? 1 : (weight ?? 0);
    const total = groups.reduce((sum, one) => sum + weightOf(one), 0);
    return groups
        .filter((one) => weightOf(one) > 0)
        .map((one) => {
            const { targetGroupARN, targetGroupName } = one;
            const name = "serviceName" in one ? one.serviceName : undefined;
            const port = "servicePort" in one ? String(one.servicePort) : "";
            return {
                percent: Math.round((weightOf(one) / total) * 10_000) / 100,
                arn: targetGroupARN ?? targetGroupName,
                service: name === undefined ? undefined : { rule, name, port },
            };
        });
}

/** The parts that a redirect doesn't name stay; `#{path}` is the old one without its first `/`. */
function locationOf(
    redirect: Omit<Redirect, "statusCode">,
    request: TracedRequest,
    listener: Listener,
): string {
    const old: Readonly<Record<string, string>> = {
        protocol: listener.protocol,
        host: request.host,
        port: String(listener.port),
        path: request.path.slice(1),
        query: request.query,
    };
    const filled = (text: string) =>
        text.replace(/#\{(\w+)\}/g, (whole, part: string) => old[part] ?? whole);
    const scheme = filled(redirect.protocol ?? "#{protocol}").toLowerCase();
    const port = filled(redirect.port ?? "#{port}");
    const query = filled(redirect.query ?? "#{query}");
    const usual = port === (scheme === "http" ? "80" : "443");
    const place = `${filled(redirect.host ?? "#{host}")}${usual ? "" : `:${port}`}`;
    return `${scheme}://${place}${filled(redirect.path ?? "/#{path}")}${query === "" ? "" : `?${query}`}`;
}
