/** `urn:pulumi:<stack>::<project>::<types of the parents>$<type>::<logical name>` (sdk/go/common/resource/urn). */

/** The logical name at the end of a URN. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

export function typeOf(urn: string): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** The short name of a type: `NodeGroup` of `aws:eks/nodeGroup:NodeGroup`. */
export function kindOf(type: string): string {
    return type.split(":").at(-1) ?? type;
}

/** `NodeGroup cluster-nodes-main`: kind and logical name. */
export function titleOf(urn: string): string {
    return `${kindOf(typeOf(urn))} ${nameOf(urn)}`;
}

/** The URN in a resource's reference to its provider, where the provider's id follows it. */
export function providerUrn(reference: string): string {
    return reference.slice(0, Math.max(0, reference.lastIndexOf("::")));
}
