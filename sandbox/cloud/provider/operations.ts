import type { Clock } from "../clock";
import { deliver, type Faults, refuse } from "../faults";
import { assertReferences, assertUnused, notFound } from "../world/references";
import { at, hasUnknown, type Props, UNKNOWN, withValue } from "../values";
import { CloudError, NotReadyError } from "../world/errors";
import { lookups } from "../aws/lookups";
import { helmTemplate } from "../kubernetes/helm/template";
import { assertAdmitted, assertReachable } from "../kubernetes/api-server";
import { assertAuthorized } from "../kubernetes/authorization";
import { type Context, type Place, type Row, settled } from "../world/row";
import { rowOf } from "../table";
import { nameOf, typeOf } from "../../state/urn";
import type { Entity, FaultKind, LogEntry } from "../world/entity";
import type { World } from "../world/world";

export interface Made {
    id: string;
    state: Props;
    inputs: Props;
}

/** The operations of a provider on the world. */
export class Operations {
    constructor(
        private readonly world: World<Row>,
        private readonly clock: Clock,
        private readonly faults: Faults,
    ) {}

    async create(place: Place, urn: string, inputs: Props, preview: boolean): Promise<Made> {
        const type = typeOf(urn);
        const row = rowOf(type);
        if (preview) return { id: "", state: unsettled(row, inputs, undefined), inputs };
        const entity: Entity = { type, id: "", urn, cluster: place.cluster, inputs, state: {} };
        const context: Context = { ...place, entity };
        return await this.run("create", context, async (answer) => {
            assertReachable(place, type);
            assertReferences(context);
            assertAdmitted("create", row, context);
            row.beforeCreate?.(context);
            this.world.underway.add(entity);
            try {
                await this.clock.pass((row.secondsHere?.(context) ?? row.seconds)[0]);
            } finally {
                this.world.underway.delete(entity);
            }
            entity.id = row.id(context);
            entity.state = settled(row, context);
            if (row.adopts) this.world.remove(entity);
            this.world.add(entity);
            row.afterCreate?.(context);
            if (answer === "hang") row.cutOff?.(context);
            await deliver(answer);
            return made(entity);
        });
    }

    async update(place: Place, urn: string, id: string, news: Props, preview: boolean) {
        const row = rowOf(typeOf(urn));
        const entity = this.world.get(typeOf(urn), id, place.cluster);
        if (entity === undefined) {
            if (preview) return { id, state: unsettled(row, news, {}), inputs: news };
            throw notFound(this.world, typeOf(urn), id);
        }
        if (preview) return { id, state: unsettled(row, news, entity.state), inputs: news };
        const old = { ...entity };
        const context: Context = { ...place, entity: { ...entity, inputs: news }, old };
        return await this.run("update", context, async (answer) => {
            assertReachable(place, entity.type);
            assertReferences(context);
            assertAdmitted("update", row, context);
            row.beforeUpdate?.(context);
            await this.clock.pass((row.secondsHere?.(context) ?? row.seconds)[1]);
            entity.inputs = news;
            entity.notes = context.entity.notes ?? {};
            entity.state = settled(row, { ...context, entity });
            row.afterUpdate?.({ ...context, entity });
            if (answer === "hang") row.cutOff?.({ ...context, entity });
            await deliver(answer);
            return made(entity);
        }).catch((error: unknown) => {
            if (error instanceof NotReadyError) error.kept = made(entity);
            throw error;
        });
    }

    async delete(place: Place, urn: string, id: string): Promise<void> {
        const entity = this.world.get(typeOf(urn), id, place.cluster);
        const row = rowOf(typeOf(urn));
        assertReachable(place, typeOf(urn));
        if (entity === undefined) return;
        const context: Context = { ...place, entity };
        await this.run("delete", context, async (answer) => {
            assertAuthorized(place, "delete", entity.type, id);
            assertUnused(context);
            row.beforeDelete?.(context);
            await this.clock.pass((row.secondsHere?.(context) ?? row.seconds)[2]);
            assertUnused(context);
            row.beforeDelete?.(context);
            this.world.remove(entity);
            row.afterDelete?.(context);
            await deliver(answer);
        });
    }

    /** What the world holds now; undefined when it is gone. */
    read(place: Place, urn: string, id: string): Made | undefined {
        // What others made may be read too.
        const row = this.world.table[typeOf(urn)] ?? rowOf(typeOf(urn));
        const entity = this.world.get(typeOf(urn), id, place.cluster) ?? this.named(urn, id);
        if (entity === undefined) return undefined;
        assertAuthorized(place, "read", entity.type, entity.id);
        try {
            row.onRead?.({ ...place, entity });
        } catch (error) {
            if (error instanceof NotReadyError) error.kept = made(entity);
            throw error;
        }
        return made(entity);
    }

    /** The thing that an import names. */
    private named(urn: string, id: string): Entity | undefined {
        const { importId } = rowOf(typeOf(urn));
        return importId && this.world.all(typeOf(urn)).find((entity) => importId(entity) === id);
    }

    invoke(place: Place, token: string, args: Props): Props {
        const lookup = token === "kubernetes:helm:template" ? helmTemplate : lookups[token];
        if (lookup === undefined) {
            throw new CloudError("", `unknown function ${token}: the sandbox has none`);
        }
        return lookup(args, place);
    }

    private async run<T>(
        op: LogEntry["op"],
        context: Context,
        work: (answer: FaultKind | undefined) => Promise<T>,
    ): Promise<T> {
        const { urn, type } = context.entity;
        const start = this.clock.now();
        const entry = { op, type, name: nameOf(urn), urn, start, end: start };
        this.world.log.push(entry);
        try {
            const fault = this.faults.due(op, urn);
            if (fault !== undefined) Object.assign(entry, { fault });
            refuse(fault);
            return await work(fault);
        } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            Object.assign(entry, { error: message });
            if (error instanceof NotReadyError) error.kept = made(context.entity);
            throw error;
        } finally {
            entry.end = this.clock.now();
        }
    }
}

function made({ id, state, inputs }: Entity): Made {
    return structuredClone({ id, state, inputs });
}

/** What a preview can say: inputs stay, what is computed isn't known, or stays through an update. */
function unsettled(row: Row, inputs: Props, old: Props | undefined): Props {
    let state = structuredClone(inputs);
    for (const path of Object.keys(row.computed ?? {})) {
        const stays = old !== undefined && !row.unsettled?.includes(path);
        const given = at(inputs, path);
        const kept = stays ? at(old, path) : undefined;
        if (given !== undefined && (old === undefined || hasUnknown(given))) continue;
        state = withValue(state, path, given ?? kept ?? UNKNOWN);
    }
    return state;
}
