import { getCallerIdentity } from "@pulumi/aws/getCallerIdentity";
import type * as pulumi from "@pulumi/pulumi";

import type { TeamPlan } from "../config/plan/teams";
import type { AccessEntryConfig } from "../config/sections/cluster";
import type { Problem } from "../config/reading/problem";

/** What a role that only previews is given: another than the one that brings the cluster up. */
const LOOK_ONLY: readonly AccessEntryConfig["policy"][] = [
    "AmazonEKSAdminViewPolicy",
    "AmazonEKSViewPolicy",
];

/** Who gets access to a cluster. */
interface Admitted {
    accessEntries: Record<string, AccessEntryConfig>;
    teams: readonly Pick<TeamPlan, "name" | "principals">[];
}

/**
 * Whoever creates a cluster is its administrator by an entry that EKS makes, and EKS takes one entry a
 * principal: a second one is refused, some twelve minutes later.
 * @param caller ARN that STS says; undefined where it says none.
 * @param preview whether nothing is made yet: then somebody else may bring the cluster up.
 */
export function creatorProblems(
    { accessEntries, teams }: Admitted,
    caller: string | undefined,
    preview: boolean,
): Problem[] {
    const rule =
        "must not be the principal that creates the cluster: EKS makes that one an administrator by itself, and takes one entry a principal";
    return [
        ...Object.entries(accessEntries)
            .filter(([, { policy }]) => !(preview && LOOK_ONLY.includes(policy)))
            .filter(([, { principalArn }]) => isCaller(principalArn, caller))
            .map(([key, { principalArn }]) => ({
                path: `cluster.accessEntries.${key}`,
                value: principalArn,
                rule,
                cure: "take the entry out, or let somebody else bring the stack up",
            })),
        ...teams.flatMap(({ name, principals }) =>
            principals
                .filter((arn) => isCaller(arn, caller))
                .map((arn) => ({
                    path: `teams.${name}.principals`,
                    value: arn,
                    rule: `${rule}; and the guard of the teams' namespaces is for everybody but administrators`,
                    cure: "name another role for the team, or let somebody else bring the stack up",
                })),
        ),
    ];
}

/** The session of a role has the role's name, but not its path; a name is used once in an account. */
function isCaller(principalArn: string, caller: string | undefined): boolean {
    const session = /^arn:[^:]+:sts::(\d+):assumed-role\/([^/]+)\//.exec(caller ?? "");
    if (session === null) return principalArn === caller;
    const [, account, role] = session;
    const [, , , , owner, name = ""] = principalArn.split(":");
    return owner === account && name.startsWith("role/") && name.split("/").at(-1) === role;
}

/** Who runs the program. */
export async function callerArn(opts: pulumi.InvokeOptions): Promise<string | undefined> {
    try {
        return (await getCallerIdentity({}, opts)).arn;
    } catch {
        return undefined;
    }
}
