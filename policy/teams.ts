import { mapAt, ofKind, type Resource } from "./resource";

/** The label that says whose a namespace is. */
const TEAM_LABEL = "mesh-edge/team";

/** The namespaces of teams. */
export function teamNamespaces(resources: readonly Resource[]): Resource[] {
    return ofKind(resources, "", "Namespace").filter(
        (namespace) => TEAM_LABEL in mapAt(namespace, "metadata", "labels"),
    );
}
