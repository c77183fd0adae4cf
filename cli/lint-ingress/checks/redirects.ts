import { USE_ANNOTATION } from "../backend";
import type { Ingress } from "../ingress";
import type { IngressGroup } from "../ingress-group";
import { type Fate, fatesOf } from "../reach";
import { keepsHost, type Loop, loopOf, targetOf } from "../redirect-loop";
import { type Check, error, type Remark, warning } from "../remark";

/** Where an action redirects to, by what it does on each listener. */
export const redirectChecks: Check = (ingress, group) => {
    const fates = fatesOf(ingress, group).filter(
        ({ rule }) => rule.action?.type === "redirect" && rule.backend.port === USE_ANNOTATION,
    );
    const names = new Set(fates.map(({ rule }) => rule.backend.service));
    return [...names].flatMap((name) => {
        const own = fates.filter(({ rule }) => rule.backend.service === name);
        return isLeftOut(own)
            ? [toItself(ingress, name)]
            : own
                  .filter(({ serves }) => serves)
                  .flatMap((fate) => [...wrongPort(fate, group), ...loop(fate, group)])
                  .slice(0, 1);
    });
};

/** By the controller, on all listeners. What an earlier rule always takes is a finding of its own. */
function isLeftOut(fates: readonly Fate[]): boolean {
    return fates.every((fate) => !fate.serves && fate.before === undefined);
}

function toItself(ingress: Ingress, name: string): Remark {
    return warning(
        "redirect-to-itself",
        ingress.valuePlace(`actions.${name}`),
        `actions.${name} redirects to where the client already is; the controller drops it together with its rule`,
        "set host, path, port or protocol",
    );
}

function wrongPort({ rule, listener }: Fate, group: IngressGroup): Remark[] {
    // Another host may be elsewhere, and a condition may be for what another load balancer has said.
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
            ? warning("redirect-port", place, `${what}, where nothing listens`, cure)
            : error("redirect-port", place, `${what}, which speaks ${there.protocol}`, cure),
    ];
}

function loop(fate: Fate, group: IngressGroup): Remark[] {
    const found = loopOf(fate, group);
    if (found === undefined) return [];
    const { ingress, backend } = fate.rule;
    const annotation = `actions.${backend.service}`;
    const place = ingress.valuePlace(annotation);
    const what = `${annotation} leads to ${found.where}, which the same rule takes`;
    const cure = loopCure(found, fate, group);
    return [
        found.isCertain
            ? error("redirect-loop", place, `${what}: clients go round in circles`, cure)
            : warning(
                  "redirect-loop",
                  place,
                  `${what}: if that host leads here, clients go round in circles`,
                  cure,
              ),
    ];
}

function loopCure(found: Loop, { listener, rule }: Fate, group: IngressGroup): string {
    if (!found.isSameRequest) {
        return "put a rule for the target before it, or redirect narrower paths or hosts";
    }
    const isToHttps = rule.action?.type === "redirect" && rule.action.redirect.protocol === "HTTPS";
    return isToHttps && group.redirectPort === undefined
        ? `write alb.ingress.kubernetes.io/ssl-redirect: "${listener.port}" in its place`
        : "take it out, or redirect elsewhere";
}
