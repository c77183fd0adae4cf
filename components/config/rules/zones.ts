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
                  cure: `write for example "${region}${zone.slice(-1)}"`,
              }));
