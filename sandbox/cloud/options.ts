import type { Snapshot, World } from "./world/world";

/** One thing that goes wrong, once. */
export interface Fault {
    op: "create" | "update" | "delete";
    /** The resource's URN, or its end. */
    urn: string;
    /** Which of its operations of this kind, counted from 1. */
    nth?: number;
    /** fail: refused before anything happens; throttle: refused for being too many; lost: it happens, but the answer doesn't arrive; hang: it happens, and no answer ever comes. */
    kind: "fail" | "throttle" | "lost" | "hang";
}

/** Read at each operation, so that a test can add to it while the cloud runs. */
export type FaultPlan = Fault[];

export interface OtherZone {
    name: string;
    /** Of its own making where none is told. */
    id?: string;
    privateZone?: boolean;
    /** The stack's own unless told. */
    accountId?: string;
}

export interface AssumableRole {
    arn: string;
    /** What its trust policy asks for. */
    externalId?: string;
}

export interface CloudOptions {
    accountId: string;
    /** Where a provider without a region works. */
    region: string;
    /** Public DNS zones that the account holds already. */
    zones?: string[];
    /** Private ones. */
    privateZones?: string[];
    /** Zones with an id that somebody knows, and those of another account. */
    otherZones?: OtherZone[];
    /** Roles that the credentials may assume. */
    roles?: AssumableRole[];
    /** ARNs of trust stores that the account holds already. */
    trustStores?: string[];
    /** ARNs of issued certificates that the account holds already. */
    certificates?: string[];
    /** ARNs of target groups, Lambda functions and topics that the account holds already. */
    outside?: string[];
    /** Inbound rules that the account may have in a security group. */
    inboundRuleQuota?: number;
    /** A world saved before. */
    world?: Snapshot;
    /** Real seconds for a virtual one; 0 doesn't wait. */
    timeScale: number;
    /** Virtual time that moves on as soon as the engine has asked nothing for so many real milliseconds: the schedule of a real run without its waiting. */
    quietMs?: number;
    faults?: FaultPlan;
}

export interface Cloud {
    /** Port by package, for PULUMI_DEBUG_PROVIDERS. */
    ports: Record<string, number>;
    world: World;
    account: Pick<CloudOptions, "accountId" | "region">;
    /** What is wrong where no operation failed: a target group without targets, a Gateway that selects nothing. */
    warnings(): string[];
    close(): Promise<void>;
}
