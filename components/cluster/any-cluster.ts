import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** What a kubeconfig is made of; no secret. */
export interface Connection {
    name: string;
    endpoint: string;
    /** PEM in base64, as EKS has it. */
    certificateAuthority: string;
}

/** A cluster, the stack's own or one that exists. */
export interface AnyCluster extends pulumi.Resource {
    readonly clusterName: pulumi.Output<string>;
    /** For people and tools, each with credentials of their own; a secret. */
    readonly kubeconfig: pulumi.Output<string>;
    readonly connection: pulumi.Output<Connection>;
    /** Issuer of service-account tokens without `https://`, for a role by IRSA. */
    readonly oidcIssuer: pulumi.Output<string>;
    /** What IAM knows the issuer by; absent where nobody has told it yet. */
    readonly oidcProviderArn?: pulumi.Output<string>;
    /** For everything inside the cluster. */
    readonly kubernetes: k8s.Provider;
    /** For everything that runs pods. */
    readonly nodes: pulumi.Resource;
    /** For pods that get their IAM role by Pod Identity. */
    readonly podIdentityAgent: pulumi.Resource;
}
