import type { AnnotationFamily } from "../../../components/edge/alb/annotation-table";
import { idleRedirects } from "../action";
import { USE_ANNOTATION } from "../backend";
import type { Ingress } from "../ingress";
import { isHttps, type IngressGroup } from "../ingress-group";
import { type Check, error, type Remark, warning } from "../remark";

/** Actions, conditions and rewrites: whether each is ever used. */
export const ruleChecks: Check = (ingress, group) => [
    ...unused(ingress, group),
    ...withoutAction(ingress),
];

function unused(ingress: Ingress, group: IngressGroup): Remark[] {
    const families: AnnotationFamily[] = ["actions", "conditions", "transforms"];
    return families.flatMap((family) =>
        ingress.annotations
            .map(([name]) => name)
            .filter((name) => name.startsWith(`${family}.`))
            .flatMap((name) => {
                const backend = name.slice(family.length + 1);
                return family === "actions"
                    ? unusedAction(ingress, group, backend)
                    : unusedCondition(ingress, family, backend);
            }),
    );
}

function unusedAction(ingress: Ingress, group: IngressGroup, name: string): Remark[] {
    const place = ingress.keyPlace(`actions.${name}`);
    const backends = ingress.backends.filter(({ service }) => service === name);
    if (backends.some(({ port }) => port === USE_ANNOTATION)) return [];
    const what = `actions.${name} has no effect, because`;
    if (backends.length > 0) {
        return [
            error(
                "unused-annotation",
                place,
                `${what} its backend has another port than use-annotation`,
                "write port: { name: use-annotation }",
            ),
        ];
    }
    const why = `${what} no rule has a backend named ${name}`;
    const isMeant = idleRedirects(ingress).includes(name);
    if (isMeant && group.redirectPort !== undefined) {
        return [
            warning(
                "unused-annotation",
                place,
                `${why}; ssl-redirect redirects to HTTPS already`,
                "take it out",
            ),
        ];
    }
    const port = ingress.listeners?.find(isHttps)?.port;
    return [
        isMeant && port !== undefined
            ? error(
                  "unused-annotation",
                  place,
                  `${why}: nothing redirects to HTTPS`,
                  `write alb.ingress.kubernetes.io/ssl-redirect: "${port}" in its place`,
              )
            : error(
                  "unused-annotation",
                  place,
                  why,
                  `name the backend of a path ${name}, with port.name: use-annotation; or take it out`,
              ),
    ];
}

function unusedCondition(ingress: Ingress, family: AnnotationFamily, name: string): Remark[] {
    if (ingress.routes.some(({ service }) => service === name)) return [];
    const isDefault = ingress.defaultBackend?.service === name;
    return [
        error(
            "unused-annotation",
            ingress.keyPlace(`${family}.${name}`),
            isDefault
                ? `${family}.${name} has no effect on the default backend, which is not a rule`
                : `${family}.${name} has no effect, because no rule has a backend named ${name}`,
            `name the backend of a path ${name}; or take it out`,
        ),
    ];
}

function withoutAction(ingress: Ingress): Remark[] {
    return ingress.backends
        .filter(({ port }) => port === USE_ANNOTATION)
        .filter(({ service }) => ingress.written(`actions.${service}`) === undefined)
        .map(({ service, servicePlace }) =>
            error(
                "no-action",
                servicePlace,
                `there is no annotation actions.${service}, so clients get 503`,
                `add alb.ingress.kubernetes.io/actions.${service}`,
            ),
        );
}
