import { z } from "zod";

import { importId } from "../import-id";
import type { Found } from "../inventory";
import { type StackFacts, text } from "../stack";
import { parsed } from "./cli";

type Aws = (...args: string[]) => Promise<string>;

const RECORD = "aws:route53/record:Record";

const recordsSchema = z.object({
    ResourceRecordSets: z.array(z.object({ Name: z.string(), Type: z.string() })),
});

/** Records have no tags: those that the program would make, by zone, name and type. */
export async function records(aws: Aws, { planned }: StackFacts): Promise<Found[]> {
    const found: Found[] = [];
    for (const record of planned.filter(({ type }) => type === RECORD)) {
        const [zone, name, type] = ["zoneId", "name", "type"].map((key) => text(record, key));
        if (zone === undefined || name === undefined || type === undefined) continue;
        // The listing starts at the name, in the zone's order, whether the name is there or not.
        const from = ["--start-record-name", name, "--start-record-type", type];
        const args = ["--hosted-zone-id", zone, ...from, "--max-items", "1"];
        const answer = await aws("route53", "list-resource-record-sets", ...args);
        const [first] = recordsSchema.parse(parsed(answer)).ResourceRecordSets;
        if (first === undefined || first.Type !== type || plain(first.Name) !== plain(name))
            continue;
        const id = importId(record);
        if (id !== undefined) found.push({ type: RECORD, id });
    }
    return found;
}

/** Route 53 writes names with a dot at their end, and `*` as an escape. */
function plain(name: string): string {
    return name.toLowerCase().replace(/\.$/, "").replace("\\052", "*");
}
