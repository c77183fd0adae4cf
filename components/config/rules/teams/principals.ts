import { each } from "../../reading/unknown";
import { sameIdentity } from "../cluster/access";
import type { Rules } from "../refusal";
import { principalsOfTeams } from "./entries";

export const teamPrincipalRules: Rules = {
    /** The policy of an access entry reaches further than a team's Role, and EKS takes one entry per principal. */
    apart: (config) =>
        principalsOfTeams(config).map(({ path, arn }) =>
            each(
                "",
                config.cluster.accessEntries,
                ({ principalArn }, _, name) =>
                    sameIdentity(principalArn, arn) && {
                        path,
                        rule: `must not be that of cluster.accessEntries.${name} too: EKS takes one entry a principal, and the policy there goes beyond the team's namespace`,
                        cure: "take one of the two out",
                    },
            ),
        ),

    /** A role of several teams gets one entry with the groups of all of them, so it must be spelled alike. */
    alike: (config) => {
        const principals = principalsOfTeams(config);
        return principals.map(({ path, arn }) => {
            const first = principals.find((other) => sameIdentity(other.arn, arn));
            return (
                first !== undefined &&
                first.arn !== arn && {
                    path,
                    rule: `must be written as in ${first.path}: IAM gives a name once in an account`,
                    cure: `write "${first.arn}" in both, or what IAM shows`,
                }
            );
        });
    },
};
