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
                  rule: `must be none in ${region}: the AWS provider knows no hosted zone of load balancers there, and makes no alias record`,
                  cure: "write none and make the records yourself, or take the section edge out",
              },
          ];
