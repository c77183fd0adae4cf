import { partitionOf } from "../../../values/partition";
import { knownEntries, type LenientConfig, type Rule } from "../rule";
import { knownTeams } from "../teams/entries";

/** EKS takes one access entry a principal, and IAM gives a name once in an account, whatever its path. */
export const principalsDistinct: Rule = ({ cluster }) => {
    const entries = knownEntries(cluster?.accessEntries);
    return entries.flatMap(([name, { principalArn }]) => {
        if (principalArn === undefined) return [];
        const same = ([, entry]: (typeof entries)[number]) =>
            entry.principalArn !== undefined && sameIdentity(entry.principalArn, principalArn);
        const [first, { principalArn: other }] = entries.find(same) ?? [name, { principalArn }];
        if (first === name) return [];
        const differ = `must differ from that of accessEntries.${first}`;
        const [rule, cure] =
            other === principalArn
                ? [`${differ}: EKS takes one entry a principal`, "keep one of the two entries"]
                : [
                      `${differ} in more than path and case: IAM gives a name once in an account`,
                      "keep the entry whose ARN IAM shows",
                  ];
        return [
            { path: `cluster.accessEntries.${name}.principalArn`, value: principalArn, rule, cure },
        ];
    });
};

/** Whether IAM can have only one of the two. */
export function sameIdentity(one: string, other: string): boolean {
    return identity(one) === identity(other);
}

/** Every principal that gets access to the cluster. */
function principalsOf(config: LenientConfig): { path: string; arn: string }[] {
    const entries = knownEntries(config.cluster?.accessEntries);
    return [
        ...entries.flatMap(([name, { principalArn: arn }]) =>
            arn === undefined ? [] : [{ path: `cluster.accessEntries.${name}.principalArn`, arn }],
        ),
        ...knownTeams(config).flatMap(({ principals }) => principals),
    ];
}

/** Names of roles and users are unique in an account, and case makes no difference (IAM user guide, "IAM identifiers"). */
function identity(principalArn: string): string {
    const [, partition, , , account, resource = ""] = principalArn.split(":");
    const parts = resource.split("/");
    return [partition, account, parts[0], parts.at(-1)?.toLowerCase()].join(":");
}

/** How IAM Identity Center names the role of a permission set (its user guide, "Referencing permission sets"). */
const PERMISSION_SET = /^AWSReservedSSO_.+_[0-9a-f]{16}$/;

/**
 * EKS knows a role by its whole ARN. The role of a permission set has a path, which `aws-auth` and the ARN
 * of a session leave out; without it there is no such principal (terraform-aws-modules/terraform-aws-eks#2969).
 */
export const permissionSetsHavePath: Rule = (config) =>
    principalsOf(config).flatMap(({ path, arn }) => {
        const [beginning = "", ...folders] = arn.split("/");
        const role = folders.at(-1) ?? "";
        return !PERMISSION_SET.test(role) || folders[0] === "aws-reserved"
            ? []
            : [
                  {
                      path,
                      value: arn,
                      rule: "must have the path of a permission set's role, aws-reserved/sso.amazonaws.com",
                      cure: `write what "aws iam get-role --role-name ${role}" shows, such as "${beginning}/aws-reserved/sso.amazonaws.com/<region of IAM Identity Center>/${role}"`,
                  },
              ];
    });

/** Each partition has an IAM of its own. */
export const principalsInPartition: Rule = (config, { region }) =>
    principalsOf(config).flatMap(({ path, arn }) =>
        region === undefined || arn.split(":")[1] === partitionOf(region)
            ? []
            : [
                  {
                      path,
                      value: arn,
                      rule: `must be of the partition of ${region}, ${partitionOf(region)}`,
                      cure: `begin it with arn:${partitionOf(region)}:, and name an account there`,
                  },
              ],
    );
