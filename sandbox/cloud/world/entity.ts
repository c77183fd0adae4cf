import { type Props } from "../values";
import type { CloudError } from "./errors";

/** A thing in the account or in a cluster. */
export interface Entity {
    type: string;
    id: string;
    /** Of the Pulumi resource; "" for what AWS, Helm or a controller made. */
    urn: string;
    cluster: string;
    inputs: Props;
    state: Props;
    /** Whose it is: gone with its owner. */
    owner?: string;
    /** Whether it was there before the program. */
    existed?: true;
    /** What the emulated account records besides the provider's state. */
    notes?: Props;
}

/** A property that names another resource. */
export interface Ref {
    /** Where in the inputs; `*` is any element of a list. */
    path: string;
    type: string;
    /** The other's property that is named: its id unless told. */
    by?: string;
    /** false: the other may be deleted despite this reference. */
    holds?: false;
}

/** What the store itself needs of a type: its references, and the service's errors. */
export interface TypeFacts {
    refs?: Ref[];
    /** For a second one under an id. */
    exists?: (id: string) => CloudError;
    /** For an id that nothing has. */
    notFound?: (id: string) => CloudError;
    /** For deleting it while another refers to it. */
    inUse?: (entity: Entity, holder: Entity) => CloudError;
    /** Ids that are in every account, such as those of AWS's own policies. */
    isProvided?: (id: string) => boolean;
}

/** fail: refused before anything happens; throttle: refused for being too many; lost: it happens, but the answer doesn't arrive; hang: it happens, and no answer ever comes. */
export type FaultKind = "fail" | "throttle" | "lost" | "hang";

/** One operation on the account. */
export interface LogEntry {
    op: "create" | "update" | "delete";
    type: string;
    name: string;
    urn: string;
    /** Virtual seconds since the world began. */
    start: number;
    end: number;
    error?: string;
    /** The fault that hit it. */
    fault?: FaultKind;
}

export interface Snapshot {
    entities: Entity[];
    births: Record<string, number>;
    log: LogEntry[];
    now: number;
}
