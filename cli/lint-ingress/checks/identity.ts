import { Auth } from "../auth-settings";
import type { Ingress } from "../ingress";
import { isHttps } from "../ingress-group";
import { outcomesOf } from "../rule-outcome";
import { type Check, error, type Remark, warning } from "../remark";

/** Whether those that clients log in at are told, and known, for the listeners that ask. */
export const identityChecks: Check = (ingress, group) => {
    const auths = outcomesOf(ingress, group)
        .filter(({ listener }) => isHttps(listener))
        .map(({ rule }) => new Auth(ingress, rule));
    const unknown = auths.flatMap((auth) => provider(auth));
    // What is certain for one rule needs no doubt about another.
    const certain = unknown.filter(({ severity }) => severity === "error");
    return [
        ...(certain.length > 0 ? certain : unknown),
        ...auths.flatMap((auth) => [...both(auth), ...secret(auth, ingress)]),
    ];
};

function both(auth: Auth): Remark[] {
    return auth.provider === undefined || auth.get("jwt-validation") === undefined
        ? []
        : [
              error(
                  "two-authentications",
                  auth.place("auth-type"),
                  `auth-type ${auth.provider} and jwt-validation are for the same rule, which can have only one; the controller does not reconcile the Ingress`,
                  "take one out, or split the Ingress into two of one group",
              ),
          ];
}

function provider(auth: Auth): Remark[] {
    const { provider: type } = auth;
    if (type === undefined || auth.get(`auth-idp-${type}`) !== undefined) return [];
    const place = auth.place("auth-type");
    const what = `auth-type ${type} needs auth-idp-${type}; without it the controller does not reconcile the Ingress`;
    const other = type === "cognito" ? "oidc" : "cognito";
    const cure =
        auth.get(`auth-idp-${other}`) === undefined
            ? `add alb.ingress.kubernetes.io/auth-idp-${type}`
            : `write auth-type: ${other}, because auth-idp-${other} is set`;
    return [
        auth.isKnown
            ? error("no-identity-provider", place, what, cure)
            : warning("no-identity-provider", place, `${what}, unless the Service has it`, cure),
    ];
}

/** A Secret is looked at where it is in the files; most are not. */
function secret(auth: Auth, { manifest, cluster }: Ingress): Remark[] {
    const name = auth.secretName;
    const secrets = cluster.ofKind("Secret").filter((candidate) => candidate.name === name);
    if (name === undefined || secrets.length === 0) return [];
    const own = secrets.find(({ namespace }) => namespace === manifest.namespace);
    const place = auth.place("auth-idp-oidc");
    if (own === undefined) {
        const elsewhere = secrets.map(({ namespace }) => namespace).join(", ");
        return [
            error(
                "no-secret",
                place,
                `Secret ${name} is in ${elsewhere}, but the controller reads it from ${manifest.namespace}; without it the controller does not reconcile the Ingress`,
                `put the Secret into ${manifest.namespace}`,
            ),
        ];
    }
    const keys = [...own.entries("data"), ...own.entries("stringData")].map(([key]) => key);
    const missing = [
        // The older controller's name is read too.
        ...(keys.some((key) => key === "clientID" || key === "clientId") ? [] : ["clientID"]),
        ...(keys.includes("clientSecret") ? [] : ["clientSecret"]),
    ];
    return missing.length === 0
        ? []
        : [
              error(
                  "no-secret",
                  place,
                  `Secret ${name} has no ${missing.join(" and ")}; the controller does not reconcile the Ingress`,
                  `add the keys clientID and clientSecret to it`,
              ),
          ];
}
