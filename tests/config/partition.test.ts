import { describe, expect, it } from "vitest";

import { partitionOf } from "../../components/values/partition";
import { configWith, problemsOf } from "../support/config";

/** One region a partition, and a second where the beginning could be taken for another's. */
const REGIONS = [
    ["eu-west-1", "aws"],
    ["us-east-1", "aws"],
    ["mx-central-1", "aws"],
    ["cn-northwest-1", "aws-cn"],
    ["us-gov-east-1", "aws-us-gov"],
    ["eusc-de-east-1", "aws-eusc"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["us-isof-south-1", "aws-iso-f"],
    ["eu-isoe-west-1", "aws-iso-e"],
] as const;

describe("partitionOf", () => {
    it.each(REGIONS)("%s is in %s", (region, partition) => {
        expect(partitionOf(region)).toBe(partition);
    });
});

describe("a stack file may name", () => {
    it.each(REGIONS)("the region %s with zones and principals of its own", (region, partition) => {
        const config = configWith({
            "aws:region": region,
            // In partitions of their own the provider knows no zone for the edge's records.
            ...(/^(eusc|us-iso|eu-iso)/.test(region) ? { edge: undefined } : {}),
            "network.availabilityZones": [`${region}a`, `${region}b`],
            "cluster.accessEntries": {
                ops: {
                    principalArn: `arn:${partition}:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_0123456789abcdef`,
                    policy: "AmazonEKSViewPolicy",
                },
            },
        });
        expect(problemsOf(config)).toEqual([]);
    });

    it("every kube-proxy that the cluster's version goes with", () => {
        const minors = [35, 34, 33, 32].map((minor) =>
            configWith({
                "cluster.version": "1.35",
                "cluster.addonVersions": { "kube-proxy": `v1.${minor}.1-eksbuild.2` },
            }),
        );
        expect(minors.map((config) => problemsOf(config))).toEqual([[], [], [], []]);
    });
});
