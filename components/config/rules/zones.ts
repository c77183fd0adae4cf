import { known, type Rule } from "./rule";

/** The VPC is made in the stack's region, and so are its subnets. */
export const zonesInRegion: Rule = ({ network }, { region }) =>
    region === undefined
        ? []
        : known(network?.availabilityZones)
              .filter(([, zone]) => zone.slice(0, -1) !== region)
              .map(([index, zone]) => ({
                  path: `network.availabilityZones[${index}]`,
                  value: zone,
                  rule: `must be a zone of aws:region, ${region}`,
                  cure: `write for example "${freeZone(region, zone, network?.availabilityZones)}"`,
              }));

/** The zone of the same letter, or where the list has that already the first one that it lacks. */
function freeZone(region: string, zone: string, listed: readonly unknown[] = []): string {
    const zones = [zone.slice(-1), "a", "b", "c", "d", "e", "f"].map(
        (letter) => `${region}${letter}`,
    );
    return zones.find((name) => !listed.includes(name)) ?? `${region}a`;
}
