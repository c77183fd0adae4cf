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
            "`grpc` gives the host HTTP/2 up to the gateway; its clients must speak HTTP/2. `http` is HTTP/1.1 behind the ALB, and WebSocket.",
        changes:
            "**a new ALB**, as with `edge.scheme`, for the first or last `grpc` host; none with `edge.grpcReady: true`",
    }),
    zone: hostedZone.optional().meta({
        description: "Hosted zone of this host by name or id, where it is not `edge.zone`.",
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

/** The hosts of an edge in the order of the config; the only reader of `edge.hosts`. */
export function hostsOf(edge: {
    hosts: readonly z.infer<typeof hostEntrySchema>[];
    zone?: string | undefined;
}): Host[] {
    return edge.hosts.map((entry) => {
        const { name, protocol, zone } = typeof entry === "string" ? writtenOut(entry) : entry;
        return { name, protocol, zone: zone ?? edge.zone };
    });
}

/** Names of the hosts; of none where there is no edge. */
export function hostNames(edge: Parameters<typeof hostsOf>[0] | undefined): string[] {
    return edge ? hostsOf(edge).map(({ name }) => name) : [];
}

/** The hosts behind the second Ingress. */
export function grpcHosts(edge: Parameters<typeof hostsOf>[0]): string[] {
    return hostsOf(edge)
        .filter(({ protocol }) => protocol === "grpc")
        .map(({ name }) => name);
}

/**
 * Name of the group in which the two Ingresses share an ALB. Anybody who may write an Ingress can join
 * a group, and joining or leaving one makes a new ALB: so there is one only where it is needed, or
 * wished for in time.
 */
export function ingressGroup(
    edge: Parameters<typeof hostsOf>[0] & { grpcReady: boolean; ingressName: string },
): string | undefined {
    return edge.grpcReady || grpcHosts(edge).length > 0 ? edge.ingressName : undefined;
}
