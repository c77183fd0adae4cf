import { z } from "zod";

import { importId } from "../import-id";
import type { Found } from "../inventory";
import { type StackFacts, text } from "../stack";
import { type Aws, parsed } from "./cli";

const RECORD = "aws:route53/record:Record";
const ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";

const recordsSchema = z.object({
    ResourceRecordSets: z.array(
        z.object({ Name: z.string(), Type: z.string(), SetIdentifier: z.string().optional() }),
    ),
});

const zoneSchema = z.object({ VPCs: z.array(z.object({ VPCId: z.string() })).default([]) });

/** Records have no tags: those that the program would make, by zone, name, type, and which of several. */
export async function records(aws: Aws, { planned }: StackFacts): Promise<Found[]> {
    const found: Found[] = [];
    for (const record of planned.filter(({ type }) => type === RECORD)) {
        const [zone, name, type] = ["zoneId", "name", "type"].map((key) => text(record, key));
        if (zone === undefined || name === undefined || type === undefined) continue;
        const which = text(record, "setIdentifier");
        // The listing starts at the name, in the zone's order, whether the name is there or not.
        const from = ["--start-record-name", name, "--start-record-type", type];
        if (which !== undefined) from.push("--start-record-identifier", which);
        const args = ["--hosted-zone-id", zone, ...from, "--max-items", "1"];
        const answer = await aws("route53", "list-resource-record-sets", ...args);
        const [first] = recordsSchema.parse(parsed(answer)).ResourceRecordSets;
        if (first === undefined || first.Type !== type || plain(first.Name) !== plain(name))
            continue;
        // Another stack may have a weighted record of the same name.
        if (first.SetIdentifier !== which) continue;
        const id = importId(record);
        if (id !== undefined) found.push({ type: RECORD, id });
    }
    return found;
}

/** Which of the associations that the program would make are there: a zone lists its VPCs. */
export async function associations(aws: Aws, { planned }: StackFacts): Promise<Found[]> {
    const found: Found[] = [];
    for (const association of planned.filter(({ type }) => type === ASSOCIATION)) {
        const [id, zone] = [importId(association), text(association, "zoneId")];
        if (id === undefined || zone === undefined) continue;
        const answer = await aws("route53", "get-hosted-zone", "--id", zone);
        const { VPCs: vpcs } = zoneSchema.parse(parsed(answer));
        if (vpcs.some(({ VPCId: vpc }) => id === `${zone}:${vpc}`)) {
            found.push({ type: ASSOCIATION, id });
        }
    }
    return found;
}

/** Route 53 writes names with a dot at their end, and `*` as an escape. */
function plain(name: string): string {
    return name.toLowerCase().replace(/\.$/, "").replace("\\052", "*");
}
