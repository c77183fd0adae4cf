import type { FaultKind, LogEntry, Snapshot } from "./world/entity";
import type { Row } from "./world/row";
import type { World } from "./world/world";

/** One thing that goes wrong, once. */
export interface Fault {
    op: LogEntry["op"];
    /** The resource's URN, or its end. */
    urn: string;
    /** Which of its operations of this kind, counted from 1. */
    nth?: number;
    kind: FaultKind;
}

/** Read at each operation, so that a test can add to it while the cloud runs. */
export type FaultPlan = Fault[];

export interface HostedZone {
    name: string;
    /** Made up from name and kind where none is told. */
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

/** What a stack file says is there already. */
export interface ExistingThings {
    network: { vpcId: string; privateSubnetIds: string[]; publicSubnetIds: string[] };
    /** Name of a cluster in it. */
    cluster?: string;
    /** Class of a controller in that. */
    ingressClass?: string;
    /** Service of the gateway of an Istio in that. */
    gateway?: { namespace: string; name: string };
}

export interface CloudOptions {
    accountId: string;
    /** Where a provider without a region works. */
    region: string;
    /** DNS zones that exist already, in this account or another. */
    zones?: HostedZone[];
    /** Roles that the credentials may assume. */
    roles?: AssumableRole[];
    /** ARNs of trust stores that the account holds already. */
    trustStores?: string[];
    /** ARNs of issued certificates that the account holds already. */
    certificates?: string[];
    /** ARNs of target groups, Lambda functions and topics that the account holds already. */
    outside?: string[];
    /** A network that is there already, with what is in it. */
    existing?: ExistingThings | undefined;
    /** Inbound rules that the account may have in a security group. */
    inboundRuleQuota?: number;
    /** A world saved before. */
    world?: Snapshot;
    /** Real seconds per virtual second; 0 doesn't wait. */
    timeScale: number;
    /**
     * Real milliseconds without an engine request after which virtual time jumps to the next event: the
     * schedule of a real run without its waiting.
     */
    quietMs?: number;
    faults?: FaultPlan;
}

export interface Cloud {
    /** Port by package, for PULUMI_DEBUG_PROVIDERS. */
    ports: Record<string, number>;
    /** Ports of providers that work with the credentials of a role. */
    portsOf(role: string): Promise<Record<string, number>>;
    world: World<Row>;
    account: Pick<CloudOptions, "accountId" | "region">;
    /** What is wrong where no operation failed: a target group without targets, a Gateway that selects nothing. */
    warnings(): string[];
    close(): Promise<void>;
}
