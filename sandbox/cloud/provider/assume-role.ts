import type { AssumableRole } from "../options";
import { list, parsed, type Props, text } from "../values";
import { CloudError } from "../world/errors";

/**
 * The account that a provider works in: that of the role it assumes, or its credentials' own. The words
 * of a refusal are the provider's (aws-sdk-go-base, "Cannot assume IAM Role") and STS's.
 */
export function assumedAccount(args: Props, own: string, roles: readonly AssumableRole[]): string {
    const [role] = list<Props>({ list: parsed(args["assumeRoles"]) ?? [] }, "list");
    if (role === undefined) return own;
    const arn = text(role, "roleArn") ?? "";
    const known = roles.find((candidate) => candidate.arn === arn);
    const trusts =
        known !== undefined &&
        (known.externalId === undefined || known.externalId === text(role, "externalId"));
    if (!trusts) {
        const [, partition = ""] = arn.split(":");
        throw new CloudError(
            "",
            `Cannot assume IAM Role. IAM Role (${arn}) cannot be assumed. Error: operation error STS: AssumeRole, https response error StatusCode: 403, api error AccessDenied: User: arn:${partition}:iam::${own}:user/sandbox is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
        );
    }
    return arn.split(":")[4] ?? "";
}
