import { annotationOf } from "../../../components/edge/alb/annotation-table";
import { Auth } from "../../lint-ingress/auth-settings";
import type { Listener } from "../../lint-ingress/ingress";
import type { Rule } from "../../lint-ingress/rule";
import type { Answer } from "../answer";
import type { TracedRequest } from "../request";

/** What the ALB does with a client that it doesn't know, before the rule's own action; the answer where that ends the way. */
export function signIn(
    rule: Rule,
    request: TracedRequest,
    listener: Listener,
): { says: string[]; answer?: Answer } {
    const auth = new Auth(rule.ingress, rule);
    // The controller authenticates on listeners with TLS alone.
    if (listener.protocol !== "HTTPS" || auth.asked === undefined) return { says: [] };
    if (auth.provider === undefined) {
        return { says: ["The ALB asks for a token (jwt-validation), and may refuse the request."] };
    }
    const inForce = (name: "auth-session-cookie" | "auth-on-unauthenticated-request") =>
        auth.get(name) ?? annotationOf(name)?.fallback ?? "";
    const by = `(auth-type ${auth.provider})`;
    // The ALB cuts a session into several cookies: `<name>-0`, `<name>-1`.
    const cookies = (request.headers.get("cookie") ?? "").split(/;\s*/);
    if (cookies.some((one) => one.startsWith(`${inForce("auth-session-cookie")}-`))) {
        return {
            says: [`The ALB looks at the client's session ${by}, and may send it to sign in.`],
        };
    }
    const unknown = `The client has no session ${by}`;
    switch (inForce("auth-on-unauthenticated-request")) {
        case "allow":
            return { says: [`${unknown}, and is let through.`] };
        case "deny":
            return { says: [`${unknown}: 401.`], answer: { by: "alb", status: 401 } };
        default:
            return {
                says: [`${unknown}, so the ALB sends it to sign in: 302.`],
                answer: { by: "alb", status: 302 },
            };
    }
}
