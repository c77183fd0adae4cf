import { arnParts } from "../../../values/arn";
import { partitionOf } from "../../../values/partition";
import { each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import type { Rules } from "../refusal";
import { principalsOfTeams } from "../teams/entries";
import { repeated } from "../repeated";

/** How IAM Identity Center names the role of a permission set (its user guide, "Referencing permission sets"). */
const PERMISSION_SET = /^AWSReservedSSO_.+_[0-9a-f]{16}$/;

export const accessRules: Rules = {
    /** EKS takes one access entry per principal, and IAM gives a name once in an account, whatever its path. */
    principalsDistinct: (config) =>
        repeated(entriesOf(config), ({ arn }) => identity(arn)).map(([{ path, arn }, first]) => {
            const differ = `must differ from that of accessEntries.${first.name}`;
            return arn === first.arn
                ? {
                      path,
                      rule: `${differ}: EKS takes one entry a principal`,
                      cure: "keep one of the two entries",
                  }
                : {
                      path,
                      rule: `${differ} in more than path and case: IAM gives a name once in an account`,
                      cure: "keep the entry whose ARN IAM shows",
                  };
        }),

    /** Each partition has an IAM of its own. */
    principalsInPartition: (config, { region }) =>
        principalsOf(config)
            .filter(({ arn }) => arnParts(arn).partition !== partitionOf(region))
            .map(({ path }) => ({
                path,
                rule: `must be of the partition of ${region}, ${partitionOf(region)}`,
                cure: `begin it with arn:${partitionOf(region)}:, and name an account there`,
            })),

    /**
     * EKS knows a role by its whole ARN. The role of a permission set has a path, which `aws-auth` and the
     * ARN of a session leave out; without it there is no such principal (terraform-aws-modules/terraform-aws-eks#2969).
     */
    permissionSetsHavePath: (config) =>
        principalsOf(config).map(({ path, arn }) => {
            const [beginning = "", ...parts] = arn.split("/");
            const role = parts.at(-1) ?? "";
            return (
                PERMISSION_SET.test(role) &&
                parts[0] !== "aws-reserved" && {
                    path,
                    rule: "must have the path of a permission set's role, aws-reserved/sso.amazonaws.com",
                    cure: `write what "aws iam get-role --role-name ${role}" shows, such as "${beginning}/aws-reserved/sso.amazonaws.com/<region of IAM Identity Center>/${role}"`,
                }
            );
        }),
};

function entriesOf({ cluster }: StackConfig) {
    return each("cluster.accessEntries", cluster.accessEntries, ({ principalArn }, at, name) => ({
        path: `${at}.principalArn`,
        name,
        arn: principalArn,
    }));
}

/** Every principal that gets access to the cluster. */
function principalsOf(config: StackConfig): { path: string; arn: string }[] {
    return [...entriesOf(config), ...principalsOfTeams(config)];
}

/** Whether IAM can have only one of the two. */
export function sameIdentity(one: string, other: string): boolean {
    return identity(one) === identity(other);
}

/** Names of roles and users are unique in an account, and case makes no difference (IAM user guide, "IAM identifiers"). */
function identity(principalArn: string): string {
    const { partition, account, resource } = arnParts(principalArn);
    const parts = resource.split("/");
    return [partition, account, parts[0], parts.at(-1)?.toLowerCase()].join(":");
}
