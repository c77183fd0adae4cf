import { ROOT_NAMESPACE } from "../../sections/mesh";
import type { Rule } from "../rule";
import { knownTeams } from "./entries";

/** Kubernetes keeps `kube-` for itself (its docs, "Namespaces"); the cluster is created with `default`. */
const RESERVED = /^(default|kube-.*)$/;

/** In a team's namespace the guard holds, and its Role gives rights: neither may be so where the platform runs. */
export const teamNamespacesOwn: Rule = (config) => {
    const gateway = config.mesh?.gateway?.namespace;
    return knownTeams(config).flatMap(({ name, path, namespace }) => {
        if (namespace === undefined) return [];
        const whose = RESERVED.test(namespace)
            ? "Kubernetes'"
            : namespace === ROOT_NAMESPACE
              ? "Istio's"
              : namespace === gateway
                ? "the gateway's"
                : undefined;
        return whose === undefined
            ? []
            : [
                  {
                      path: `${path}.namespace`,
                      value: namespace,
                      rule: `must be a namespace of the team alone: this one is ${whose}`,
                      cure: `write for example "team-${name}"`,
                  },
              ];
    });
};

export const teamNamespacesDistinct: Rule = (config) => {
    const teams = knownTeams(config);
    return teams.flatMap(({ path, namespace }, index) => {
        const first = teams.findIndex((team) => team.namespace === namespace);
        return namespace === undefined || first === index
            ? []
            : [
                  {
                      path: `${path}.namespace`,
                      value: namespace,
                      rule: `must differ from the namespace of ${teams[first]?.path ?? ""}`,
                      cure: "give each team a namespace of its own",
                  },
              ];
    });
};
