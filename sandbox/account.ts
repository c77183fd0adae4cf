import { readFileSync } from "node:fs";

import { parse } from "yaml";
import { z } from "zod";

/** What the emulated account must hold for a stack to be deployable. */
export interface Account {
    accountId: string;
    region: string;
    /** Public hosted zones that exist already. */
    zones: string[];
    /** Private ones. */
    privateZones: string[];
    /** ARNs of certificates that are issued already. */
    certificates: string[];
    /** ARNs of target groups, functions and topics that are there already. */
    outside: string[];
    /** ARNs of trust stores that exist already. */
    trustStores: string[];
    /** Inbound rules that AWS allows it in a security group; absent, what it allows everybody. */
    inboundRuleQuota: number | undefined;
}

const names = z.union([z.string(), z.array(z.string())]).optional();

const edgeSchema = z.object({
    zone: z.string(),
    privateZone: z.boolean().optional(),
    validationZone: z.string().optional(),
    hosts: z
        .array(z.union([z.string(), z.object({ zone: z.string().optional() })]))
        .optional()
        .catch(undefined),
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
});

/** The engine takes a key without a namespace for the project's (ParseConfigKey), in the old form too. */
const OWN_NAMESPACE = /^mesh-edge:(config:)?/;

/** The account that a stack file speaks of. What is wrong in the file is left to the program to say. */
export function accountOf(stackFile: string): Account {
    const config = configSchema.parse(configOf(stackFile));
    const { edge } = config;
    const zones = edge ? zonesOf(edge) : [];
    const isPrivate = edge?.privateZone === true;
    const trustStore = edge?.mutualTls?.trustStore;
    return {
        accountId: config.accountId,
        region: config["aws:region"],
        zones: [
            ...(isPrivate ? [] : zones),
            ...(edge?.validationZone ? [edge.validationZone] : []),
        ],
        privateZones: isPrivate ? zones : [],
        certificates: [edge?.certificateArn ?? []].flat(),
        outside: textsIn([edge?.paths, config.observability])
            .filter((text) => OUTSIDE.test(text))
            .map(withoutQualifier),
        trustStores: typeof trustStore === "string" ? [trustStore] : [],
        inboundRuleQuota: edge?.inboundRuleQuota,
    };
}

/** What stands under `config:`, the project's own keys without its name; nothing where it is no map. */
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

function zonesOf({ zone, hosts = [] }: z.infer<typeof edgeSchema>): string[] {
    const own = hosts.flatMap((host) => (typeof host === "string" ? [] : (host.zone ?? [])));
    return [...new Set([zone, ...own])];
}

/** A version or an alias is the function's. */
function withoutQualifier(arn: string): string {
    return arn.replace(/(:function:[^:]+):.*$/, "$1");
}

const OUTSIDE = /^arn:[\w-]+:(elasticloadbalancing:.*:targetgroup\/|lambda:.*:function:|sns:)/;

function textsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
