import { knownEntries, type LenientConfig } from "../../rule";

type Security = NonNullable<LenientConfig["mesh"]>["security"];
type List = readonly (string | undefined)[] | undefined;

/** The lists of `mesh.security` that name each thing once, with where they stand. */
export function meshSecurityLists(security: Security): [string, List][] {
    const at = "mesh.security";
    return [
        [`${at}.mtls.exceptNamespaces`, security?.mtls?.exceptNamespaces],
        ...knownEntries(security?.clients).flatMap(([name, { cidrs, hosts }]): [string, List][] => [
            [`${at}.clients.${name}.cidrs`, cidrs],
            [`${at}.clients.${name}.hosts`, hosts],
        ]),
        ...knownEntries(security?.jwt).flatMap(([name, entry]) =>
            (["audiences", "hosts", "paths", "publicPaths"] as const).map((key): [string, List] => [
                `${at}.jwt.${name}.${key}`,
                entry[key],
            ]),
        ),
        ...knownEntries(security?.egress?.services).map(
            ([name, { namespaces }]): [string, List] => [
                `${at}.egress.services.${name}.namespaces`,
                namespaces,
            ],
        ),
    ];
}
