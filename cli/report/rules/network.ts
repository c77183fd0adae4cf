import type { StepRule } from "../finding";
import { sides } from "../finding";
import { setChange, textsOf } from "../sets";

/** Who may open a connection, and could not before. */
export const securityGroup: StepRule = {
    id: "security-group",
    types: [
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "aws:ec2/securityGroupRule:SecurityGroupRule",
    ],
    find: (step) => {
        const { before, after } = sides(step);
        if (step.op === "delete" || after.type === "egress") return [];
        const { added, gone } = setChange(sources(before), sources(after));
        const ports = [after.fromPort, after.toPort].join("-");
        if (added.length === 0 && ports === [before.fromPort, before.toPort].join("-")) return [];
        return [
            {
                verdict: "access-grows",
                property: "source",
                old: gone,
                new: added.length > 0 ? added : sources(after),
                reason: `a security group lets ports ${ports} in from ${sources(after).join(", ")}`,
                consequence: "these addresses reach what has the security group",
            },
        ];
    },
};

function sources(rule: Readonly<Record<string, unknown>>): string[] {
    return [
        ...[rule.cidrIpv4, rule.cidrIpv6, rule.referencedSecurityGroupId, rule.prefixListId],
        ...[
            rule.sourceSecurityGroupId,
            ...textsOf(rule.cidrBlocks),
            ...textsOf(rule.ipv6CidrBlocks),
        ],
    ].filter((source) => typeof source === "string");
}

/** From where the Kubernetes API of the cluster is reached. */
export const clusterEndpoint: StepRule = {
    id: "cluster-endpoint",
    types: ["aws:eks/cluster:Cluster"],
    find: (step) => {
        if (step.op !== "update") return [];
        const { before, after } = sides(step);
        const { added, gone } = setChange(ranges(before), ranges(after));
        if (added.length === 0) return [];
        return [
            {
                verdict: "access-grows",
                property: "vpcConfig.publicAccessCidrs",
                old: gone,
                new: added,
                reason: "the Kubernetes API is reached from more addresses",
                consequence: "whoever has credentials can use them from there",
            },
        ];
    },
};

function ranges({ vpcConfig }: Readonly<Record<string, unknown>>): string[] {
    const { endpointPublicAccess, publicAccessCidrs } = Object(vpcConfig) as Record<
        string,
        unknown
    >;
    return endpointPublicAccess === false ? [] : textsOf(publicAccessCidrs);
}

/** Who gets into the cluster. */
export const clusterAccess: StepRule = {
    id: "cluster-access",
    types: [
        "aws:eks/accessEntry:AccessEntry",
        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
        "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    ],
    find: (step) => {
        if (step.op === "delete") return [];
        const { before, after } = sides(step);
        const is = WHO.flatMap((key) => textsOf(after[key]));
        const was = WHO.flatMap((key) => textsOf(before[key]));
        const { added, gone } = setChange(was, is);
        if (added.length === 0) return [];
        return [
            {
                verdict: "access-grows",
                old: gone,
                new: added,
                reason: `gives access: ${is.join(", ")}`,
                consequence: "whoever is named in it gets into the cluster, or gets the role",
            },
        ];
    },
};

const WHO = ["principalArn", "policyArn", "kubernetesGroups", "roleArn", "serviceAccount"];
