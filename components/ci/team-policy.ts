import { allow, type Statement } from "./statement";

export interface TeamPolicyArgs {
    partition: string;
    accountId: string;
    region: string;
    /** Name of the parameter with the contract. */
    contract: string;
    /** Names by the id of their hosted zone. */
    zones: Readonly<Record<string, readonly string[]>>;
}

/** What a preview of a team's stack may do, beside its state; in the cluster, what the platform grants. */
export function teamReadPolicy(args: TeamPolicyArgs): Statement[] {
    const { partition, accountId, region, zones } = args;
    const here = `${region}:${accountId}`;
    const ids = Object.keys(zones);
    return [
        allow(
            "Contract",
            ["ssm:GetParameter"],
            [`arn:${partition}:ssm:${here}:parameter${args.contract}`],
        ),
        allow("Kubeconfig", ["eks:DescribeCluster"], [`arn:${partition}:eks:${here}:cluster/*`]),
        ...(ids.length === 0
            ? []
            : [
                  allow(
                      "ReadRecords",
                      ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
                      ids.map((id) => zoneArn(partition, id)),
                  ),
              ]),
    ];
}

/** What an update of it may do. */
export function teamDeployPolicy(args: TeamPolicyArgs): Statement[] {
    const { partition, zones } = args;
    const changes = Object.entries(zones).map(([id, names]) =>
        allow(`Records${id}`, ["route53:ChangeResourceRecordSets"], [zoneArn(partition, id)], {
            // Both keys are there in each such request (Route 53 developer guide, "Using IAM policy conditions").
            "ForAllValues:StringLike": {
                "route53:ChangeResourceRecordSetsNormalizedRecordNames": [...names],
            },
            "ForAllValues:StringEquals": {
                "route53:ChangeResourceRecordSetsRecordTypes": ["A", "AAAA"],
            },
        }),
    );
    return [
        ...teamReadPolicy(args),
        ...changes,
        ...(changes.length === 0
            ? []
            : [
                  allow(
                      "AwaitRecords",
                      ["route53:GetChange"],
                      [`arn:${partition}:route53:::change/*`],
                  ),
              ]),
    ];
}

function zoneArn(partition: string, id: string): string {
    return `arn:${partition}:route53:::hostedzone/${id}`;
}
