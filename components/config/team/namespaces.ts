import { pathText } from "../reading/problem";
import { isMap } from "../reading/zod-schema";

/** A team's own keys with its namespace filled in. */
export interface Filled {
    own: Record<string, unknown>;
    /** A path as the stack file has it. */
    asWritten: (path: string) => string;
}

/** A team has one namespace: its file may leave it out of backends, and out of the keys of `services`. */
export function withNamespace(given: Record<string, unknown>, namespace: string): Filled {
    const { routes, services } = given;
    const renamed = isMap(services)
        ? Object.keys(services).filter((key) => /^[^./]+$/.test(key))
        : [];
    const whole = (key: string) => `${namespace}/${key}`;
    return {
        own: {
            ...given,
            ...(isMap(services) && {
                services: mapKeys(services, (key) => (renamed.includes(key) ? whole(key) : key)),
            }),
            ...(routes !== undefined && { routes: filledIn(routes, namespace) }),
        },
        asWritten: (path) =>
            renamed.reduce((text, key) => {
                const long = pathText(["services", whole(key)]);
                return text === long || text.startsWith(`${long}.`)
                    ? pathText(["services", key]) + text.slice(long.length)
                    : text;
            }, path),
    };
}

/** Keys whose values are backends. */
const BACKENDS = ["backendRefs", "backendRef"];

function filledIn(value: unknown, namespace: string): unknown {
    if (Array.isArray(value)) return value.map((entry) => filledIn(entry, namespace));
    if (!isMap(value)) return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
            key,
            BACKENDS.includes(key) ? ofNamespace(inner, namespace) : filledIn(inner, namespace),
        ]),
    );
}

function ofNamespace(backend: unknown, namespace: string): unknown {
    if (Array.isArray(backend)) return backend.map((entry) => ofNamespace(entry, namespace));
    return isMap(backend) ? { namespace, ...backend } : backend;
}

function mapKeys(map: Readonly<Record<string, unknown>>, name: (key: string) => string) {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [name(key), value]));
}
