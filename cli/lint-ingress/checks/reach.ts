import { Auth } from "../auth-settings";
import { USE_ANNOTATION } from "../backend";
import type { Ingress } from "../ingress";
import { type IngressGroup, isHttps } from "../ingress-group";
import { type RuleOutcome, outcomesOf } from "../rule-outcome";
import { type Check, error, type Remark, warning } from "../remark";
import { type Rule, takesAllOf } from "../rule";

/** Whether each path is ever taken, on any listener, by the order of the whole group. */
export const reachChecks: Check = (ingress, group) => [
    ...unreachable(ingress, group),
    ...unserved(ingress, group),
];

function unreachable(ingress: Ingress, group: IngressGroup): Remark[] {
    const outcomes = outcomesOf(ingress, group);
    return ingress.routes.flatMap((route) => {
        const own = outcomes.filter(({ rule }) => rule.route === route);
        const shadowed = own.find(
            (outcome): outcome is Shadowed => !outcome.serves && !!outcome.before,
        );
        if (shadowed === undefined || own.some(({ serves }) => serves)) return [];
        const { before, rule } = shadowed;
        const place = ingress.manifest.valuePlace(...route.at, "path");
        const message = `${route.pathType} ${route.path} is never reached: ${nameOf(before, ingress)} comes first`;
        return [
            hasSameEffect(before, rule)
                ? warning(
                      "unreachable-path",
                      place,
                      message,
                      "take it out: the first one does the same",
                  )
                : error("unreachable-path", place, message, cureOf(rule, before)),
        ];
    });
}

type Shadowed = RuleOutcome & { serves: false; before: Rule };

function cureOf(rule: Rule, before: Rule): string {
    if (rule.ingress !== before.ingress) {
        return "give this Ingress a lower alb.ingress.kubernetes.io/group.order than that one";
    }
    if (takesAllOf(rule, before)) return "take one of them out";
    return rule.route?.entry === before.route?.entry
        ? "make it Exact or Prefix, longer than the other one, or put it into an Ingress of a lower group.order"
        : "write its entry of rules before that one";
}

/** Nobody notices, if it leads to the same port, and asks as many to log in. */
function hasSameEffect(a: Rule, b: Rule): boolean {
    return (
        a.ingress.manifest.namespace === b.ingress.manifest.namespace &&
        a.backend.service === b.backend.service &&
        a.backend.port === b.backend.port &&
        (a.ingress === b.ingress || (b.backend.port !== USE_ANNOTATION && !asks(a) && !asks(b)))
    );
}

function asks(rule: Rule): boolean {
    return new Auth(rule.ingress, rule).asked !== undefined;
}

function nameOf({ ingress, route }: Rule, own: Ingress): string {
    const host = route?.host === undefined ? "" : ` of ${route.host}`;
    const where = ingress === own ? "" : ` on ${ingress.manifest.title}`;
    return `${route?.pathType ?? ""} ${route?.path ?? ""}${host}${where}`;
}

/** Listeners of HTTP that only redirect have no rules, and those that have them are other members'. */
function unserved(ingress: Ingress, group: IngressGroup): Remark[] {
    const { redirectPort, name } = group;
    if (name === undefined || redirectPort === undefined || ingress.backends.length === 0)
        return [];
    const { listeners } = ingress;
    if (listeners === undefined || listeners.some(isHttps)) return [];
    if (listeners.some(({ port }) => port === redirectPort)) return [];
    return [
        warning(
            "unserved-rules",
            ingress.keyPlace("listen-ports"),
            `the group ${name} redirects HTTP to ${redirectPort}, but this Ingress has no listener on that port: none of its rules applies`,
            `add {"HTTPS": ${redirectPort}} to its listen-ports`,
        ),
    ];
}
