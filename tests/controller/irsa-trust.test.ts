import { describe, expect, it } from "vitest";

import { irsaTrust } from "../../components/controller/irsa-trust";
import { startProgram, valueOf } from "../support/pulumi";

describe("irsaTrust", () => {
    it("trusts one service account of one cluster, for the tokens made for STS", async () => {
        await startProgram();

        const trust = irsaTrust({
            providerArn: "arn:aws:iam::111122223333:oidc-provider/issuer.example/id/1A",
            oidcIssuer: "issuer.example/id/1A",
            namespace: "kube-system",
            serviceAccountName: "aws-load-balancer-controller",
        });

        expect(JSON.parse(await valueOf(trust))).toEqual({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: {
                        Federated: "arn:aws:iam::111122223333:oidc-provider/issuer.example/id/1A",
                    },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: {
                            "issuer.example/id/1A:aud": "sts.amazonaws.com",
                            "issuer.example/id/1A:sub":
                                "system:serviceaccount:kube-system:aws-load-balancer-controller",
                        },
                    },
                },
            ],
        });
    });
});
