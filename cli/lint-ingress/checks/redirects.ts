import { USE_ANNOTATION } from "../backend";
import type { Ingress } from "../ingress";
import type { IngressGroup } from "../ingress-group";
import { type RuleOutcome, outcomesOf } from "../rule-outcome";
import { keepsHost, type Loop, loopOf, targetOf } from "../redirect-loop";
import { type Check, error, type Remark, warning } from "../remark";

/** Where an action redirects to, by what it does on each listener. */
export const redirectChecks: Check = (ingress, group) => {
    const outcomes = outcomesOf(ingress, group).filter(
        ({ rule }) => rule.action?.type === "redirect" && rule.backend.port === USE_ANNOTATION,
    );
    const names = new Set(outcomes.map(({ rule }) => rule.backend.service));
    return [...names].flatMap((name) => {
        const own = outcomes.filter(({ rule }) => rule.backend.service === name);
        return isLeftOut(own)
            ? [toItself(ingress, name)]
            : own
                  .filter(({ serves }) => serves)
                  .flatMap((outcome) => [...wrongPort(outcome, group), ...loop(outcome, group)])
                  .slice(0, 1);
    });
};

/** By the controller, on all listeners. A rule that an earlier one always matches is another finding. */
function isLeftOut(outcomes: readonly RuleOutcome[]): boolean {
    return outcomes.every((outcome) => !outcome.serves && outcome.before === undefined);
}

function toItself(ingress: Ingress, name: string): Remark {
    return warning(
        "redirect-to-itself",
        ingress.valuePlace(`actions.${name}`),
        `actions.${name} redirects to the URL that the client already requested; the controller drops it and its rule`,
        "set host, path, port or protocol",
    );
}

function wrongPort({ rule, listener }: RuleOutcome, group: IngressGroup): Remark[] {
    // The other host may point elsewhere, and a condition may match what another load balancer adds.
    if (rule.action?.type !== "redirect" || rule.isNarrowed || !group.isReadable) return [];
    const { redirect } = rule.action;
    const { protocol, port } = targetOf(redirect, listener);
    if (!keepsHost(redirect) || Number.isNaN(port)) return [];
    const there = group.listenerAt(port);
    if (there?.protocol === protocol) return [];
    const annotation = `actions.${rule.backend.service}`;
    const place = rule.ingress.valuePlace(annotation);
    const what = `${annotation} redirects from port ${listener.port} to ${protocol} on port ${port}`;
    const meant = group.portOf(protocol);
    const cure =
        meant === undefined
            ? `add {"${protocol}": ${port}} to listen-ports`
            : `set port: "${meant}"`;
    return [
        there === undefined
            ? warning("redirect-port", place, `${what}, but no listener has that port`, cure)
            : error("redirect-port", place, `${what}, which uses ${there.protocol}`, cure),
    ];
}

function loop(outcome: RuleOutcome, group: IngressGroup): Remark[] {
    const found = loopOf(outcome, group);
    if (found === undefined) return [];
    const { ingress, backend } = outcome.rule;
    const annotation = `actions.${backend.service}`;
    const place = ingress.valuePlace(annotation);
    const what = `${annotation} redirects to ${found.where}, which the same rule matches`;
    const cure = loopCure(found, outcome, group);
    return [
        found.isCertain
            ? error("redirect-loop", place, `${what}: clients get a redirect loop`, cure)
            : warning(
                  "redirect-loop",
                  place,
                  `${what}: if that host points to this ALB, clients get a redirect loop`,
                  cure,
              ),
    ];
}

function loopCure(found: Loop, { listener, rule }: RuleOutcome, group: IngressGroup): string {
    if (!found.isSameRequest) {
        return "put a rule for the target before it, or redirect fewer paths or hosts";
    }
    const isToHttps = rule.action?.type === "redirect" && rule.action.redirect.protocol === "HTTPS";
    return isToHttps && group.redirectPort === undefined
        ? `write alb.ingress.kubernetes.io/ssl-redirect: "${listener.port}" in its place`
        : "take it out, or redirect elsewhere";
}
