import * as awsEks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

import type { ControllerConfig } from "../config/sections/controller";
import { serviceTrust } from "../values/trust";
import { irsaTrust } from "./irsa-trust";

export interface CredentialsArgs {
    credentials: ControllerConfig["credentials"];
    clusterName: pulumi.Input<string>;
    /** Issuer of the cluster's service-account tokens, without `https://`. */
    oidcIssuer: pulumi.Input<string>;
    /** What IAM knows that issuer by; undefined where nobody has told it. */
    oidcProviderArn?: pulumi.Input<string> | undefined;
    namespace: string;
    serviceAccountName: string;
    /** What hands the role out to pods by Pod Identity. */
    handedOutBy: pulumi.Resource[];
    /** The policies of the role, as JSON, by the names of the resources. */
    policies: Record<string, pulumi.Input<string>>;
}

/** An IAM role with its policies that one Kubernetes service account has, by Pod Identity or by IRSA. */
export class Credentials extends pulumi.ComponentResource {
    /** For the service account's annotation; undefined with Pod Identity, which needs none. */
    public readonly annotatedRoleArn: pulumi.Output<string> | undefined;

    constructor(name: string, args: CredentialsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:controller:Credentials", name, {}, opts);

        const irsa = args.credentials === "irsa";
        const providerArn = irsa
            ? (args.oidcProviderArn ?? this.trustIssuer(name, args))
            : undefined;
        const role = new iam.Role(
            name,
            {
                assumeRolePolicy: providerArn
                    ? irsaTrust({ ...args, providerArn })
                    : serviceTrust("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]),
            },
            { parent: this },
        );
        const attachments = Object.entries(args.policies).map(([policyName, policy]) => {
            const { arn: policyArn } = new iam.Policy(policyName, { policy }, { parent: this });
            const parts = { role: role.name, policyArn };
            return new iam.RolePolicyAttachment(policyName, parts, { parent: this });
        });
        if (!irsa) {
            new awsEks.PodIdentityAssociation(
                name,
                {
                    clusterName: args.clusterName,
                    namespace: args.namespace,
                    serviceAccount: args.serviceAccountName,
                    roleArn: role.arn,
                },
                // A pod that starts in between would have the role without its rights; and whoever waits
                // for the association waits for what hands its role out, too.
                { parent: this, dependsOn: [...attachments, ...args.handedOutBy] },
            );
        }

        this.annotatedRoleArn = irsa ? role.arn : undefined;
        this.registerOutputs({ annotatedRoleArn: this.annotatedRoleArn });
    }

    private trustIssuer(name: string, { oidcIssuer }: CredentialsArgs): pulumi.Output<string> {
        return new iam.OpenIdConnectProvider(
            name,
            {
                url: pulumi.interpolate`https://${oidcIssuer}`,
                clientIdLists: ["sts.amazonaws.com"],
            },
            { parent: this },
        ).arn;
    }
}
