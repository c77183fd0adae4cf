import { at, given, hasUnknown, type Props, record, show, UNKNOWN, type Value } from "../values";
import { CloudError } from "../world/errors";
import { accessEntries, kubeProxy, vpcCni } from "./children";
import { kubeconfigOf } from "./kubeconfig";
import { type Monitor, referenceTo } from "./monitor";
import { givenRole, ownRole } from "./service-role";

/** What the sandbox's component makes of; another argument is an error, never a guess. */
const ARGUMENTS = new Set([
    "accessEntries",
    "authenticationMode",
    "clusterTags",
    "createOidcProvider",
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
    "publicSubnetIds",
    "serviceRole",
    "skipDefaultNodeGroup",
    "skipDefaultSecurityGroups",
    "subnetIds",
    "tags",
    "upgradePolicy",
    "useDefaultVpcCni",
    "version",
    "vpcCniOptions",
    "vpcId",
]);

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
    const api = args["authenticationMode"] === "API";
    const skips = ["skipDefaultNodeGroup", "skipDefaultSecurityGroups"];
    if (unknown.length > 0 || !api || skips.some((key) => args[key] !== true)) {
        throw new CloudError(
            "",
            `the sandbox's eks.Cluster takes authenticationMode API, ${skips.join(", ")}; not ${unknown.join(", ")}`,
        );
    }
    if (args["createOidcProvider"] === true) {
        throw new CloudError(
            "",
            "createOidcProvider connects to the issuer's host in each preview",
        );
    }
    const self = await monitor.component("eks:index:Cluster", args);
    const role =
        args["serviceRole"] === undefined
            ? await ownRole(monitor, self, `${name}-eksRole`, args)
            : await givenRole(monitor, args["serviceRole"]);
    const subnets = ["publicSubnetIds", "privateSubnetIds", "subnetIds"];
    const cluster = await monitor.resource(
        "aws:eks/cluster:Cluster",
        `${name}-eksCluster`,
        given({
            name: args["name"],
            roleArn: role.arn,
            version: args["version"],
            bootstrapSelfManagedAddons: true,
            vpcConfig: given({
                subnetIds: subnetIds(args),
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
            tags: {
                Name: `${name}-eksCluster`,
                ...record(args, "clusterTags"),
                ...record(args, "tags"),
            },
        }),
        {
            parent: self,
            uses: {
                roleArn: role.urns,
                vpcConfig: uses(...subnets, "publicAccessCidrs"),
                encryptionConfig: uses("encryptionConfigKeyArn"),
                name: uses("name"),
            },
            dependsOn: role.attachments,
            ignoreChanges: [
                "accessConfig.bootstrapClusterCreatorAdminPermissions",
                "bootstrapSelfManagedAddons",
            ],
        },
    );
    const kubeconfig = kubeconfigOf(cluster, args);
    const part = { monitor, self, cluster };
    const [kubernetes] = await Promise.all([
        monitor.resource(
            "pulumi:providers:kubernetes",
            `${name}-eks-k8s`,
            { kubeconfig: hasUnknown(kubeconfig) ? UNKNOWN : JSON.stringify(kubeconfig) },
            { parent: self, uses: { kubeconfig: [cluster.urn] }, version: "4.34.2" },
        ),
        kubeProxy(
            part,
            `${name}-kube-proxy`,
            record(args, "kubeProxyAddonOptions"),
            uses("kubeProxyAddonOptions"),
        ),
        accessEntries(part, name, record(args, "accessEntries"), uses("accessEntries")).then(
            async (entries) => {
                if (args["useDefaultVpcCni"] === true) return;
                await vpcCni(
                    part,
                    `${name}-vpc-cni`,
                    record(args, "vpcCniOptions"),
                    uses("vpcCniOptions"),
                    entries.map(({ urn }) => urn),
                );
            },
        ),
    ]);
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
            subnetIds: subnetIds(args),
            publicSubnetIds: args["publicSubnetIds"],
            privateSubnetIds: args["privateSubnetIds"],
            endpoint: cluster.state["endpoint"],
            kubeconfig,
            instanceRoles: [],
            clusterIamRole: role.reference,
            accessEntries: Object.values(record(args, "accessEntries")),
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

function subnetIds(args: Props): Value {
    if (args["subnetIds"] !== undefined) return args["subnetIds"];
    const parts = [args["publicSubnetIds"] ?? [], args["privateSubnetIds"] ?? []];
    return parts.every(Array.isArray) ? parts.flat() : UNKNOWN;
}
