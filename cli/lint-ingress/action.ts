import { type Backend, USE_ANNOTATION } from "./backend";
import type { Ingress } from "./ingress";
import { ACTION } from "./json-forms-action";
import { parseForm } from "./json-problems";

export interface Redirect {
    host?: string | undefined;
    path?: string | undefined;
    port?: string | undefined;
    protocol?: string | undefined;
    query?: string | undefined;
}

/** What the ALB does with a request. */
export type Action =
    | {
          type: "forward";
          services: readonly Backend[];
          /** One target group, whose Service's annotations count for the rule as well. */
          isAlone: boolean;
      }
    | { type: "redirect"; redirect: Redirect }
    | { type: "fixed-response" };

/** What a backend does; undefined if its annotation can't be parsed, which is another finding. */
export function actionOf(ingress: Ingress, backend: Backend): Action | undefined {
    if (backend.port !== USE_ANNOTATION) {
        return { type: "forward", services: [backend], isAlone: true };
    }
    const text = ingress.written(`actions.${backend.service}`);
    // Without its annotation, the controller answers 503.
    return text === undefined
        ? { type: "fixed-response" }
        : annotatedAction(ingress, backend.service);
}

/** The action of an annotation, whether anything leads to it or not. */
function annotatedAction(ingress: Ingress, name: string): Action | undefined {
    const annotation = `actions.${name}` as const;
    const { data } = ACTION.safeParse(parseForm("action", ingress.written(annotation) ?? ""));
    switch (data?.type) {
        case undefined:
            return undefined;
        case "redirect":
            return { type: "redirect", redirect: data.redirectConfig };
        case "fixed-response":
            return { type: "fixed-response" };
        case "forward":
            return {
                type: "forward",
                isAlone: data.forwardConfig?.targetGroups.length === 1,
                services: servicesOf(data.forwardConfig?.targetGroups ?? [], ingress, annotation),
            };
    }
}

interface Target {
    serviceName?: string | undefined;
    servicePort?: string | number | undefined;
}

function servicesOf(
    targets: readonly Target[],
    ingress: Ingress,
    annotation: string,
): readonly Backend[] {
    const place = ingress.valuePlace(annotation);
    const places = { servicePlace: place, portPlace: place };
    return targets.flatMap(({ serviceName: service, servicePort = "" }) =>
        service === undefined
            ? []
            : [
                  {
                      service,
                      port: String(servicePort),
                      ...places,
                      ...(targets.length > 1 && { isShared: true as const }),
                  },
              ],
    );
}

/** Actions that are meant to redirect to HTTPS, by what they do, and that nothing leads to. */
export function idleRedirects(ingress: Ingress): string[] {
    return ingress.annotations
        .flatMap(([name]) => /^actions\.(.+)$/.exec(name)?.slice(1) ?? [])
        .filter((name) => !ingress.backends.some(({ service }) => service === name))
        .filter((name) => {
            const action = annotatedAction(ingress, name);
            // What can't be read has its name alone, and many take that for a switch.
            if (action === undefined) return name === "ssl-redirect";
            return action.type === "redirect" && action.redirect.protocol === "HTTPS";
        });
}
