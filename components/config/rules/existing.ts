import { missingCure } from "../reading/cures";
import { valueAt } from "../reading/problem";
import { certain, complete, each, known, withUnknown } from "../reading/unknown";
import { bare, exampleOf, keysOf } from "../reading/zod-schema";
import { type StackConfig, stackConfigSchema } from "../schema";
import type { Rules } from "./refusal";

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
const INSIDE: readonly (readonly [Section, Section])[] = [
    ["cluster", "network"],
    ["controller", "cluster"],
    ["mesh", "cluster"],
];

/** Only with an existing thing are the keys of its making left out. */
export const neededRules: Rules = {
    ownNeedsKeys: (config) =>
        each("", NEEDED, ([section, key]) => {
            const given = config[section];
            if (given.existing !== undefined || valueAt(given, key) !== undefined) return;
            const [, schema] =
                keysOf(stackConfigSchema.shape[section]).find(([name]) => name === key) ?? [];
            const cure = schema ? missingCure(bare(schema), exampleOf(schema)) : "add it";
            return { path: `${section}.${key}`, rule: "must be set", cure };
        }),
};

export const existingRules: Rules = {
    /** The keys of a thing's making and an existing thing exclude each other. */
    existingAlone: (config, { isGiven }) =>
        NAMES.filter((section) => hasExisting(config, section)).map((section) =>
            keysOfMaking(section)
                .map((keys) => [section, ...keys].join("."))
                .filter(isGiven)
                .map((path) => ({
                    path,
                    rule: `must not be set with ${section}.existing: ${SECTIONS[section]}`,
                    cure: `take it out, or take ${section}.existing out`,
                })),
        ),

    /** Nothing exists in what the stack is about to make. */
    existingInsideExisting: (config) =>
        each(
            "",
            INSIDE,
            ([section, outer]) =>
                hasExisting(config, section) &&
                config[outer].existing === undefined && {
                    path: `${section}.existing`,
                    rule: `must not be set without ${outer}.existing: a new ${outer} holds nothing that exists`,
                    cure: `add ${outer}.existing, or take ${section}.existing out`,
                },
        ),

    /** A subnet is public or private, and a load balancer has two of them. */
    existingSubnets: ({ network: { existing }, edge }) => {
        if (existing === undefined) return;
        const path = "network.existing.publicSubnetIds";
        const tooFew = certain(
            () =>
                edge?.scheme === "internet-facing" && complete(existing.publicSubnetIds).length < 2,
        );
        if (tooFew) {
            return {
                path,
                rule: "must hold two subnets or more with edge.scheme internet-facing, in different zones",
                cure: "name them, or write edge.scheme: internal",
            };
        }
        return each(
            path,
            existing.publicSubnetIds,
            (id, at) =>
                known(existing.privateSubnetIds).includes(id) && {
                    path: at,
                    rule: "must not be in network.existing.privateSubnetIds too: a subnet is public or private",
                    cure: "take it out of the list in which it doesn't belong",
                },
        );
    },

    /** The gateway's Service is another's: an Ingress can name it, and nothing can change it. */
    existingMeshFits: (config) => {
        const { edge } = config;
        if (edge === undefined || !hasExisting(config, "mesh")) return;
        const kind = certain(() => edge.kind);
        if (kind === "nlb" || kind === "clb") {
            return {
                path: "edge.kind",
                rule: "must be alb with mesh.existing: any other load balancer is made from the gateway's Service, which the stack doesn't change",
                cure: "write alb, or leave it out",
            };
        }
        return (
            edge.targetType === "instance" && {
                path: "edge.targetType",
                rule: "must be ip with mesh.existing: the node ports of the gateway's Service are its owner's to change",
                cure: "write ip",
            }
        );
    },

    /** Kubernetes finds the subnets of a Classic Load Balancer by tags, and the stack sets none here. */
    clbNeedsOwnNetwork: (config) =>
        config.edge?.kind === "clb" &&
        hasExisting(config, "network") && {
            path: "edge.kind",
            rule: "must not be clb with network.existing: Kubernetes chooses its subnets by their tags, not from network.existing",
            cure: "write alb or nlb",
        },
};

/** A config in which the keys of what isn't made are unknown, for rules about what is. */
export function withoutUnmade(config: StackConfig): StackConfig {
    return NAMES.filter((section) => hasExisting(config, section))
        .flatMap((section) => keysOfMaking(section).map((keys) => [section, ...keys]))
        .reduce(withUnknown, config);
}

function hasExisting(config: StackConfig, section: Section): boolean {
    return certain(() => config[section].existing) !== undefined;
}

/** The keys beside `existing`, each by its way in the section; of the mesh, the gateway's namespace stays. */
function keysOfMaking(section: Section): string[][] {
    const keys = keysOf(stackConfigSchema.shape[section]);
    return keys.flatMap(([key, schema]) => {
        if (key === "existing") return [];
        if (section !== "mesh" || key !== "gateway") return [[key]];
        return keysOf(schema).flatMap(([inner]) => (inner === "namespace" ? [] : [[key, inner]]));
    });
}
