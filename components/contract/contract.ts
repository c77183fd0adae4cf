import { z } from "zod";

/** Raised when a team stack of this program could no longer read, or would misread, what an older platform says. */
export const CONTRACT_VERSION = 1;

/** Output of a platform that holds its contract, and the end of the parameters' names. */
export const CONTRACT_OUTPUT = "contract";

/** Name of the SSM parameter with the contract of one team. */
export function contractParameter(stack: string, team: string): string {
    return `/mesh-edge/${stack}/contract/${team}`;
}

const grantSchema = z.object({
    namespace: z.string(),
    /** Each a name, or `*.` and a name for every name below it. */
    hosts: z.array(z.string()),
    ownLoadBalancer: z.boolean(),
});

/** What the platform's load balancer is to a team. */
const entranceSchema = z.object({
    kind: z.enum(["alb", "nlb", "clb"]),
    hostname: z.string(),
    /** Hosted zone of the load balancer, for alias records to it. */
    hostedZoneId: z.string(),
    dualstack: z.boolean(),
    /** Seconds after which an ALB ends a request that nothing is heard of; absent where it is none. */
    idleTimeoutSeconds: z.int().optional(),
    /** Hosts whose records the platform makes; one may be a wildcard. */
    hosts: z.array(z.object({ name: z.string(), protocol: z.enum(["http", "grpc"]) })),
    /** Ids of hosted zones by name; none where somebody else makes the records. */
    zones: z.record(z.string(), z.string()),
});

/**
 * What a team's stack must know of its platform: one versioned object without a secret. Keys that an older
 * program doesn't know are ignored, so that a platform may be updated before its teams.
 */
export const contractSchema = z.object({
    version: z.literal(CONTRACT_VERSION),
    accountId: z.string(),
    region: z.string(),
    /** Whether the platform is one in which nothing may be broken on purpose. */
    protect: z.boolean(),
    cluster: z.object({
        name: z.string(),
        endpoint: z.string(),
        /** PEM in base64, as EKS has it. */
        certificateAuthority: z.string(),
    }),
    gateway: z.object({
        namespace: z.string(),
        /** Of the `Gateway` that VirtualServices name. */
        name: z.string(),
    }),
    /** Absent on a platform without a load balancer. */
    edge: entranceSchema.optional(),
    teams: z.record(z.string(), grantSchema),
});

export type Contract = z.infer<typeof contractSchema>;
export type Entrance = z.infer<typeof entranceSchema>;
export type Grant = z.infer<typeof grantSchema>;
