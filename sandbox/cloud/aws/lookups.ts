import { caller } from "./eks/access-entries";
import { type Props, record, text } from "../values";
import { dnsSuffix } from "./dns-suffix";
import { elbAccount } from "./elb/accounts";
import { canonicalZone } from "./elb/zones";
import { CloudError } from "../world/errors";
import { loadBalancerLookups } from "./elb/lookups";
import { networkLookups } from "./ec2/lookups";
import { managedPrefixList } from "./ec2/prefix-lists";
import { parameterLookup } from "./ssm/table";
import { zoneLookup } from "./route53/lookups";
import type { Lookup, Place } from "../world/row";

/** AWS's default and newest version of each add-on, by minor version of Kubernetes from 1.32 on: figures of the shape that DescribeAddonVersions gives. */
const ADDONS: Record<string, (minor: number) => readonly [string, string]> = {
    "vpc-cni": () => ["v1.20.4-eksbuild.2", "v1.21.1-eksbuild.1"],
    "kube-proxy": (minor) => [
        `v1.${String(minor)}.0-eksbuild.2`,
        `v1.${String(minor)}.3-eksbuild.1`,
    ],
    coredns: () => ["v1.12.4-eksbuild.1", "v1.13.2-eksbuild.1"],
    "eks-pod-identity-agent": () => ["v1.3.9-eksbuild.3", "v1.3.10-eksbuild.2"],
    "metrics-server": () => ["v0.8.0-eksbuild.3", "v0.8.0-eksbuild.6"],
};

function addonVersion(args: Props): Props {
    const name = text(args, "addonName") ?? "";
    const minor = Number(/^1\.(\d+)$/.exec(text(args, "kubernetesVersion") ?? "")?.[1] ?? "0");
    const versions = ADDONS[name]?.(minor);
    if (versions === undefined || minor < 32) {
        throw new CloudError("InvalidParameterException", `No add-on versions found for ${name}`);
    }
    const [standard, newest] = versions;
    const mostRecent = args["mostRecent"] === true;
    return { ...args, id: name, mostRecent, version: mostRecent ? newest : standard };
}

function serviceAccount(args: Props, place: Place): Props {
    const region = text(args, "region") ?? place.region;
    const account = elbAccount(region);
    if (account === undefined) throw new CloudError("", `unsupported AWS Region: ${region}`);
    return { id: account, arn: `arn:${place.partition}:iam::${account}:root`, region };
}

function cluster(args: Props, { world }: Place): Props {
    const name = text(args, "name") ?? "";
    const found = world.get("aws:eks/cluster:Cluster", name);
    if (found === undefined) {
        throw new CloudError("ResourceNotFoundException", `No cluster found for name: ${name}.`);
    }
    const { state } = found;
    // The data source has a list where the resource has one block.
    return {
        ...state,
        id: name,
        name,
        accessConfigs: [{ authenticationMode: "CONFIG_MAP", ...record(state, "accessConfig") }],
        certificateAuthorities: [record(state, "certificateAuthority")],
        computeConfigs: [],
        vpcConfig: { endpointPublicAccess: true, ...record(state, "vpcConfig") },
    };
}

function addon(args: Props, { world }: Place): Props {
    const [name, clusterName] = [text(args, "addonName") ?? "", text(args, "clusterName") ?? ""];
    const found = world.get("aws:eks/addon:Addon", `${clusterName}:${name}`);
    if (found) return { ...found.state, id: found.id };
    throw new CloudError(
        "ResourceNotFoundException",
        `No addon: ${name} found in cluster: ${clusterName}`,
    );
}

function oidcProvider(args: Props, { world }: Place): Props {
    const url = text(args, "url") ?? "";
    const found = world
        .all("aws:iam/openIdConnectProvider:OpenIdConnectProvider")
        .find(({ inputs }) => inputs["url"] === url);
    if (found) return { ...found.state, id: found.id };
    throw new CloudError("", `finding IAM OIDC Provider by url (${url}): not found`);
}

function accessEntry(args: Props, { world }: Place): Props {
    const id = `${text(args, "clusterName") ?? ""}:${text(args, "principalArn") ?? ""}`;
    const found = world.get("aws:eks/accessEntry:AccessEntry", id);
    if (found === undefined) {
        throw new CloudError(
            "ResourceNotFoundException",
            "The specified principalArn could not be found. You can view your available access entries with 'list-access-entries'.",
        );
    }
    return { ...found.state, id };
}

/** Seconds of no lookup count: each answers within one. */
export const lookups: Record<string, Lookup> = {
    "aws:index/getPartition:getPartition": (_, { partition, region }) => ({
        id: partition,
        partition,
        dnsSuffix: dnsSuffix(region),
        reverseDnsPrefix: dnsSuffix(region).split(".").reverse().join("."),
    }),
    "aws:index/getCallerIdentity:getCallerIdentity": (_, place) => ({
        id: place.accountId,
        accountId: place.accountId,
        arn: caller(place),
        userId: "AIDASANDBOX",
    }),
    "aws:ec2/getManagedPrefixList:getManagedPrefixList": managedPrefixList,
    "aws:elb/getServiceAccount:getServiceAccount": serviceAccount,
    "aws:eks/getAddonVersion:getAddonVersion": addonVersion,
    "aws:eks/getCluster:getCluster": cluster,
    "aws:eks/getAddon:getAddon": addon,
    "aws:iam/getOpenIdConnectProvider:getOpenIdConnectProvider": oidcProvider,
    ...networkLookups,
    "aws:eks/getAccessEntry:getAccessEntry": accessEntry,
    "aws:route53/getZone:getZone": zoneLookup,
    "aws:ssm/getParameter:getParameter": parameterLookup,
    "aws:elb/getHostedZoneId:getHostedZoneId": (args, { region }) => ({
        ...args,
        id: canonicalZone(text(args, "region") ?? region),
    }),
    "aws:lb/getHostedZoneId:getHostedZoneId": (args, { region }) => ({
        ...args,
        id: canonicalZone(text(args, "region") ?? region, text(args, "loadBalancerType")),
    }),
    ...loadBalancerLookups,
};
