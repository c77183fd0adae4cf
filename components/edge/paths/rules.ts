import type { PathConfig } from "../../config/sections/edge/paths/entry";

/**
 * The Ingress rules of the entries, to come before the gateway's `/`. Inside one rule the controller
 * sorts paths, Exact before Prefix and long before short; rules it takes as they are written, so
 * each entry has one, and the order of the config is the order of the ALB.
 */
export function pathRules(paths: readonly PathConfig[]) {
    return paths.map(({ name, path, pathType }) => ({
        http: {
            paths: [
                {
                    path,
                    pathType,
                    // No Service: the annotation `actions.<name>` says what happens.
                    backend: { service: { name, port: { name: "use-annotation" } } },
                },
            ],
        },
    }));
}
