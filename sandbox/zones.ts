import { z } from "zod";

import type { AssumableRole, HostedZone } from "./cloud/options";

/** What a stack file says of zones, where it says it in a form that is one. */
export const zonesSchema = {
    zone: z.string().optional().catch(undefined),
    privateZone: z.boolean().optional().catch(undefined),
    validationZone: z.string().optional().catch(undefined),
    dnsRole: z
        .object({ arn: z.string(), externalId: z.string().optional() })
        .optional()
        .catch(undefined),
    hosts: z
        .array(z.union([z.string(), z.object({ name: z.string(), zone: z.string().optional() })]))
        .optional()
        .catch(undefined),
};

/** What a second entrance says of its own. */
export const internalSchema = z
    .object({
        zone: zonesSchema.zone,
        privateZone: z.boolean().default(true).catch(true),
        validationZone: zonesSchema.validationZone,
        hosts: zonesSchema.hosts,
        certificateArn: z
            .union([z.string(), z.array(z.string())])
            .optional()
            .catch(undefined),
    })
    .optional()
    .catch(undefined);

type Zones = z.infer<z.ZodObject<typeof zonesSchema>>;

/** The zones that must exist for the hosts: of a name, or of an id and then of a name around the hosts. */
export function zonesOf(edge: Zones): HostedZone[] {
    const { zone, validationZone, privateZone = false, hosts = [], dnsRole } = edge;
    const named = hosts.map((host) => (typeof host === "string" ? { name: host } : host));
    const accountId = dnsRole?.arn.split(":")[4];
    const made = (key: string, inside: string[], isPrivate: boolean): HostedZone => ({
        name: key.includes(".") ? key : around(inside),
        ...(!key.includes(".") && { id: key }),
        privateZone: isPrivate,
        ...(accountId !== undefined && { accountId }),
    });
    const own = new Set([zone, ...named.map((host) => host.zone)].flatMap((key) => key ?? []));
    return [
        ...[...own].map((key) => {
            const inside = named.filter((host) => (host.zone ?? zone) === key);
            return made(
                key,
                inside.map(({ name }) => name),
                privateZone,
            );
        }),
        ...(validationZone === undefined
            ? []
            : [
                  made(
                      validationZone,
                      named.map(({ name }) => name),
                      false,
                  ),
              ]),
    ];
}

export function rolesOf({ dnsRole }: Zones): AssumableRole[] {
    return dnsRole === undefined ? [] : [dnsRole];
}

/** The longest name of two labels or more that all hosts are inside. */
function around(hosts: string[]): string {
    const [first = [], ...others] = hosts.map((host) =>
        host.replace(/^\*\./, "").split(".").reverse(),
    );
    const common = first.filter((_, index) =>
        others.every((other) => same(other.slice(0, index + 1), first.slice(0, index + 1))),
    );
    // A host on its own is taken for one inside its zone.
    const labels = others.length === 0 && common.length > 2 ? common.slice(0, -1) : common;
    return labels.reverse().join(".");
}

function same(a: string[], b: string[]): boolean {
    return a.join(".") === b.join(".");
}
