/** A kind as the API server's URLs have it. */
export interface ApiResource {
    /** "" for Kubernetes' own first kinds. */
    group: string;
    /** In lower case, plural. */
    name: string;
}

/** Of a type such as `kubernetes:networking.istio.io/v1:VirtualService`. */
export function apiResource(type: string): ApiResource {
    const [, api = "", kind = ""] = type.split(":");
    const [group = ""] = api.split("/");
    return { group: group === "core" ? "" : group, name: plural(kind.toLowerCase()) };
}

/** The plural that definitions of Kubernetes, Istio and AWS give their kinds. */
function plural(singular: string): string {
    if (singular.endsWith("s")) return `${singular}es`;
    return /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}

/** What errors call it. */
export function qualified({ group, name }: ApiResource): string {
    return group === "" ? name : `${name}.${group}`;
}

/** Namespace and name of an object by its id; no namespace where the kind has none. */
export function placed(id: string): { namespace: string | undefined; name: string } {
    const at = id.indexOf("/");
    return { namespace: at < 0 ? undefined : id.slice(0, at), name: id.slice(at + 1) };
}
