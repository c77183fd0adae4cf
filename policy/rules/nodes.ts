import {
    isMap,
    isTrue,
    listAt,
    ofKind,
    ofType,
    type Resource,
    textsOf,
    UNKNOWN,
    valueAt,
} from "../resource";
import type { Rule, Violation } from "../rule";
import { publicSubnets } from "../subnets";

export const nodesPrivate: Rule = {
    id: "nodes-private",
    severity: "mandatory",
    title: "Nodes are in private subnets, and have no public addresses",
    reason: "A node with a public address is reached past the load balancer and its web ACL.",
    cure: "Give the nodes private subnets: leave them to mesh-edge:network, or list private ones under mesh-edge:network.existing.",
    check: (resources) => {
        const open = publicSubnets(resources);
        return [
            ...ofType(resources, "aws:eks/nodeGroup:NodeGroup").flatMap((resource) =>
                inPublic(resource, textsOf(valueAt(resource, "subnetIds")), open),
            ),
            ...nodeClasses(resources).flatMap((resource) =>
                inPublic(resource, selectedSubnets(resource), open),
            ),
            ...[
                ...launchTemplates(resources).filter((template) =>
                    listAt(template, "networkInterfaces").some(
                        (card) => isMap(card) && isTrue(card.associatePublicIpAddress),
                    ),
                ),
                ...nodeClasses(resources).filter((nodeClass) =>
                    isTrue(valueAt(nodeClass, "spec", "associatePublicIPAddress")),
                ),
            ].map((resource) => ({ resource, found: "It gives nodes public addresses" })),
        ];
    },
};

export const nodesImdsv2: Rule = {
    id: "nodes-imdsv2",
    severity: "advisory",
    title: "Nodes serve instance metadata by IMDSv2 only, and not to pods",
    reason: "With IMDSv1, or a hop limit above 1, a request that a pod is tricked into brings the node's role.",
    cure: "Leave the launch template to the program: it requires tokens, with a hop limit of 1.",
    check: (resources) => [
        ...launchTemplates(resources).flatMap((template) => metadata(template, "metadataOptions")),
        // Karpenter requires tokens, with a hop limit of 1, where nothing is said.
        ...nodeClasses(resources)
            .filter((nodeClass) => valueAt(nodeClass, "spec", "metadataOptions") !== undefined)
            .flatMap((nodeClass) => metadata(nodeClass, "spec", "metadataOptions")),
    ],
};

export const volumesEncrypted: Rule = {
    id: "volumes-encrypted",
    severity: "advisory",
    title: "Volumes of nodes are encrypted",
    reason: "They hold images, logs and the secrets of pods; a copy of an open volume is readable.",
    cure: "Leave the launch template to the program: it encrypts the root volume.",
    check: (resources) => [
        ...launchTemplates(resources).flatMap((resource) =>
            volumes(resource, "blockDeviceMappings"),
        ),
        ...nodeClasses(resources).flatMap((resource) =>
            volumes(resource, "spec", "blockDeviceMappings"),
        ),
    ],
};

function launchTemplates(resources: readonly Resource[]): Resource[] {
    return ofType(resources, "aws:ec2/launchTemplate:LaunchTemplate");
}

function nodeClasses(resources: readonly Resource[]): Resource[] {
    return ofKind(resources, "karpenter.k8s.aws", "EC2NodeClass");
}

function selectedSubnets(nodeClass: Resource): string[] {
    return listAt(nodeClass, "spec", "subnetSelectorTerms").flatMap((term) =>
        isMap(term) ? textsOf(term.id) : [],
    );
}

function inPublic(
    resource: Resource,
    subnets: readonly string[],
    open: readonly string[],
): Violation[] {
    const found = subnets.filter((id) => open.includes(id));
    return found.length === 0
        ? []
        : [{ resource, found: `It starts nodes in public subnets: ${found.join(", ")}` }];
}

function metadata(resource: Resource, ...path: string[]): Violation[] {
    const tokens = valueAt(resource, ...path, "httpTokens");
    const hops = valueAt(resource, ...path, "httpPutResponseHopLimit");
    if (tokens !== UNKNOWN && tokens !== "required") {
        return [{ resource, found: "It does not require a token" }];
    }
    return typeof hops === "number" && hops > 1
        ? [{ resource, found: `The hop limit is ${hops}` }]
        : [];
}

function volumes(resource: Resource, ...path: string[]): Violation[] {
    const mappings = listAt(resource, ...path);
    if (mappings.length === 0) return [{ resource, found: "It says nothing of its volumes" }];
    return mappings
        .filter(isMap)
        .filter(({ ebs }) => isMap(ebs) && ebs.encrypted !== UNKNOWN && !isTrue(ebs.encrypted))
        .map(({ deviceName }) => ({ resource, found: `${String(deviceName)} is not encrypted` }));
}
