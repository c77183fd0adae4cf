import { known, type Rule } from "../rule";

/**
 * Letters of availability zones. No region has more than the six of us-east-1, and each has three or more
 * (AWS, "AWS Availability Zones"); which letters an account has of a region's, its API alone tells.
 */
const LETTERS = ["a", "b", "c", "d", "e", "f"];

/** The VPC is made in the stack's region, and so are its subnets. */
export const zonesInRegion: Rule = ({ network }, { region }) => {
    if (region === undefined) return [];
    const taken = new Set<unknown>(network?.availabilityZones);
    return known(network?.availabilityZones).flatMap(([index, zone]) => {
        const [itsRegion, letter] = [zone.slice(0, -1), zone.slice(-1)];
        const exists = LETTERS.includes(letter);
        if (itsRegion === region && exists) return [];
        const free = freeZone(region, exists ? letter : "a", taken);
        taken.add(free);
        return [
            {
                path: `network.availabilityZones[${index}]`,
                value: zone,
                rule:
                    itsRegion === region
                        ? "must be a zone that AWS has: their letters end with f"
                        : `must be a zone of aws:region, ${region}`,
                cure: `write for example "${free}"`,
            },
        ];
    });
};

/** The zone of the same letter, or where the list has that already the first one that it lacks. */
function freeZone(region: string, letter: string, taken: ReadonlySet<unknown>): string {
    const zones = [letter, ...LETTERS].map((other) => `${region}${other}`);
    return zones.find((name) => !taken.has(name)) ?? `${region}a`;
}
