import { BY_PLATFORM, type GuardPolicy, HOSTS_ANNOTATION, TEAM_LABEL } from "./policy";

/**
 * Everything above is bound by a label of the namespace, and reads its annotation. Whoever may write
 * namespaces, or this one, changes neither, nor the labels by which pods get sidecars and are checked.
 */
export function namespacesPolicy(): GuardPolicy {
    return {
        name: "mesh-edge-namespaces",
        scope: "cluster",
        matched: [{ group: "", resources: ["namespaces"] }],
        variables: [
            {
                name: "before",
                expression: "request.operation == 'UPDATE' ? [oldObject.metadata] : []",
            },
            {
                name: "ofTeam",
                expression: `([object.metadata] + variables.before).exists(m, '${TEAM_LABEL}' in m.?labels.orValue({}))`,
            },
        ],
        validations: [
            {
                expression: `!variables.ofTeam || ${BY_PLATFORM} || (size(variables.before) == 1 && variables.before.all(m, m.?labels.orValue({}) == object.metadata.?labels.orValue({}) && m.?annotations[?'${HOSTS_ANNOTATION}'].orValue('') == object.metadata.?annotations[?'${HOSTS_ANNOTATION}'].orValue('')))`,
                message: "labels and granted hosts of a team's namespace are the platform's",
            },
        ],
    };
}
