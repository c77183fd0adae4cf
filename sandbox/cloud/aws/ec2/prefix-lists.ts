import { type Props, text } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, hex, type Place } from "../../world/row";

/** AWS's own lists, with their weight (Amazon VPC user guide, "AWS-managed prefix lists"). */
const MANAGED: Record<string, { family: string; weight: number }> = {
    "com.amazonaws.global.cloudfront.origin-facing": { family: "IPv4", weight: 55 },
    "com.amazonaws.global.ipv6.cloudfront.origin-facing": { family: "IPv6", weight: 55 },
};

const idOf = (name: string, region: string) => `pl-${hex(`${region}|${name}`, 8)}`;

export function managedPrefixList(args: Props, place: Place): Props {
    const name = text(args, "name") ?? "";
    const list = place.partition === "aws" ? MANAGED[name] : undefined;
    if (list === undefined) throw new CloudError("", "no matching EC2 Managed Prefix List found");
    const id = idOf(name, place.region);
    return {
        ...args,
        id,
        name,
        addressFamily: list.family,
        arn: arn({ ...place, accountId: "aws" }, "ec2", `prefix-list/${id}`),
        entries: [],
        maxEntries: list.weight,
        ownerId: "AWS",
        region: place.region,
        tags: {},
        version: 1,
    };
}

/** Rules for which a list counts in a security group; one of the account's own is taken for the smallest. */
export function weightOf(id: string, family: string, region: string): number {
    const managed = Object.entries(MANAGED).find(([name]) => idOf(name, region) === id)?.[1];
    if (managed === undefined) return 1;
    return managed.family === family ? managed.weight : 0;
}
