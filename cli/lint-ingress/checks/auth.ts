import { Auth } from "../auth-settings";
import type { Ingress } from "../ingress";
import { type IngressGroup, isHttps } from "../ingress-group";
import { type RuleOutcome, outcomesOf, isPlain } from "../rule-outcome";
import { type Check, errorIf, type Remark } from "../remark";

const SETTINGS = [
    "auth-on-unauthenticated-request",
    "auth-scope",
    "auth-session-cookie",
    "auth-session-timeout",
] as const;

/** Logging in and tokens that are written down and not asked for. */
export const authChecks: Check = (ingress, group) => [
    ...withoutHttps(ingress, group),
    ...withoutType(ingress, group),
];

/** The controller asks on listeners of HTTPS alone, and lets all pass on others. */
function withoutHttps(ingress: Ingress, group: IngressGroup): Remark[] {
    return outcomesOf(ingress, group)
        .filter((outcome) => isPlain(outcome, group))
        .flatMap((outcome): Remark[] => {
            const auth = new Auth(ingress, outcome.rule);
            if (auth.asked === undefined) return [];
            const place = auth.place(auth.asked);
            const what = `${auth.asked} ${bypass(outcome, ingress)}`;
            const cure =
                'listen with {"HTTPS": 443}, and redirect to it by alb.ingress.kubernetes.io/ssl-redirect: "443"';
            return [
                errorIf(group.isWhole)(
                    "auth-off",
                    place,
                    group.isWhole ? what : `${what}, unless another Ingress of the group redirects`,
                    cure,
                ),
            ];
        })
        .slice(0, 1);
}

function bypass({ listener }: RuleOutcome, ingress: Ingress): string {
    return ingress.listeners?.some(isHttps)
        ? `does not apply to port ${listener.port}, which uses HTTP: clients get in there without it`
        : "has no effect, because no listener uses HTTPS: every client gets in";
}

function withoutType(ingress: Ingress, group: IngressGroup): Remark[] {
    const auths = outcomesOf(ingress, group).map(({ rule }) => new Auth(ingress, rule));
    if (auths.length === 0 || auths.some((auth) => auth.get("auth-type") !== undefined)) return [];
    const provider = (["auth-idp-cognito", "auth-idp-oidc"] as const).find(
        (name) => ingress.written(name) !== undefined,
    );
    const setting = provider ?? SETTINGS.find((name) => ingress.written(name) !== undefined);
    if (setting === undefined) return [];
    const type = provider === "auth-idp-cognito" ? "cognito" : "oidc";
    const what = `${setting} has no effect without auth-type: no client has to log in`;
    const cure = `add alb.ingress.kubernetes.io/auth-type: ${provider === undefined ? "cognito or oidc" : type}`;
    // The type may be set on a Service that is not in the files.
    const isCertain = provider !== undefined && auths.every(({ isKnown }) => isKnown);
    return [errorIf(isCertain)("auth-off", ingress.keyPlace(setting), what, cure)];
}
