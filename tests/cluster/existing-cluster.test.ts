import { describe, expect, it } from "vitest";

import { fixedName } from "../../components/cluster/existing/existing-cluster";
import type { ClusterFacts } from "../../components/cluster/existing/facts";
import { clusterProblems, type ClusterUse } from "../../components/cluster/existing/problems";
import { eksKubeconfig, withProfile } from "../../components/cluster/kubeconfig";

const FACTS: ClusterFacts = {
    status: "ACTIVE",
    version: "1.35",
    vpcId: "vpc-1",
    authenticationMode: "API",
    isPublic: true,
    endpoint: "https://1A2B.gr7.eu-west-1.eks.amazonaws.com",
    certificateAuthority: "Y2E=",
    oidcIssuer: "oidc.eks.eu-west-1.amazonaws.com/id/1A2B",
    hasOidcProvider: false,
    hasPodIdentity: true,
};
const USE: ClusterUse = { vpcId: "vpc-1", credentials: "pod-identity", istio: ["1.31.4"] };
const told = (facts: Partial<ClusterFacts> = {}, use: Partial<ClusterUse> = {}) =>
    clusterProblems("platform", { ...FACTS, ...facts }, { ...USE, ...use }).map(
        ({ path, rule }) => `${path} ${rule}`,
    );

describe("an existing cluster", () => {
    it("is fine where it is in the VPC, takes access entries and hands out roles", () => {
        expect(told()).toEqual([]);
        expect(told({ status: "UPDATING", authenticationMode: "API_AND_CONFIG_MAP" })).toEqual([]);
    });

    it("is refused where there is none", () => {
        expect(clusterProblems("platform", undefined, USE)).toEqual([
            {
                path: "cluster.existing.name",
                value: "platform",
                rule: "must be a cluster of aws:region and of accountId: EKS knows none of this name there",
                cure: "write the name of one, as `aws eks list-clusters` lists it",
            },
        ]);
    });

    it.each([
        {
            facts: { status: "CREATING" },
            says: ["cluster.existing.name must be ACTIVE; it is CREATING"],
        },
        {
            facts: { version: "1.31" },
            says: [
                "cluster.existing.name must run one of 1.33, 1.34, 1.35, 1.36; it runs 1.31",
                "mesh.version must fit the cluster's version, 1.31; it runs on Kubernetes 1.32 to 1.37",
            ],
        },
        {
            facts: { vpcId: "vpc-2" },
            says: [
                "cluster.existing.name must be in network.existing.vpcId, vpc-1; it is in vpc-2",
            ],
        },
        {
            facts: { authenticationMode: "CONFIG_MAP" },
            says: [
                "cluster.existing.name must take access entries; its authentication mode is CONFIG_MAP, which lets nobody in by one",
            ],
        },
        {
            facts: { hasPodIdentity: false },
            says: [
                "controller.credentials must be irsa: platform has no add-on eks-pod-identity-agent, which hands out roles",
            ],
        },
    ])("is refused with $facts", ({ facts, says }) => {
        expect(told(facts)).toEqual(says);
    });

    it("is trusted by IAM where the controller's role comes by IRSA, and needs neither where none is installed", () => {
        expect(told({}, { credentials: "irsa" })).toEqual([
            "controller.credentials must be pod-identity: IAM has no OIDC provider of oidc.eks.eu-west-1.amazonaws.com/id/1A2B, the cluster's issuer",
        ]);
        expect(told({ hasOidcProvider: true }, { credentials: "irsa" })).toEqual([]);
        expect(told({ hasPodIdentity: false }, { credentials: undefined })).toEqual([]);
    });

    it("keeps its name, and is not what a stack has made", () => {
        expect(fixedName({ existing: { name: "platform" } }, "platform")).toEqual([]);
        expect(fixedName({ existing: { name: "platform" } }, "other")[0]?.path).toBe(
            "cluster.existing.name",
        );
        expect(fixedName({ clusterName: "platform" }, "platform")[0]?.path).toBe(
            "cluster.existing",
        );
    });
});

describe("the kubeconfig of an existing cluster", () => {
    it("gets a token by the AWS CLI, with the profile of the stack", () => {
        const kubeconfig = eksKubeconfig({ name: "platform", region: "eu-west-1", ...FACTS });
        expect(JSON.parse(withProfile(kubeconfig, "prod"))).toMatchObject({
            clusters: [
                {
                    cluster: { server: FACTS.endpoint, "certificate-authority-data": "Y2E=" },
                    name: "kubernetes",
                },
            ],
            users: [
                {
                    user: {
                        exec: {
                            command: "aws",
                            args: [
                                ...["--region", "eu-west-1", "eks", "get-token"],
                                ...["--cluster-name", "platform", "--output", "json"],
                                ...["--profile", "prod"],
                            ],
                        },
                    },
                },
            ],
        });
    });
});
