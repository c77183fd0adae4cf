import { at, given, hasUnknown, type Props, show, UNKNOWN } from "../values";
import { CloudError } from "../world/errors";
import { kubeconfigOf } from "./kubeconfig";
import { type Monitor, referenceTo } from "./monitor";
import { givenRole } from "./service-role";

/** What the sandbox's component makes of; another argument is an error, never a guess. */
const ARGUMENTS = new Set([
    "authenticationMode",
    "deletionProtection",
    "enabledClusterLogTypes",
    "encryptionConfigKeyArn",
    "endpointPrivateAccess",
    "endpointPublicAccess",
    "kubeProxyAddonOptions",
    "kubernetesServiceIpAddressRange",
    "name",
    "privateSubnetIds",
    "providerCredentialOpts",
    "publicAccessCidrs",
    "serviceRole",
    "skipDefaultNodeGroup",
    "skipDefaultSecurityGroups",
    "upgradePolicy",
    "useDefaultVpcCni",
    "version",
    "vpcId",
]);

/** Without these the component creates its own nodes, groups, add-ons and access, which the program creates itself. */
const GIVEN = {
    authenticationMode: "API",
    "kubeProxyAddonOptions.enabled": false,
    skipDefaultNodeGroup: true,
    skipDefaultSecurityGroups: true,
    useDefaultVpcCni: true,
};

export type Uses = (...properties: string[]) => string[];

export interface Constructed {
    urn: string;
    state: Props;
    uses: Record<string, string[]>;
}

/** What `eks.Cluster` of @pulumi/eks 4.3.0 registers, name by name (nodejs/eks/cluster/cluster.ts). */
export async function constructCluster(
    monitor: Monitor,
    name: string,
    args: Props,
    uses: Uses,
): Promise<Constructed> {
    const unknown = Object.keys(args).filter((key) => !ARGUMENTS.has(key));
    const others = Object.entries(GIVEN).filter(([key, value]) => at(args, key) !== value);
    if (unknown.length > 0 || others.length > 0) {
        throw new CloudError(
            "",
            `the sandbox's eks.Cluster takes ${JSON.stringify(GIVEN)}; not ${[...unknown, ...others.map(([key]) => key)].join(", ")}`,
        );
    }
    const self = await monitor.component("eks:index:Cluster", args);
    const role = await givenRole(monitor, args["serviceRole"]);
    const cluster = await monitor.resource(
        "aws:eks/cluster:Cluster",
        `${name}-eksCluster`,
        given({
            name: args["name"],
            roleArn: role.arn,
            version: args["version"],
            bootstrapSelfManagedAddons: true,
            vpcConfig: given({
                subnetIds: args["privateSubnetIds"],
                endpointPrivateAccess: args["endpointPrivateAccess"],
                endpointPublicAccess: args["endpointPublicAccess"],
                publicAccessCidrs: args["publicAccessCidrs"],
            }),
            kubernetesNetworkConfig: args["kubernetesServiceIpAddressRange"] && {
                serviceIpv4Cidr: args["kubernetesServiceIpAddressRange"],
                ipFamily: "ipv4",
            },
            enabledClusterLogTypes: args["enabledClusterLogTypes"],
            encryptionConfig: args["encryptionConfigKeyArn"] && {
                provider: { keyArn: args["encryptionConfigKeyArn"] },
                resources: ["secrets"],
            },
            accessConfig: {
                authenticationMode: "API",
                bootstrapClusterCreatorAdminPermissions: true,
            },
            upgradePolicy: args["upgradePolicy"],
            deletionProtection: args["deletionProtection"],
            tags: { Name: `${name}-eksCluster` },
        }),
        {
            parent: self,
            uses: {
                roleArn: role.urns,
                vpcConfig: uses("privateSubnetIds", "publicAccessCidrs"),
                encryptionConfig: uses("encryptionConfigKeyArn"),
                name: uses("name"),
            },
            ignoreChanges: [
                "accessConfig.bootstrapClusterCreatorAdminPermissions",
                "bootstrapSelfManagedAddons",
            ],
        },
    );
    const kubeconfig = kubeconfigOf(cluster);
    const kubernetes = await monitor.resource(
        "pulumi:providers:kubernetes",
        `${name}-eks-k8s`,
        { kubeconfig: hasUnknown(kubeconfig) ? UNKNOWN : JSON.stringify(kubeconfig) },
        { parent: self, uses: { kubeconfig: [cluster.urn] }, version: "4.34.2" },
    );
    const issuer = at(cluster.state, "identities.0.oidcs.0.issuer") ?? UNKNOWN;
    const securityGroup = at(cluster.state, "vpcConfig.clusterSecurityGroupId") ?? UNKNOWN;
    const state: Props = {
        kubeconfig,
        kubeconfigJson: hasUnknown(kubeconfig) ? UNKNOWN : JSON.stringify(kubeconfig),
        eksCluster: referenceTo(cluster),
        instanceRoles: [],
        core: given({
            cluster: referenceTo(cluster),
            provider: referenceTo(kubernetes),
            vpcId: args["vpcId"],
            subnetIds: args["privateSubnetIds"],
            privateSubnetIds: args["privateSubnetIds"],
            endpoint: cluster.state["endpoint"],
            kubeconfig,
            instanceRoles: [],
            clusterIamRole: args["serviceRole"],
        }),
        clusterSecurityGroupId: securityGroup,
        nodeSecurityGroupId: securityGroup,
        clusterIngressRuleId: "",
        defaultNodeGroupAsgName: "",
        fargateProfileId: "",
        fargateProfileStatus: "",
        oidcProviderArn: "",
        oidcProviderUrl: issuer,
        oidcIssuer: show(issuer).replace("https://", ""),
        autoModeNodeRoleName: "",
    };
    await monitor.outputs(self, state);
    const fromCluster = Object.keys(state).map((key): [string, string[]] => [key, [cluster.urn]]);
    return { urn: self.urn, state, uses: Object.fromEntries(fromCluster) };
}
