import { Clock } from "../../../sandbox/cloud/clock";
import { Faults } from "../../../sandbox/cloud/faults";
import { Operations } from "../../../sandbox/cloud/provider/operations";
import { table } from "../../../sandbox/cloud/table";
import type { Entity, Snapshot } from "../../../sandbox/cloud/world/entity";
import { World } from "../../../sandbox/cloud/world/world";
import { text } from "../../../sandbox/cloud/values";

/** By URN, the URNs of what must exist before a resource, and must outlive it. */
export type Edges = Map<string, Set<string>>;

/**
 * The order that the emulated account itself insists on, found without a look at the program: take a resource
 * out of the account, and see what can no longer be made or deleted; leave it there, and see what can't go.
 *
 * A Pulumi program has one graph for both ways, so what either way needs is an edge. An order whose breach shows
 * only later, in another resource, is not found; so the longest path is rather too short than too long.
 */
export async function physicalEdges(
    all: Snapshot,
    account: { accountId: string; region: string },
): Promise<Edges> {
    const laboratory = new Laboratory(all, account);
    const urns = laboratory.urns;
    const edges: Edges = new Map(urns.map((urn) => [urn, new Set<string>()]));
    const edge = (who: string, forWhat: string) => edges.get(who)?.add(forWhat);
    for (const urn of urns) {
        const others = urns.filter((other) => other !== urn);
        const without = (taken: string) => others.filter((other) => other !== taken);
        for (const other of others) {
            if (!(await laboratory.canMake(urn, without(other)))) edge(urn, other);
        }
        for (const holder of await holdersOf(laboratory, urn, others)) edge(holder, urn);
    }
    for (const urn of urns) {
        const held = new Set(urns.filter((other) => edges.get(other)?.has(urn)));
        const rest = urns.filter((other) => other !== urn && !held.has(other));
        if (await laboratory.canDelete(urn, [])) continue;
        // A bucket that keeps its logs stays whatever is there: nothing needs to outlive it.
        if (!(await laboratory.canDelete(urn, rest))) continue;
        for (const other of rest) {
            const without = rest.filter((kept) => kept !== other);
            if (!(await laboratory.canDelete(urn, without))) edge(urn, other);
        }
    }
    return edges;
}

/** One after the other comes in, in the order of their making: whose coming stops the deletion? */
async function holdersOf(laboratory: Laboratory, urn: string, others: string[]) {
    const holders: string[] = [];
    const present: string[] = [];
    let before = await laboratory.canDelete(urn, present);
    if (before && (await laboratory.canDelete(urn, others))) return holders;
    for (const other of others) {
        const now = await laboratory.canDelete(urn, [...present, other]);
        if (before && !now) {
            holders.push(other);
            continue;
        }
        present.push(other);
        before = now;
    }
    return holders;
}

/** An account in which single operations are tried, each on a copy. */
class Laboratory {
    readonly urns: string[];

    constructor(
        private readonly all: Snapshot,
        private readonly account: { accountId: string; region: string },
    ) {
        this.urns = all.entities.flatMap(({ urn }) => (urn === "" ? [] : [urn]));
    }

    async canMake(urn: string, present: string[]): Promise<boolean> {
        const { inputs, cluster } = this.find(urn);
        const { operations, place } = this.copy(present, cluster);
        return await works(operations.create(place, urn, structuredClone(inputs), false));
    }

    async canDelete(urn: string, present: string[]): Promise<boolean> {
        const { id, cluster } = this.find(urn);
        const { operations, place } = this.copy([...present, urn], cluster);
        return await works(operations.delete(place, urn, id));
    }

    private find(urn: string): Entity {
        const found = this.all.entities.find((entity) => entity.urn === urn);
        if (found === undefined) throw new Error(`${urn} is not in the account`);
        return found;
    }

    /** The account with these resources and what AWS, Helm and the controller made for them. */
    private copy(present: string[], cluster: string) {
        const kept = new Set(present);
        const entities = this.all.entities.filter((entity) => {
            const { urn = "" } = entity.urn === "" ? (this.makerOf(entity) ?? {}) : entity;
            return urn === "" || kept.has(urn);
        });
        const world = new World(table, { ...this.all, entities, log: [] });
        const operations = new Operations(world, new Clock(world, 0, 0), new Faults([]));
        return { operations, place: { ...this.account, world, partition: "aws", cluster } };
    }

    private makerOf({ owner, type }: Entity): Entity | undefined {
        return this.all.entities.find((maker) => {
            if (maker.urn === "") return false;
            // Helm keeps a chart's definitions, so they have no owner.
            if (type.endsWith(":CustomResourceDefinition")) {
                return text(maker.inputs, "chart") === "base";
            }
            return (
                owner === maker.id ||
                (maker.type.endsWith(":Ingress") && owner?.startsWith("ingress:") === true)
            );
        });
    }
}

async function works(operation: Promise<unknown>): Promise<boolean> {
    return await operation.then(
        () => true,
        () => false,
    );
}
