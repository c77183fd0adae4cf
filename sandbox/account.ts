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

const stackFileSchema = z.object({
    config: z.object({
        "aws:region": z.string().catch("eu-west-1"),
        "mesh-edge:accountId": z.coerce.string().catch("111122223333"),
        "mesh-edge:edge": edgeSchema.optional().catch(undefined),
        "mesh-edge:observability": z.unknown().optional(),
    }),
});

/** The account that a stack file speaks of. What is wrong in the file is left to the program to say. */
export function accountOf(stackFile: string): Account {
    const { config } = stackFileSchema.parse(parse(readFileSync(stackFile, "utf8")));
    const edge = config["mesh-edge:edge"];
    const zones = edge ? zonesOf(edge) : [];
    const isPrivate = edge?.privateZone === true;
    const trustStore = edge?.mutualTls?.trustStore;
    return {
        accountId: config["mesh-edge:accountId"],
        region: config["aws:region"],
        zones: [
            ...(isPrivate ? [] : zones),
            ...(edge?.validationZone ? [edge.validationZone] : []),
        ],
        privateZones: isPrivate ? zones : [],
        certificates: [edge?.certificateArn ?? []].flat(),
        outside: textsIn([edge?.paths, config["mesh-edge:observability"]])
            .filter((text) => OUTSIDE.test(text))
            .map(withoutQualifier),
        trustStores: typeof trustStore === "string" ? [trustStore] : [],
        inboundRuleQuota: edge?.inboundRuleQuota,
    };
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
