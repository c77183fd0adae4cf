import { describe, expect, it } from "vitest";

import { Credentials, type CredentialsArgs } from "../../components/controller/credentials";
import { counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";

const args = (credentials: CredentialsArgs["credentials"]): CredentialsArgs => ({
    credentials,
    clusterName: "payments-test",
    oidcIssuer: "issuer.example/id/1A",
    namespace: "kube-system",
    serviceAccountName: "lbc",
    handedOutBy: [],
    policies: { creds: '{"Version":"2012-10-17","Statement":[]}' },
});

describe("Credentials by Pod Identity", () => {
    const declare = () => new Credentials("creds", args("pod-identity"));

    it("lets the service account have the role, session tags included", async () => {
        const declared = await declaredBy(declare);

        expect(
            only(declared, "aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs,
        ).toEqual({
            clusterName: "payments-test",
            namespace: "kube-system",
            serviceAccount: "lbc",
            roleArn: "arn:aws:iam::111122223333:role/creds-1a2b3c4",
        });
        const trust = JSON.parse(only(declared, "aws:iam/role:Role").inputs.assumeRolePolicy);
        expect(trust.Statement).toEqual([
            {
                Effect: "Allow",
                Principal: { Service: "pods.eks.amazonaws.com" },
                Action: ["sts:AssumeRole", "sts:TagSession"],
            },
        ]);
    });

    it("gives the role the one policy", async () => {
        const declared = await declaredBy(declare);

        expect(only(declared, "aws:iam/policy:Policy").inputs).toEqual({
            policy: '{"Version":"2012-10-17","Statement":[]}',
        });
        expect(only(declared, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs).toEqual({
            role: "creds-1a2b3c4",
            policyArn: "arn:aws:iam::111122223333:policy/creds-1a2b3c4",
        });
    });

    it("makes no OIDC provider and annotates nothing", async () => {
        await startProgram();
        expect(declare().annotatedRoleArn).toBeUndefined();

        expect(counts(await declaredBy(declare))).toEqual({
            "aws:iam/role:Role": 1,
            "aws:iam/policy:Policy": 1,
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
            "aws:eks/podIdentityAssociation:PodIdentityAssociation": 1,
        });
    });
});

describe("Credentials by IRSA", () => {
    const declare = () => new Credentials("creds", args("irsa"));

    it("trusts the cluster's issuer, by a provider of its own", async () => {
        const declared = await declaredBy(declare);

        const provider = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
        expect(only(declared, provider).inputs).toEqual({
            url: "https://issuer.example/id/1A",
            clientIdLists: ["sts.amazonaws.com"],
        });
        const trust = JSON.parse(only(declared, "aws:iam/role:Role").inputs.assumeRolePolicy);
        expect(trust.Statement[0]).toMatchObject({
            Principal: {
                Federated: "arn:aws:iam::111122223333:oidc-provider/issuer.example/id/1A",
            },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
                StringEquals: {
                    "issuer.example/id/1A:aud": "sts.amazonaws.com",
                    "issuer.example/id/1A:sub": "system:serviceaccount:kube-system:lbc",
                },
            },
        });
    });

    it("makes no association and gives the role for the annotation instead", async () => {
        await startProgram();
        expect(await valueOf(declare().annotatedRoleArn!)).toBe(
            "arn:aws:iam::111122223333:role/creds-1a2b3c4",
        );

        expect(counts(await declaredBy(declare))).toEqual({
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider": 1,
            "aws:iam/role:Role": 1,
            "aws:iam/policy:Policy": 1,
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
        });
    });
});
