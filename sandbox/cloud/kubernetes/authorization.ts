import { list, type Props, text, texts } from "../values";
import { CloudError } from "../world/errors";
import type { Place } from "../world/row";
import { apiResource, type ApiResource, placed, qualified } from "./api-resource";

const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const BINDING = "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding";
const ROLE = "kubernetes:rbac.authorization.k8s.io/v1:Role";

/** The requests that pulumi-kubernetes makes, in their order (provider/pkg/await/await.go; it applies on the server's side). */
const REQUESTS = {
    create: ["patch", "create"],
    update: ["get", "patch"],
    delete: ["delete"],
    read: ["get"],
} as const;

/**
 * Refuses what the caller may not do in the cluster, by its access entry and the Roles that are bound to the
 * entry's groups. ClusterRoles and EKS' narrower policies are none of the sandbox's.
 */
export function assertAuthorized(
    place: Place,
    op: keyof typeof REQUESTS,
    type: string,
    id: string,
): void {
    if (!type.startsWith("kubernetes:") || isAdministrator(place)) return;
    const groups = groupsOf(place);
    const resource = apiResource(type);
    const { name, ...there } = placed(id);
    // The one of a namespace itself is the namespace (apiserver, pkg/endpoints/request/requestinfo.go).
    const namespace = resource.name === "namespaces" ? name : there.namespace;
    const rules = rulesIn(place, namespace, groups);
    const denied = REQUESTS[op].find((verb) => !rules.some((rule) => admits(rule, resource, verb)));
    if (denied === undefined) return;
    // apiserver, pkg/endpoints/handlers/responsewriters/errors.go.
    const scope =
        namespace === undefined ? "at the cluster scope" : `in the namespace "${namespace}"`;
    throw new CloudError(
        "",
        `${qualified(resource)} "${name}" is forbidden: User "${userOf(place)}" cannot ${denied} resource "${resource.name}" in API group "${resource.group}" ${scope}`,
    );
}

/** Who made the account's things, and whom an access policy makes one. */
export function isAdministrator(place: Place): boolean {
    const { caller, cluster, world } = place;
    if (caller === undefined) return true;
    return world
        .all(ASSOCIATION)
        .some(
            ({ inputs }) =>
                text(inputs, "clusterName") === cluster &&
                text(inputs, "principalArn") === caller &&
                text(inputs, "policyArn")?.endsWith("/AmazonEKSClusterAdminPolicy") &&
                text(inputs, "accessScope.type") === "cluster",
        );
}

function groupsOf({ caller, cluster, world }: Place): string[] {
    const entry = world.get(ENTRY, `${cluster}:${caller ?? ""}`);
    if (entry) return texts(entry.state, "kubernetesGroups");
    throw new CloudError(
        "",
        "configured Kubernetes cluster is unreachable: unable to load schema information from the API server: the server has asked for the client to provide credentials",
    );
}

/** What EKS calls a role in Kubernetes: its session, without the role's path (user guide, "Set a custom username"). */
function userOf({ caller = "" }: Place): string {
    const [, partition = "", , , account = ""] = caller.split(":");
    return `arn:${partition}:sts::${account}:assumed-role/${caller.split("/").at(-1) ?? ""}/sandbox`;
}

function rulesIn({ world, cluster }: Place, namespace: string | undefined, groups: string[]) {
    if (namespace === undefined) return [];
    return world
        .all(BINDING, cluster)
        .filter(({ id }) => placed(id).namespace === namespace)
        .filter(({ inputs }) =>
            list<Props>(inputs, "subjects").some(
                (subject) =>
                    text(subject, "kind") === "Group" &&
                    groups.includes(text(subject, "name") ?? ""),
            ),
        )
        .flatMap(({ inputs }) => {
            if (text(inputs, "roleRef.kind") !== "Role") return [];
            const name = text(inputs, "roleRef.name") ?? "";
            return list<Props>(world.get(ROLE, `${namespace}/${name}`, cluster)?.inputs, "rules");
        });
}

function admits(rule: Props, { group, name }: ApiResource, verb: string): boolean {
    const holds = (key: string, value: string) =>
        [value, "*"].some((each) => texts(rule, key).includes(each));
    return holds("apiGroups", group) && holds("resources", name) && holds("verbs", verb);
}
