import { sameIdentity } from "../cluster/access";
import { knownEntries, type Rule } from "../rule";
import { knownTeams } from "./entries";

/** The policy of an access entry reaches further than a team's Role, and EKS takes one entry a principal. */
export const teamPrincipalsApart: Rule = ({ cluster, teams }) => {
    const entries = knownEntries(cluster?.accessEntries);
    return knownTeams({ teams }).flatMap(({ principals }) =>
        principals.flatMap(({ path, arn }) =>
            entries
                .filter(([, { principalArn }]) => sameIdentity(principalArn ?? "", arn))
                .map(([name]) => ({
                    path,
                    value: arn,
                    rule: `must not be that of cluster.accessEntries.${name} too: EKS takes one entry a principal, and the policy there goes beyond the team's namespace`,
                    cure: "take one of the two out",
                })),
        ),
    );
};

/** A role of several teams gets one entry with the groups of all of them, so it must be spelled alike. */
export const teamPrincipalsAlike: Rule = (config) => {
    const principals = knownTeams(config).flatMap((team) => team.principals);
    return principals.flatMap(({ path, arn }) => {
        const first = principals.find((other) => sameIdentity(other.arn, arn));
        return first === undefined || first.arn === arn
            ? []
            : [
                  {
                      path,
                      value: arn,
                      rule: `must be written as in ${first.path}: IAM gives a name once in an account`,
                      cure: `write "${first.arn}" in both, or what IAM shows`,
                  },
              ];
    });
};
