import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

import { Cluster } from "../../components/cluster/cluster";
import { DEFAULT_VERSIONS } from "../../components/config/versions";
import { all, counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";
import { clusterArgs, nodeGroup } from "./args";

const EKS = "eks:index:Cluster";
/** Defaults of the SDK of @pulumi/eks, for an add-on that it is told not to make. */
const takenOver = { resolveConflictsOnCreate: "OVERWRITE", resolveConflictsOnUpdate: "OVERWRITE" };

describe("Cluster", () => {
    it("declares the control plane", async () => {
        const declared = await declaredBy(() => new Cluster("eks", clusterArgs()));

        const { serviceRole, ...inputs } = only(declared, EKS).inputs;
        expect(serviceRole).toBeDefined();
        expect(inputs).toEqual({
            name: "payments-test",
            version: DEFAULT_VERSIONS.eks,
            vpcId: "network-id",
            privateSubnetIds: ["network-private-eu-west-1a-id", "network-private-eu-west-1b-id"],
            kubernetesServiceIpAddressRange: "172.20.0.0/16",
            authenticationMode: "API",
            skipDefaultNodeGroup: true,
            skipDefaultSecurityGroups: true,
            endpointPrivateAccess: true,
            endpointPublicAccess: true,
            publicAccessCidrs: ["203.0.113.0/24"],
            enabledClusterLogTypes: ["audit", "authenticator"],
            encryptionConfigKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/eks-id",
            useDefaultVpcCni: true,
            kubeProxyAddonOptions: { ...takenOver, enabled: false },
        });
    });

    it("gives the control plane a role that EKS may take up, with the policy that EKS asks for", async () => {
        const declared = await declaredBy(() => new Cluster("eks", clusterArgs()));

        const { assumeRolePolicy } = only(declared, "aws:iam/role:Role", "eks").inputs;
        expect(JSON.parse(assumeRolePolicy).Statement).toEqual([
            {
                Effect: "Allow",
                Principal: { Service: "eks.amazonaws.com" },
                Action: ["sts:AssumeRole", "sts:TagSession"],
            },
        ]);
        const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        expect(only(declared, attachment, "eks").inputs).toEqual({
            role: "eks-1a2b3c4",
            policyArn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
        });
    });

    it("closes the public endpoint where no range may use it, and keeps the private one", async () => {
        const args = () => clusterArgs({ publicAccessCidrs: [] });

        const declared = await declaredBy(() => new Cluster("eks", args()));

        const { inputs } = only(declared, EKS);
        expect(inputs).toMatchObject({ endpointPublicAccess: false, endpointPrivateAccess: true });
        expect(inputs).not.toHaveProperty("publicAccessCidrs");
    });

    it("gets the tokens of everything in it with the AWS profile of the stack, where it has one", async () => {
        // eks.Cluster hands out a kubeconfig without a profile, also where it is given one.
        const user = { exec: { command: "aws", args: ["eks", "get-token"] } };
        const kubeconfigJson = JSON.stringify({ users: [{ name: "aws", user }] });
        const computed = {
            [EKS]: () => ({ eksCluster: { name: "payments-test" }, kubeconfigJson }),
        };
        const args = () => clusterArgs({ profile: "ops" });

        const declared = await declaredBy(() => new Cluster("eks", args()), { computed });

        expect(only(declared, EKS).inputs.providerCredentialOpts).toEqual({ profileName: "ops" });
        const { kubeconfig } = only(declared, "pulumi:providers:kubernetes").inputs;
        expect(JSON.parse(kubeconfig.value).users[0].user.exec.args).toEqual([
            "eks",
            "get-token",
            "--profile",
            "ops",
        ]);
    });

    it("opens its API to the access entries of the config", async () => {
        const principalArn = "arn:aws:iam::111122223333:role/operator";
        const accessEntries = {
            operators: { principalArn, policy: "AmazonEKSClusterAdminPolicy" as const },
        };

        const declared = await declaredBy(() => new Cluster("eks", clusterArgs({ accessEntries })));

        expect(
            only(
                declared,
                "aws:eks/accessEntry:AccessEntry",
                "eks-access-111122223333:role/operator",
            ).inputs,
        ).toEqual({ clusterName: "payments-test", principalArn });
        // Inside the control plane's component it would be protected with it.
        expect(only(declared, EKS).inputs).not.toHaveProperty("accessEntries");
    });

    it("encrypts Kubernetes secrets with a key of its own that rotates", async () => {
        const declared = await declaredBy(() => new Cluster("eks", clusterArgs()));

        expect(only(declared, "aws:kms/key:Key").inputs).toEqual({
            description: "Kubernetes secrets of payments-test",
            enableKeyRotation: true,
        });
    });

    it("owns the log group that EKS writes to, so that its records do not stay for ever", async () => {
        const args = () => clusterArgs({ logRetentionDays: 90 });

        const declared = await declaredBy(() => new Cluster("eks", args()));

        expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).toEqual({
            name: "/aws/eks/payments-test/cluster",
            retentionInDays: 90,
        });
    });

    it("makes one of each, one node group a group of the config, and five add-ons", async () => {
        const nodeGroups = { main: nodeGroup(), spot: nodeGroup({ capacityType: "SPOT" }) };

        const declared = await declaredBy(() => new Cluster("eks", clusterArgs({ nodeGroups })));

        const own = declared.filter(({ name }) => name === "eks" || name.startsWith("eks-"));
        expect(counts(own)).toEqual({
            "eks:index:Cluster": 1,
            "aws:kms/key:Key": 1,
            "aws:cloudwatch/logGroup:LogGroup": 1,
            "aws:iam/role:Role": 2,
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 5,
            "aws:ec2/launchTemplate:LaunchTemplate": 2,
            "eks:index:ManagedNodeGroup": 2,
            "aws:eks/addon:Addon": 5,
            "pulumi:providers:kubernetes": 1,
        });
    });

    it("starts its nodes in private subnets with the role made for them", async () => {
        const declared = await declaredBy(() => new Cluster("eks", clusterArgs()));

        expect(only(declared, "eks:index:ManagedNodeGroup").inputs).toMatchObject({
            subnetIds: ["network-private-eu-west-1a-id", "network-private-eu-west-1b-id"],
            nodeRoleArn: "arn:aws:iam::111122223333:role/eks-node-1a2b3c4",
            version: DEFAULT_VERSIONS.eks,
        });
    });

    it("gives its Kubernetes provider an identity that no change of the cluster can touch", async () => {
        const declared = await declaredBy(() => new Cluster("eks", clusterArgs()));

        expect(only(declared, "pulumi:providers:kubernetes").inputs).toMatchObject({
            kubeconfig: { value: '{"kind":"Config"}' }, // wrapped: a secret
            clusterIdentifier: "payments-test",
        });
    });

    it("knows that identity in a first preview, when the kubeconfig is unknown", async () => {
        const declared = await declaredBy(() => new Cluster("eks", clusterArgs()), {
            preview: true,
        });

        const { inputs } = only(declared, "pulumi:providers:kubernetes");
        expect(inputs.clusterIdentifier).toBe("payments-test");
    });

    it("hands on its name, issuer and kubeconfig, the last as a secret", async () => {
        await startProgram();

        const cluster = new Cluster("eks", clusterArgs());

        expect(await valueOf(cluster.clusterName)).toBe("payments-test");
        expect(await valueOf(cluster.oidcIssuer)).toBe("oidc.eks.eu-west-1.amazonaws.com/id/1A2B");
        expect(await valueOf(cluster.kubeconfig)).toBe('{"kind":"Config"}');
        expect(await pulumi.isSecret(cluster.kubeconfig)).toBe(true);
        expect(await valueOf(cluster.podIdentityAgent.urn)).toMatch(/eks-pod-identity-agent$/);
    });

    it("makes every add-on itself, none in eks.Cluster, which would make its nodes wait for them", async () => {
        const declared = await declaredBy(() => new Cluster("eks", clusterArgs()));

        const addons = all(declared, "aws:eks/addon:Addon").map(({ inputs }) => inputs.addonName);
        expect(addons.sort()).toEqual([
            "coredns",
            "eks-pod-identity-agent",
            "kube-proxy",
            "metrics-server",
            "vpc-cni",
        ]);
        expect(only(declared, EKS).inputs).toMatchObject({
            useDefaultVpcCni: true,
            kubeProxyAddonOptions: { enabled: false },
        });
    });
});
