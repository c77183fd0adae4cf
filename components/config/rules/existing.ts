import { missingCure } from "../reading/cures";
import { valueAt } from "../reading/problem";
import { bare, exampleOf, keysOf } from "../reading/zod-schema";
import { stackConfigSchema } from "../schema";
import type { LenientConfig, Rule } from "./rule";

/** Sections whose thing may exist already, and what the stack then has no use for. */
const SECTIONS = {
    network: "the stack makes no VPC",
    cluster: "the stack makes neither the cluster nor anything of it",
    controller: "the stack installs no controller",
    mesh: "the stack installs no Istio, and leaves what concerns the whole mesh to its owner",
} as const;

type Section = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as Section[];

/** What a thing of the stack's own can't be made without. */
const NEEDED: readonly (readonly [Section, string])[] = [
    ["network", "cidr"],
    ["network", "availabilityZones"],
    ["cluster", "publicAccessCidrs"],
    ["cluster", "nodeGroups"],
];

/** Where an existing thing itself must be. */
const INSIDE: Partial<Record<Section, Section>> = {
    cluster: "network",
    controller: "cluster",
    mesh: "cluster",
};

/** Only with an existing thing are the keys of its making left out. */
export const ownNeedsKeys: Rule = (config) =>
    NEEDED.flatMap(([section, key]) => {
        const given = config[section];
        if (given?.existing !== null || valueAt(given, key) !== null) return [];
        const [, schema] =
            keysOf(stackConfigSchema.shape[section]).find(([name]) => name === key) ?? [];
        const cure = schema ? missingCure(bare(schema), exampleOf(schema)) : "add it";
        return [{ path: `${section}.${key}`, value: undefined, rule: "must be set", cure }];
    });

/** The keys of a thing's making and an existing thing exclude each other. */
export const existingAlone: Rule = (config, { isGiven }) =>
    NAMES.filter((section) => hasExisting(config, section)).flatMap((section) =>
        otherKeys(section)
            .map((key) => `${section}.${key}`)
            .filter(isGiven)
            .map((path) => ({
                path,
                value: valueAt(config, path),
                rule: `must not be set with ${section}.existing: ${SECTIONS[section]}`,
                cure: `take it out, or take ${section}.existing out`,
            })),
    );

/** Nothing exists in what the stack is about to make. */
export const existingInsideExisting: Rule = (config) =>
    NAMES.flatMap((section) => {
        const outer = INSIDE[section];
        return outer === undefined ||
            !hasExisting(config, section) ||
            config[outer]?.existing !== null
            ? []
            : [
                  {
                      path: `${section}.existing`,
                      value: config[section]?.existing,
                      rule: `must not be set without ${outer}.existing: a new ${outer} holds nothing that exists`,
                      cure: `add ${outer}.existing, or take ${section}.existing out`,
                  },
              ];
    });

/** A subnet is public or private, and a load balancer has two of them. */
export const existingSubnets: Rule = ({ network, edge }) => {
    const { privateSubnetIds, publicSubnetIds } = network?.existing ?? {};
    const path = "network.existing.publicSubnetIds";
    const isPublic = edge?.scheme === "internet-facing";
    const twice = (publicSubnetIds ?? []).flatMap((id, index) =>
        id !== undefined && privateSubnetIds?.includes(id)
            ? [
                  {
                      path: `${path}[${index}]`,
                      value: id,
                      rule: "must not be in network.existing.privateSubnetIds too: a subnet is public or private",
                      cure: "take it out of the list in which it doesn't belong",
                  },
              ]
            : [],
    );
    const isKnown = publicSubnetIds !== undefined && !publicSubnetIds.includes(undefined);
    return isPublic && isKnown && publicSubnetIds.length < 2
        ? [
              {
                  path,
                  value: publicSubnetIds,
                  rule: "must hold two subnets or more with edge.scheme internet-facing, in different zones",
                  cure: "name them, or write edge.scheme: internal",
              },
          ]
        : twice;
};

/** The gateway's Service is another's: an Ingress can name it, and nothing can change it. */
export const existingMeshFits: Rule = (config) => {
    const { edge } = config;
    if (!hasExisting(config, "mesh")) return [];
    if (edge?.kind === "nlb" || edge?.kind === "clb") {
        return [
            {
                path: "edge.kind",
                value: edge.kind,
                rule: "must be alb with mesh.existing: any other load balancer is made from the gateway's Service, which the stack doesn't change",
                cure: "write alb, or leave it out",
            },
        ];
    }
    return edge?.targetType === "instance"
        ? [
              {
                  path: "edge.targetType",
                  value: edge.targetType,
                  rule: "must be ip with mesh.existing: the node ports of the gateway's Service are its owner's to change",
                  cure: "write ip",
              },
          ]
        : [];
};

/** Kubernetes finds the subnets of a Classic Load Balancer by tags, and the stack sets none here. */
export const clbNeedsOwnNetwork: Rule = (config) =>
    config.edge?.kind === "clb" && hasExisting(config, "network")
        ? [
              {
                  path: "edge.kind",
                  value: "clb",
                  rule: "must not be clb with network.existing: Kubernetes chooses its subnets by their tags, not from network.existing",
                  cure: "write alb or nlb",
              },
          ]
        : [];

/** A config without the defaults of what isn't made, for rules about what is. */
export function withoutUnmade(config: LenientConfig): LenientConfig {
    const { network, cluster, controller, mesh } = config;
    return {
        ...config,
        ...(network?.existing && { network: only(network, { existing: network.existing }) }),
        ...(cluster?.existing && { cluster: only(cluster, { existing: cluster.existing }) }),
        ...(controller?.existing && {
            controller: only(controller, { existing: controller.existing }),
        }),
        ...(mesh?.existing && {
            mesh: only(mesh, {
                existing: mesh.existing,
                gateway: only(mesh.gateway ?? {}, { namespace: mesh.gateway?.namespace }),
            }),
        }),
    };
}

/** A section of which no other parts are known. */
function only<S extends object>(section: S, parts: Partial<S>): S {
    const unknown = Object.keys(section).map((key) => [key, undefined]);
    return { ...section, ...(Object.fromEntries(unknown) as Partial<S>), ...parts };
}

function hasExisting(config: LenientConfig, section: Section): boolean {
    return typeof config[section]?.existing === "object" && config[section].existing !== null;
}

/** The keys beside `existing`; of the mesh, the gateway's namespace stays. */
function otherKeys(section: Section): string[] {
    const keys = keysOf(stackConfigSchema.shape[section]);
    return keys.flatMap(([key, schema]) => {
        if (key === "existing") return [];
        if (section !== "mesh" || key !== "gateway") return [key];
        return keysOf(schema).flatMap(([inner]) =>
            inner === "namespace" ? [] : [`gateway.${inner}`],
        );
    });
}

export const existingRules: readonly Rule[] = [
    existingAlone,
    existingInsideExisting,
    existingSubnets,
    existingMeshFits,
    clbNeedsOwnNetwork,
];
