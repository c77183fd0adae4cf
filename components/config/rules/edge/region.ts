import { hasLoadBalancerZone } from "../../../values/regions";
import type { Rule } from "../rule";

/** The alias records of the hosts name the hosted zone of the load balancer. */
export const edgeInRegionWithZone: Rule = ({ edge }, { region, isGiven }) =>
    !isGiven("edge.hosts") ||
    edge?.dns === "none" ||
    region === undefined ||
    hasLoadBalancerZone(region)
        ? []
        : [
              {
                  path: "edge.dns",
                  value: edge?.dns,
                  rule: `must be none in ${region}: the AWS provider has no hosted zone id of load balancers there, so it can't create an alias record`,
                  cure: "write none and create the records yourself, or take the section edge out",
              },
          ];
