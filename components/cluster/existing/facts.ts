import { getAddon, getCluster } from "@pulumi/aws/eks";
import { getOpenIdConnectProvider } from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";

import { found } from "../../network/existing/found";

/** What AWS says of an existing cluster. */
export interface ClusterFacts {
    status: string;
    /** Kubernetes minor version. */
    version: string;
    vpcId: string;
    authenticationMode: string;
    /** Whether its API is reachable over the internet. */
    isPublic: boolean;
    endpoint: string;
    /** PEM, in base64. */
    certificateAuthority: string;
    /** Issuer of service-account tokens, without `https://`. */
    oidcIssuer: string;
    /** Whether IAM trusts that issuer. */
    hasOidcProvider: boolean;
    /** Whether something hands out roles by Pod Identity. */
    hasPodIdentity: boolean;
}

const POD_IDENTITY_AGENT = "eks-pod-identity-agent";

/** Asks AWS, and changes nothing; undefined where there is no such cluster. */
export async function readCluster(
    name: string,
    opts: pulumi.InvokeOptions,
): Promise<ClusterFacts | undefined> {
    const cluster = await found(getCluster({ name }, opts));
    if (cluster === undefined) return undefined;
    const issuer = cluster.identities[0]?.oidcs[0]?.issuer ?? "";
    const [agent, provider] = await Promise.all([
        found(getAddon({ clusterName: name, addonName: POD_IDENTITY_AGENT }, opts)),
        found(getOpenIdConnectProvider({ url: issuer }, opts)),
    ]);
    const { vpcId, endpointPublicAccess } = cluster.vpcConfig;
    return {
        status: cluster.status,
        version: cluster.version,
        vpcId,
        authenticationMode: cluster.accessConfigs[0]?.authenticationMode ?? "CONFIG_MAP",
        isPublic: endpointPublicAccess,
        endpoint: cluster.endpoint,
        certificateAuthority: cluster.certificateAuthorities[0]?.data ?? "",
        oidcIssuer: issuer.replace("https://", ""),
        hasOidcProvider: provider !== undefined,
        // In Auto Mode the agent is part of the node's image (EKS user guide, "Learn how EKS Pod Identity works").
        hasPodIdentity: agent !== undefined || cluster.computeConfigs[0]?.enabled === true,
    };
}
