import { z } from "zod";

import { hostedZone, hostName } from "../fields";

/** A host that needs more said than its name. */
const hostSchema = z.strictObject({
    name: hostName.meta({
        description: "Name that clients use.",
        examples: ["grpc.example.com"],
    }),
    protocol: z.enum(["http", "grpc"]).default("http").meta({
        description:
            "`grpc` uses HTTP/2 from the ALB to the gateway; clients must use HTTP/2. `http` uses HTTP/1.1 from the ALB, and allows WebSocket.",
        changes:
            "**a new ALB**, as with `edge.scheme`, for the first or last `grpc` host; none with `edge.grpcReady: true`",
    }),
    zone: hostedZone.optional().meta({
        description: "Hosted zone of this host by name or id, if it is not `edge.zone`.",
        examples: ["example.org"],
    }),
});

/** An entry of `edge.hosts`. */
export const hostEntrySchema = z.union([hostName, hostSchema]);

/** A host with everything said. */
export interface Host {
    name: string;
    protocol: "http" | "grpc";
    /** Name or id of the hosted zone that the host's record goes to; `undefined` with `edge.dns: none`. */
    zone: string | undefined;
}

/** A host that the config gives by its name alone, as if it were written out. */
export function writtenOut(name: string): z.infer<typeof hostSchema> {
    return hostSchema.parse({ name });
}

/** The hosts of an edge in the order of the config. */
export function hostsOf(edge: {
    hosts: readonly z.infer<typeof hostEntrySchema>[];
    zone?: string | undefined;
}): Host[] {
    return edge.hosts.map((entry) => {
        const { name, protocol, zone } = typeof entry === "string" ? writtenOut(entry) : entry;
        return { name, protocol, zone: zone ?? edge.zone };
    });
}

/** Whether a name is the zone's, or inside it. */
export function isInside(zone: string, name: string): boolean {
    const bare = name.replace(/^\*\./, "");
    return bare === zone || bare.endsWith(`.${zone}`);
}
