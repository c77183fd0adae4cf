import { lookups } from "../../sandbox/cloud/aws/lookups";
import { seed } from "../../sandbox/cloud/aws/seed";
import { checkedInputs } from "../../sandbox/cloud/provider/inputs";
import { table } from "../../sandbox/cloud/table";
import type { Props } from "../../sandbox/cloud/values";
import { hex, type Place, type Row, settled, uuid } from "../../sandbox/cloud/world/row";
import { World } from "../../sandbox/cloud/world/world";
import type { Declared } from "./pulumi";

const ACCOUNT = { accountId: "111122223333", region: "eu-west-1" };

/** In these tests every random part of an id is made of this, so that it can be found and replaced. */
const SEED = "seed";
const RANDOM = [uuid(SEED), ...[26, 20, 17, 16].map((length) => hex(SEED, length))];

class TestWorld extends World<Row> {
    override seed = () => SEED;
}

/**
 * What AWS fills in and answers, by the rows and lookups of the sandbox, without its rules and waiting.
 * Ids and names that are random in AWS are readable here: `<name>-id`, `<name>-1a2b3c4`, and in an ARN
 * the resource's name.
 */
export class Account {
    private readonly world = new TestWorld(table);
    private readonly place: Place = {
        ...ACCOUNT,
        world: this.world,
        partition: "aws",
        cluster: "",
    };

    constructor() {
        const zones = [
            { name: "example.com", id: "Z0EXAMPLE" },
            { name: "example.org", id: "Z0EXAMPLEORG" },
            { name: "example.com", id: "Z0PRIVATE", privateZone: true },
        ];
        seed(this.world, { ...ACCOUNT, zones, timeScale: 0 });
    }

    /** Id and state of the created resource; undefined for a type without a row. */
    create({ type, name, inputs }: Declared): { id: string; state: Props } | undefined {
        const row = table[type];
        if (row === undefined) return undefined;
        const naming = { urn: name, others: [], proposed: `${name}-1a2b3c4` };
        const named = checkedInputs(row, {}, inputs, naming, {}, type.startsWith("kubernetes:"));
        const entity = { type, id: "", urn: name, cluster: "", inputs: named, state: {} };
        const context = { ...this.place, entity };
        entity.id = readable(row.id(context), name);
        settled(row, context);
        this.world.remove(entity);
        this.world.add(entity);
        return entity;
    }

    /** What a lookup answers; undefined for one that the sandbox has not. */
    answer(token: string, args: Props): Props | undefined {
        return lookups[token]?.(args, this.place);
    }
}

function readable(id: string, name: string): string {
    const random = RANDOM.find((part) => id.includes(part));
    if (random === undefined) return id;
    return id.startsWith("arn:") ? id.replace(random, name) : `${name}-id`;
}
