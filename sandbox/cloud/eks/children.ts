import { asProps, given, hasUnknown, type Props, text, UNKNOWN, type Value } from "../values";
import { CloudError } from "../world/errors";
import type { Monitor, Registered } from "./monitor";

/** The component's defaults for aws-node (nodejs/eks/addons/cni-addon.ts). */
const CNI_CONFIGURATION = {
    env: {
        WARM_ENI_TARGET: "1",
        AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG",
        AWS_VPC_K8S_CNI_LOG_FILE: "/host/var/log/aws-routed-eni/ipamd.log",
        AWS_VPC_K8S_CNI_VETHPREFIX: "eni",
        AWS_VPC_ENI_MTU: "9001",
        AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG",
        AWS_VPC_K8S_PLUGIN_LOG_FILE: "/var/log/aws-routed-eni/plugin.log",
        ENABLE_POD_ENI: "false",
        AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false",
        AWS_VPC_K8S_CNI_EXTERNALSNAT: "false",
    },
    init: { env: { DISABLE_TCP_EARLY_DEMUX: "false" } },
};

interface Part {
    monitor: Monitor;
    self: Registered;
    cluster: Registered;
}

/** An add-on at the given version, else at the newest one, as the real component does. */
async function addon(
    { monitor, self, cluster }: Part,
    name: string,
    addonName: string,
    inputs: Record<string, Value | undefined>,
    options: { uses: string[]; dependsOn: string[] },
): Promise<Registered> {
    const kubernetesVersion = cluster.state["version"] ?? UNKNOWN;
    let { addonVersion } = inputs;
    if (addonVersion === undefined) {
        const args = { addonName, kubernetesVersion, mostRecent: true };
        const found = hasUnknown(kubernetesVersion)
            ? {}
            : await monitor.invoke("aws:eks/getAddonVersion:getAddonVersion", args);
        addonVersion = found["version"] ?? UNKNOWN;
    }
    const { uses, dependsOn } = options;
    return await monitor.resource(
        "aws:eks/addon:Addon",
        name,
        given({
            ...inputs,
            clusterName: cluster.state["name"] ?? UNKNOWN,
            addonName,
            addonVersion,
            preserve: true,
            resolveConflictsOnCreate: inputs["resolveConflictsOnCreate"] ?? "OVERWRITE",
            resolveConflictsOnUpdate: inputs["resolveConflictsOnUpdate"] ?? "OVERWRITE",
        }),
        { parent: self, dependsOn, uses: { clusterName: [cluster.urn], addonVersion: uses } },
    );
}

export async function kubeProxy(part: Part, name: string, options: Props, uses: string[]) {
    if (options["enabled"] === false) return;
    const { version, configurationValues } = options;
    const values = configurationValues && JSON.stringify(configurationValues);
    const inputs = { addonVersion: version, configurationValues: values };
    await addon(part, name, "kube-proxy", inputs, { uses, dependsOn: [] });
}

const CNI_OPTIONS = [
    "addonVersion",
    "enableNetworkPolicy",
    "resolveConflictsOnCreate",
    "resolveConflictsOnUpdate",
    "serviceAccountRoleArn",
];

export async function vpcCni(
    { monitor, self, cluster }: Part,
    name: string,
    options: Props,
    uses: string[],
    dependsOn: string[],
): Promise<void> {
    const unknown = Object.keys(options).filter((key) => !CNI_OPTIONS.includes(key));
    if (unknown.length > 0)
        throw new CloudError("", `vpcCniOptions: no ${unknown.join(", ")} here`);
    const component = await monitor.child("eks:index:VpcCniAddon", name, options, {
        parent: self,
        dependsOn,
    });
    const { enableNetworkPolicy, ...rest } = options;
    const policy = text(
        { enableNetworkPolicy: enableNetworkPolicy ?? null },
        "enableNetworkPolicy",
    );
    const configuration = given({ enableNetworkPolicy: policy, ...CNI_CONFIGURATION });
    const inputs = { ...rest, configurationValues: JSON.stringify(configuration) };
    const part = { monitor, self: component, cluster };
    await addon(part, name, "vpc-cni", inputs, { uses, dependsOn: [] });
    await monitor.outputs(component, {});
}

export async function accessEntries(
    { monitor, self, cluster }: Part,
    name: string,
    entries: Props,
    inputs: string[],
): Promise<Registered[]> {
    const clusterName = cluster.state["name"] ?? UNKNOWN;
    return await Promise.all(
        Object.entries(entries).map(async ([key, value]) => {
            const { accessPolicies, username, ...rest } = asProps(value);
            const entry = await monitor.resource(
                "aws:eks/accessEntry:AccessEntry",
                `${name}-${key}`,
                given({ ...rest, clusterName, userName: username }),
                { parent: self, uses: { clusterName: [cluster.urn], principalArn: inputs } },
            );
            for (const [policy, association] of Object.entries(asProps(accessPolicies))) {
                const { accessScope, policyArn } = asProps(association);
                await monitor.resource(
                    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
                    `${name}-${key}-${policy}`,
                    given({
                        accessScope,
                        policyArn,
                        clusterName,
                        principalArn: rest["principalArn"],
                    }),
                    { parent: entry, dependsOn: [entry.urn], uses: { clusterName: [cluster.urn] } },
                );
            }
            return entry;
        }),
    );
}
