import { certain, each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { ROOT_NAMESPACE } from "../../sections/mesh";
import type { Rules } from "../refusal";
import { repeated } from "../repeated";

/** Kubernetes keeps `kube-` for itself (its docs, "Namespaces"); the cluster is created with `default`. */
const RESERVED = /^(default|kube-.*)$/;

export const teamNamespaceRules: Rules = {
    /** In a team's namespace the guard holds, and its Role gives rights: neither may be so where the platform runs. */
    own: (config) => {
        const gateway = certain(() => config.mesh.gateway.namespace);
        return namespacesOf(config).map(({ name, path, namespace }) => {
            const whose = RESERVED.test(namespace)
                ? "Kubernetes'"
                : namespace === ROOT_NAMESPACE
                  ? "Istio's"
                  : namespace === gateway && "the gateway's";
            return (
                whose !== false && {
                    path: `${path}.namespace`,
                    value: namespace,
                    rule: `must be a namespace of the team alone: this one is ${whose}`,
                    cure: `write for example "team-${name}"`,
                }
            );
        });
    },

    distinct: (config) =>
        repeated(namespacesOf(config), ({ namespace }) => namespace).map(
            ([{ path, namespace }, first]) => ({
                path: `${path}.namespace`,
                value: namespace,
                rule: `must differ from the namespace of ${first.path}`,
                cure: "give each team a namespace of its own",
            }),
        ),

    /** An exception there would be a second PeerAuthentication `default`, against the team's own. */
    strict: (config) => {
        const teams = namespacesOf(config);
        const { mode, exceptNamespaces } = config.mesh.security.mtls;
        if (mode === "permissive") return;
        return each("mesh.security.mtls.exceptNamespaces", exceptNamespaces, (name, path) => {
            const team = teams.find(({ namespace }) => namespace === name);
            return (
                team && {
                    path,
                    rule: `must not be the namespace of ${team.path}: mutual TLS is strict in every team's`,
                    cure: "take it out",
                }
            );
        });
    },
};

/** The namespace of each team of which it is known; by default it has the team's name. */
function namespacesOf({ teams }: StackConfig) {
    return each("teams", teams, ({ namespace }, path, name) => ({
        name,
        path,
        namespace: namespace ?? name,
    }));
}
