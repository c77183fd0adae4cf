/** A rule of a policy, in CEL: what must hold, and what the API server says where it does not. */
export interface Validation {
    expression: string;
    message?: string;
    messageExpression?: string;
}

/** What an API server must look at: kinds of a group, in every version that it serves. */
export interface Matched {
    group: string;
    resources: string[];
    operations?: ("CREATE" | "UPDATE")[];
}

/** A `ValidatingAdmissionPolicy` and its binding, which have one name. */
export interface GuardPolicy {
    name: string;
    /** Bound to the namespaces of teams, or to objects that belong to no namespace. */
    scope: "teams" | "cluster";
    matched: Matched[];
    variables?: { name: string; expression: string }[];
    validations: Validation[];
}

/** Label of a team's namespace, with the team's name. Policies are bound by it. */
export const TEAM_LABEL = "mesh-edge/team";

/** Annotation of a team's namespace: the hosts it may serve, joined by commas. */
export const HOSTS_ANNOTATION = "mesh-edge/hosts";

/**
 * Whether a request comes from the platform: from whoever may do everything in the cluster, or has been given
 * this right, which is of no API and so in no role by chance.
 */
export const BY_PLATFORM =
    "authorizer.group('mesh-edge').resource('teams').check('update').allowed()";

/** The `spec` of the policy. Where a policy can't be evaluated, the request is refused. */
export function policySpec({ matched, variables, validations }: GuardPolicy) {
    return {
        failurePolicy: "Fail",
        matchConstraints: {
            resourceRules: matched.map(({ group, resources, operations }) => ({
                apiGroups: [group],
                apiVersions: ["*"],
                operations: operations ?? ["CREATE", "UPDATE"],
                resources,
            })),
        },
        ...(variables && { variables }),
        validations,
    };
}

/** The `spec` of the binding. */
export function bindingSpec({ name, scope }: GuardPolicy) {
    const ofTeams = {
        namespaceSelector: { matchExpressions: [{ key: TEAM_LABEL, operator: "Exists" }] },
    };
    return {
        policyName: name,
        validationActions: ["Deny"],
        ...(scope === "teams" && { matchResources: ofTeams }),
    };
}

/** A list of texts as CEL writes it. */
export function celList(values: readonly string[]): string {
    return `[${values.map((value) => `'${value}'`).join(", ")}]`;
}
