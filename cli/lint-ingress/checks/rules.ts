import type { AnnotationFamily } from "../../../components/edge/annotation-table";
import type { Ingress, Route } from "../ingress";
import { type Check, error, type Remark, warning } from "../remark";

/** Actions, conditions and paths: whether each is ever used. */
export const ruleChecks: Check = (ingress) => [
    ...unused(ingress),
    ...withoutAction(ingress),
    ...redirectsToItself(ingress),
    ...unreachable(ingress),
];

function unused(ingress: Ingress): Remark[] {
    const families: AnnotationFamily[] = ["actions", "conditions", "transforms"];
    return families.flatMap((family) =>
        ingress.annotations
            .map(([name]) => name)
            .filter((name) => name.startsWith(`${family}.`))
            .flatMap((name) => unusedOne(ingress, family, name.slice(family.length + 1))),
    );
}

function unusedOne(ingress: Ingress, family: AnnotationFamily, backend: string): Remark[] {
    const place = ingress.keyPlace(`${family}.${backend}`);
    const routes = ingress.routes.filter(({ service }) => service === backend);
    if (routes.length === 0) {
        const isRedirect = family === "actions" && backend === "ssl-redirect";
        return [
            error(
                "unused-annotation",
                place,
                `${family}.${backend} has no effect, because no rule has a backend called ${backend}${isRedirect ? ": nothing redirects to HTTPS" : ""}`,
                isRedirect
                    ? 'write alb.ingress.kubernetes.io/ssl-redirect: "443" in its place'
                    : `call the backend of a path ${backend}${family === "actions" ? ", with port.name: use-annotation" : ""}; or take it out`,
            ),
        ];
    }
    return family === "actions" && routes.every(({ port }) => port !== "use-annotation")
        ? [
              error(
                  "unused-annotation",
                  place,
                  `actions.${backend} has no effect, because its backend has another port than use-annotation`,
                  "write port: { name: use-annotation }",
              ),
          ]
        : [];
}

function withoutAction(ingress: Ingress): Remark[] {
    return ingress.routes
        .filter(({ port }) => port === "use-annotation")
        .filter(({ service }) => ingress.written(`actions.${service}`) === undefined)
        .map(({ at, service }) =>
            error(
                "no-action",
                ingress.manifest.valuePlace(...at, "backend", "service", "name"),
                `there is no annotation actions.${service}, so clients get 503`,
                `add alb.ingress.kubernetes.io/actions.${service}`,
            ),
        );
}

function redirectsToItself(ingress: Ingress): Remark[] {
    const changes = ["host", "path", "port", "protocol", "query"];
    return ingress.annotations
        .map(([name]) => name)
        .filter((name) => name.startsWith("actions."))
        .filter((name) => {
            const { redirectConfig } = Object(ingress.json(name as `actions.${string}`)) as {
                redirectConfig?: unknown;
            };
            return (
                typeof redirectConfig === "object" &&
                redirectConfig !== null &&
                !changes.some((change) => change in redirectConfig)
            );
        })
        .map((name) =>
            warning(
                "redirect-to-itself",
                ingress.valuePlace(name),
                `${name} redirects to where the client already is; the controller drops it together with its rule`,
                "set host, path, port or protocol",
            ),
        );
}

function unreachable(ingress: Ingress): Remark[] {
    const ordered = inOrder(ingress.routes);
    return ordered.flatMap((route, index) => {
        const before = ordered
            .slice(0, index)
            .find((earlier) => covers(earlier, route) && !isNarrowed(ingress, earlier));
        return before === undefined
            ? []
            : [
                  error(
                      "unreachable-path",
                      ingress.manifest.valuePlace(...route.at, "path"),
                      `${route.pathType} ${route.path} is never reached: ${before.pathType} ${before.path} comes first`,
                      "make it Exact or Prefix, longer than the other one, or put it into an Ingress of a lower group.order",
                  ),
              ];
    });
}

/** As the controller sorts the paths of an entry: Exact, Prefix by length, ImplementationSpecific. */
function inOrder(routes: readonly Route[]): Route[] {
    const rank = ({ pathType }: Route) => {
        const at = ["Exact", "Prefix"].indexOf(pathType);
        return at < 0 ? 2 : at;
    };
    return [...routes].sort(
        (a, b) =>
            a.entry - b.entry ||
            rank(a) - rank(b) ||
            (a.pathType === "Prefix" ? b.path.length - a.path.length : 0),
    );
}

function covers(earlier: Route, later: Route): boolean {
    const sameHost = earlier.host === undefined || earlier.host === later.host;
    if (!sameHost) return false;
    if (earlier.pathType === "Exact") {
        return later.pathType === "Exact" && earlier.path === later.path;
    }
    if (earlier.pathType === "Prefix") {
        const prefix = earlier.path.replace(/\/$/, "");
        return later.path.replace(/\/$/, "") === prefix || later.path.startsWith(`${prefix}/`);
    }
    return earlier.path === "/*" || earlier.path === later.path;
}

/** Conditions of its own let some requests pass on to later rules. */
function isNarrowed(ingress: Ingress, { service }: Route): boolean {
    return ingress.written(`conditions.${service}`) !== undefined;
}
