import * as pulumi from "@pulumi/pulumi";

export interface IrsaTrustArgs {
    providerArn: pulumi.Input<string>;
    /** Without `https://`: so do the names of the condition keys begin. */
    oidcIssuer: pulumi.Input<string>;
    namespace: string;
    serviceAccountName: string;
}

/** A trust policy as JSON: one service account of one cluster, by its web identity token. */
export function irsaTrust(args: IrsaTrustArgs): pulumi.Output<string> {
    return pulumi.all([args.providerArn, args.oidcIssuer]).apply(([providerArn, issuer]) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Federated: providerArn },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: {
                            [`${issuer}:aud`]: "sts.amazonaws.com",
                            [`${issuer}:sub`]: `system:serviceaccount:${args.namespace}:${args.serviceAccountName}`,
                        },
                    },
                },
            ],
        }),
    );
}
