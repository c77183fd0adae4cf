import type { Route } from "../backend";
import type { Ingress } from "../ingress";
import { type Check, error, type Remark, warning } from "../remark";

/** What a path is compared with, by its type (controller 3.5.0: `pkg/ingress/model_build_listener_rules.go`). */
export const pathChecks: Check = (ingress) => [
    ...ingress.routes.flatMap((route) => [
        ...wildcards(ingress, route),
        ...regularExpression(ingress, route),
        ...rootAlone(ingress, route),
    ]),
    ...unusedRegex(ingress),
];

function wildcards(ingress: Ingress, route: Route): Remark[] {
    const { pathType, path } = route;
    if (pathType !== "Exact" && pathType !== "Prefix") return [];
    if (!/[*?]/.test(path)) return [];
    // A Prefix matches what follows it anyway.
    const prefix = /^(\/[^*?]*?)\/?\*$/.exec(path)?.[1] ?? "";
    const cure =
        pathType === "Prefix" && path.endsWith("/*")
            ? `write path: ${prefix === "" ? "/" : prefix}, which matches the paths below it too; or pathType: ImplementationSpecific`
            : "write pathType: ImplementationSpecific";
    return [
        error(
            "path-wildcard",
            pathPlace(ingress, route),
            `${pathType} ${path} has a wildcard, which this path type does not allow; the controller does not reconcile the Ingress`,
            cure,
        ),
    ];
}

function regularExpression(ingress: Ingress, route: Route): Remark[] {
    const { pathType, path } = route;
    if (ingress.isRegex(route)) {
        // The controller takes the slash off that Kubernetes asks for.
        return /^\/[*+?]/.test(path)
            ? [
                  error(
                      "malformed-value",
                      pathPlace(ingress, route),
                      `${path} is not a regular expression, and with use-regex-path-match each ImplementationSpecific path must be one`,
                      "write for example /^/shop/.*$",
                  ),
              ]
            : [];
    }
    return /[()[\]|^\\]|\.[*+]/.test(path)
        ? [
              warning(
                  "regex-path",
                  pathPlace(ingress, route),
                  `${pathType} ${path} is matched literally, and not as a regular expression`,
                  'write pathType: ImplementationSpecific and alb.ingress.kubernetes.io/use-regex-path-match: "true", or * and ? in the path',
              ),
          ]
        : [];
}

function rootAlone(ingress: Ingress, { pathType, path, ...route }: Route): Remark[] {
    if (pathType !== "ImplementationSpecific" || path !== "/") return [];
    if (ingress.manifest.text(...route.at, "pathType") === undefined) return [];
    if (ingress.isTrue("use-regex-path-match") || ingress.defaultBackend) return [];
    const others = ingress.routes.filter((other) => other.host === route.host);
    // Whoever has other paths for the host may mean the one.
    return others.length > 1
        ? []
        : [
              warning(
                  "root-alone",
                  ingress.manifest.valuePlace(...route.at, "path"),
                  "ImplementationSpecific / matches the path / only, and all other paths get 404",
                  "write pathType: Prefix, or path: /*",
              ),
          ];
}

function unusedRegex(ingress: Ingress): Remark[] {
    const isUsed = ingress.routes.some(({ pathType }) => pathType === "ImplementationSpecific");
    return isUsed || !ingress.isTrue("use-regex-path-match")
        ? []
        : [
              warning(
                  "unused-annotation",
                  ingress.keyPlace("use-regex-path-match"),
                  "use-regex-path-match has no effect, because no path is ImplementationSpecific",
                  "write pathType: ImplementationSpecific, or take it out",
              ),
          ];
}

function pathPlace({ manifest }: Ingress, { at }: Route) {
    return manifest.valuePlace(...at, "path");
}
