/** Where regions of another partition than `aws` begin; the ARN partition is the second part. */
const BEGINNINGS = [
    ["cn-", "aws-cn"],
    ["us-gov-", "aws-us-gov"],
    ["eusc-", "aws-eusc"],
    ["us-isob-", "aws-iso-b"],
    ["us-isof-", "aws-iso-f"],
    ["eu-isoe-", "aws-iso-e"],
    ["us-iso-", "aws-iso"],
] as const;

/** The partition of a region: its ARNs have it, and no role or user of another is known there. */
export function partitionOf(region: string): string {
    return BEGINNINGS.find(([beginning]) => region.startsWith(beginning))?.[1] ?? "aws";
}
