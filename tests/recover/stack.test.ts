import { describe, expect, it } from "vitest";

import { importFile } from "../../cli/recover/import-file";
import { stackFacts } from "../../cli/recover/stack";
import { resource, TAGS, thing } from "./resources";

const provider = {
    urn: "urn:pulumi:dev::mesh-edge::pulumi:providers:aws::cloud",
    type: "pulumi:providers:aws",
    custom: true,
    id: "0a1b",
    inputs: { region: "eu-west-1", defaultTags: JSON.stringify({ tags: TAGS }) },
};
const vpc = resource("aws:ec2/vpc:Vpc", "network");
const key = resource("aws:kms/key:Key", "cluster");

describe("what the engine knows of a stack", () => {
    it("is the state, what a preview would create, what was cut off, and the provider's tags", () => {
        const exported = {
            version: 3,
            deployment: {
                resources: [
                    provider,
                    { ...resource("aws:eks/cluster:Cluster", "cluster"), pendingReplacement: true },
                    { urn: "component", type: "mesh-edge:network:Network" },
                ],
                pending_operations: [{ resource: vpc, type: "creating" }],
            },
        };
        const preview = {
            steps: [
                { op: "same", newState: provider },
                { op: "create", newState: vpc },
                { op: "replace", newState: key },
                { op: "create", newState: { urn: "c", type: "mesh-edge:edge:Edge" } },
                { op: "delete", oldState: {} },
            ],
        };
        const facts = stackFacts(JSON.stringify(exported), JSON.stringify(preview));
        expect(facts.tags).toEqual(TAGS);
        expect(facts.held.map(({ urn }) => urn)).toEqual([provider.urn]);
        expect(facts.planned).toEqual([vpc, key]);
        expect(facts.replacements).toEqual([key.urn]);
        expect(facts.pending).toEqual([{ type: "creating", urn: vpc.urn }]);
    });
});

describe("the import file", () => {
    it("puts a thing where the program declares it, under the provider's URN without its id", () => {
        const found = thing("aws:ec2/vpc:Vpc", "vpc-1");
        expect(importFile([{ planned: vpc, found }])).toEqual({
            nameTable: {
                parent0: "urn:pulumi:dev::mesh-edge::mesh-edge:network:Network::network",
                provider0: "urn:pulumi:dev::mesh-edge::pulumi:providers:aws::cloud",
            },
            resources: [
                {
                    type: "aws:ec2/vpc:Vpc",
                    name: "network",
                    id: "vpc-1",
                    parent: "parent0",
                    provider: "provider0",
                },
            ],
        });
    });
});
