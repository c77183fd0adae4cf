import { readFileSync } from "node:fs";

import { parse } from "yaml";
import { z } from "zod";

import type { AssumableRole, ExistingThings, HostedZone } from "./cloud/options";
import { existingOf, existingSchema } from "./existing";
import { internalSchema, rolesOf, zonesOf, zonesSchema } from "./zones";

/** What the emulated account must hold for a stack to be deployable. */
export interface Account {
    accountId: string;
    region: string;
    /** Hosted zones that exist already, in whatever account. */
    zones: HostedZone[];
    /** The role by which the zones of another account are reached. */
    roles: AssumableRole[];
    /** ARNs of certificates that are issued already. */
    certificates: string[];
    /** ARNs of target groups, functions, topics and policies that are there already. */
    outside: string[];
    /** ARNs of trust stores that exist already. */
    trustStores: string[];
    /** What is there already of what a stack else makes. */
    existing: ExistingThings | undefined;
    /** Inbound rules that AWS allows it in a security group; absent, what it allows everybody. */
    inboundRuleQuota: number | undefined;
}

const names = z.union([z.string(), z.array(z.string())]).optional();

const edgeSchema = z.object({
    ...zonesSchema,
    internal: internalSchema,
    certificateArn: names.catch(undefined),
    inboundRuleQuota: z.number().optional().catch(undefined),
    paths: z.unknown().optional(),
    mutualTls: z.object({ trustStore: z.unknown().optional() }).optional().catch(undefined),
});

const configSchema = z.object({
    "aws:region": z.string().catch("eu-west-1"),
    accountId: z.coerce.string().default("111122223333"),
    edge: edgeSchema.optional().catch(undefined),
    observability: z.unknown().optional(),
    permissionsBoundary: z.unknown().optional(),
    ...existingSchema,
});

const teamSchema = z.object({ principals: z.array(z.string()) }).catch({ principals: [] });

const teamsSchema = z.object({ teams: z.record(z.string(), teamSchema).catch({}) });

/** The engine takes a key without a namespace for the project's (ParseConfigKey), in the old form too. */
const OWN_NAMESPACE = /^mesh-edge:(config:)?/;

/** The account that a stack file describes. The program reports mistakes in the file. */
export function accountOf(stackFile: string): Account {
    const config = configSchema.parse(configOf(stackFile));
    const { edge } = config;
    const trustStore = edge?.mutualTls?.trustStore;
    return {
        accountId: config.accountId,
        region: config["aws:region"],
        zones: edge ? distinct([...zonesOf(edge), ...internalZones(edge)]) : [],
        roles: edge ? rolesOf(edge) : [],
        certificates: [edge?.certificateArn ?? [], edge?.internal?.certificateArn ?? []].flat(),
        outside: textsIn([edge?.paths, config.observability, config.permissionsBoundary])
            .filter((text) => OUTSIDE.test(text))
            .map(withoutQualifier),
        trustStores: typeof trustStore === "string" ? [trustStore] : [],
        existing: existingOf(config),
        inboundRuleQuota: edge?.inboundRuleQuota,
    };
}

/** The stack that a team's stack file names as its platform; undefined in any other file. */
export function platformIn(stackFile: string): string | undefined {
    const { platform } = configOf(stackFile);
    const named = z.union([z.string(), z.object({ stack: z.string() })]).safeParse(platform).data;
    const stack = typeof named === "string" ? named : named?.stack;
    return stack?.split("/").at(-1);
}

/** The role that a team's stack is deployed with: the first that its platform lets into the cluster for it. */
export function deployerOf(stackFile: string, platformFile: string): string | undefined {
    const { platform, team } = configOf(stackFile);
    if (platform === undefined || typeof team !== "string") return undefined;
    const { teams } = teamsSchema.parse(configOf(platformFile));
    return teams[team]?.principals[0];
}

function internalZones({ internal, dnsRole }: z.infer<typeof edgeSchema>): HostedZone[] {
    return internal ? zonesOf({ ...internal, dnsRole }) : [];
}

/** Both entrances may have a zone, or prove their certificates in one. */
function distinct(zones: HostedZone[]): HostedZone[] {
    const keys = zones.map((zone) => JSON.stringify(zone));
    return zones.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

/** The keys under `config:`, the project's own without its name; empty if it is not a map. */
function configOf(stackFile: string): Record<string, unknown> {
    const { config } = z
        .object({ config: z.record(z.string(), z.unknown()).catch({}) })
        .catch({ config: {} })
        .parse(readYaml(stackFile));
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key.replace(OWN_NAMESPACE, ""), value]),
    );
}

function readYaml(file: string): unknown {
    try {
        return parse(readFileSync(file, "utf8"));
    } catch (error) {
        throw new Error(`${file} is not YAML: ${String(error)}`, { cause: error });
    }
}

/** A version or an alias is the function's. */
function withoutQualifier(arn: string): string {
    return arn.replace(/(:function:[^:]+):.*$/, "$1");
}

const OUTSIDE =
    /^arn:[\w-]+:(elasticloadbalancing:.*:targetgroup\/|iam:.*:policy\/|lambda:.*:function:|sns:)/;

function textsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
