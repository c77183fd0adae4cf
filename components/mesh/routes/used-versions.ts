import type { RoutesConfig } from "../../config/sections/routes/routes";
import { serviceKey, type ServicesConfig } from "../../config/sections/routes/services";
import { entryOf } from "../../values/entry-of";

/** The versions of services that routes send requests or copies of them to, each as `shop/cart v1`, sorted. */
export function usedVersions(routes: RoutesConfig): string[] {
    const rules = Object.values(routes).flatMap((host) => host.rules);
    const backends = rules.flatMap(({ backendRefs, filters }) => [
        ...backendRefs,
        ...(filters.requestMirror ? [filters.requestMirror.backendRef] : []),
    ]);
    const used = backends.flatMap((backend) =>
        backend.version === undefined ? [] : versionText(serviceKey(backend), backend.version),
    );
    return [...new Set(used)].sort();
}

/**
 * Why an update must not remove versions: existing routes still send requests to them. Istio would
 * answer these with 503 from the moment the DestinationRule changes until the VirtualService does. A
 * service that goes as a whole does no harm: its DestinationRule is deleted last. Undefined where all is well.
 */
export function removalRefusal(
    before: readonly string[],
    services: ServicesConfig,
): string | undefined {
    const missing = before.filter((text) => {
        const [key = "", version = ""] = text.split(" ");
        const service = entryOf(services, key);
        return service !== undefined && !Object.hasOwn(service.versions, version);
    });
    if (missing.length === 0) return undefined;
    return [
        "Refused, and nothing was changed: routes that stand still use what this update would take away, and would answer 503 for a moment.",
        ...missing.map((text) => `  - ${text.replace(" ", ", version ")}`),
        "Do it in two updates: first take it out of mesh-edge:routes alone and run `pulumi up`; then take it out of mesh-edge:services.",
    ].join("\n");
}

function versionText(key: string, version: string): string {
    return `${key} ${version}`;
}
