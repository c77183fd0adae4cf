import { valuesAt } from "../values";
import type { Entity, LogEntry, Ref, Snapshot, TypeFacts } from "./entity";
import { CloudError } from "./errors";

/** The account and its clusters. */
export class World<Facts extends TypeFacts = TypeFacts> {
    readonly log: LogEntry[] = [];
    /** Virtual seconds. */
    now = 0;
    /** What is being created at this moment. */
    readonly underway = new Set<Entity>();
    /** Inbound rules that AWS allows a security group; 60 before anybody has it raised. */
    inboundRuleQuota = 60;
    private readonly entities = new Map<string, Entity>();
    private readonly births: Record<string, number> = {};

    constructor(
        readonly table: Readonly<Record<string, Facts>>,
        saved?: Snapshot,
    ) {
        for (const entity of saved?.entities ?? []) this.add(structuredClone(entity));
        Object.assign(this.births, saved?.births);
        this.log.push(...structuredClone(saved?.log ?? []));
        this.now = saved?.now ?? 0;
    }

    snapshot(): Snapshot {
        const { births, log, now } = this;
        return structuredClone({ entities: this.all(), births, log, now });
    }

    /** Everything that exists, or everything of a type. */
    all(type?: string, cluster?: string): Entity[] {
        return [...this.entities.values()].filter(
            (entity) =>
                (type === undefined || entity.type === type) &&
                (cluster === undefined || entity.cluster === cluster),
        );
    }

    get(type: string, id: string, cluster = ""): Entity | undefined {
        return this.entities.get(`${cluster}|${type}|${id}`);
    }

    /** The one whose property has this value. */
    find(type: string, by: string, value: string | undefined): Entity | undefined {
        if (value === undefined) return undefined;
        if (by === "id") return this.get(type, value);
        return this.all(type).find((entity) => entity.state[by] === value);
    }

    add(entity: Entity): void {
        const key = `${entity.cluster}|${entity.type}|${entity.id}`;
        if (this.entities.has(key)) {
            const exists = this.table[entity.type]?.exists;
            throw exists?.(entity.id) ?? new CloudError("AlreadyExists", `${entity.id} exists`);
        }
        this.entities.set(key, entity);
    }

    remove(entity: Entity): void {
        this.entities.delete(`${entity.cluster}|${entity.type}|${entity.id}`);
    }

    /** Differs for each thing ever made, and is the same when a history is repeated. */
    seed(urn: string, type: string): string {
        const key = `${urn}|${type}`;
        const birth = (this.births[key] ?? 0) + 1;
        this.births[key] = birth;
        return `${key}|${birth}`;
    }

    /** Whoever refers to the thing. */
    referrers(target: Entity, counts: (ref: Ref) => boolean = (ref) => ref.holds !== false) {
        return this.all().filter((entity) =>
            (this.table[entity.type]?.refs ?? []).some((ref) => {
                if (ref.type !== target.type || !counts(ref)) return false;
                const key = ref.by === undefined ? target.id : target.state[ref.by];
                return valuesAt(entity.inputs, ref.path).some((value) => value === key);
            }),
        );
    }
}
