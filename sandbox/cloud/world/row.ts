import { createHash } from "node:crypto";

import { type Props, type Value, withValue } from "../values";
import type { Entity, TypeFacts } from "./entity";
import type { World } from "./world";

/** Where an operation happens: which provider asks, and for what. */
export interface Place {
    readonly world: World<Row>;
    readonly accountId: string;
    readonly partition: string;
    readonly region: string;
    /** Name of the cluster for Kubernetes objects, otherwise "". */
    readonly cluster: string;
    /** ARN of the role that asks; absent, it is who set up the account. */
    readonly caller?: string | undefined;
}

export interface Context extends Place {
    readonly entity: Entity;
    /** State before an update. */
    readonly old?: Entity;
}

/** One resource type. */
export interface Row extends TypeFacts {
    /** Made by a controller or before the program: not for a program to make. */
    madeOutside?: true;
    /** Physical id, from inputs that have their names filled in. */
    id: (context: Context) => string;
    /** The property that the provider fills in with `<logical name>-<7 hex>`. */
    autoname?: string;
    tagged?: true;
    /** A property that takes a policy as a structure and holds it as JSON. */
    document?: string;
    /** Outputs that no input gives, by path; unknown in the preview of a create. */
    computed?: Record<string, (context: Context) => Value>;
    /** Computed outputs that an update makes unknown again. */
    unsettled?: string[];
    /** Edits of these paths make a new resource, as the real provider's schema says. */
    forceNew?: string[];
    /** Creating it again takes over what is there, instead of failing. */
    adopts?: true;
    /** Only waits: the account holds no such thing, and none can be imported. */
    onlyWaits?: true;
    /** What `pulumi import` takes where that isn't the id (section "Import" of the type's registry page). */
    importId?: (entity: Entity) => string;
    /** Typical durations in seconds: create, update, delete. */
    seconds: Durations;
    /** Others where the circumstances make them. */
    secondsHere?: (context: Context) => Durations | undefined;
    /** The type's own rules; each throws a CloudError. */
    beforeCreate?: (context: Context) => void;
    afterCreate?: (context: Context) => void;
    beforeUpdate?: (context: Context) => void;
    afterUpdate?: (context: Context) => void;
    /** What a create or an update leaves whose process was killed meanwhile, where that isn't all of it. */
    cutOff?: (context: Context) => void;
    /** What a read sees to; throws a NotReadyError. */
    onRead?: (context: Context) => void;
    beforeDelete?: (context: Context) => void;
    afterDelete?: (context: Context) => void;
}

/** Seconds of create, update and delete. */
type Durations = readonly [number, number, number];

export type Table = Record<string, Row>;

/** A lookup: what it answers, or an error in the service's words. */
export type Lookup = (args: Props, place: Place) => Props;

export function hex(seed: string, length: number): string {
    return createHash("sha256").update(seed).digest("hex").slice(0, length);
}

export function uuid(seed: string): string {
    return hex(seed, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** An id such as `subnet-0123456789abcdef0`, new for each creation. */
export function idWith(prefix: string): Row["id"] {
    return ({ entity, world }) => prefix + hex(world.seed(entity.urn, entity.type), 17);
}

/** A type whose id is its name. */
export function idFrom(property: string): Row["id"] {
    return ({ entity }) => {
        const value = entity.inputs[property];
        return typeof value === "string" ? value : "";
    };
}

export function arn(
    { partition, region, accountId }: Place,
    service: string,
    resource: string,
): string {
    return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

export function globalArn({ partition, accountId }: Place, service: string, resource: string) {
    return `arn:${partition}:${service}::${accountId}:${resource}`;
}

/** Inputs with everything that is computed from them and the world. */
export function settled(row: Row, context: Context): Props {
    const { entity } = context;
    entity.state = structuredClone(entity.inputs);
    for (const [path, compute] of Object.entries(row.computed ?? {})) {
        entity.state = withValue(entity.state, path, compute(context));
    }
    return entity.state;
}
