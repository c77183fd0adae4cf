import { each, known } from "../../reading/unknown";
import type { Rules } from "../refusal";

/**
 * Letters of availability zones. No region has more than the six of us-east-1, and each has three or more
 * (AWS, "AWS Availability Zones"); which letters an account has of a region's, its API alone tells.
 */
const LETTERS = ["a", "b", "c", "d", "e", "f"];

export const zoneRules: Rules = {
    /** The VPC is made in the stack's region, and so are its subnets. */
    zonesInRegion: ({ network: { availabilityZones: zones } }, { region }) => {
        const taken = new Set(known(zones));
        return each("network.availabilityZones", zones, (zone, path) => {
            const [itsRegion, letter] = [zone.slice(0, -1), zone.slice(-1)];
            const exists = LETTERS.includes(letter);
            if (itsRegion === region && exists) return;
            const free = freeZone(region, exists ? letter : "a", taken);
            taken.add(free);
            return {
                path,
                rule:
                    itsRegion === region
                        ? "must be a zone that AWS has: their letters end with f"
                        : `must be a zone of aws:region, ${region}`,
                cure: `write for example "${free}"`,
            };
        });
    },
};

/** The zone of the same letter, or where the list has that already the first one that it lacks. */
function freeZone(region: string, letter: string, taken: ReadonlySet<string>): string {
    const zones = [letter, ...LETTERS].map((other) => `${region}${other}`);
    return zones.find((name) => !taken.has(name)) ?? `${region}a`;
}
