import { knownHosts } from "../known-hosts";
import type { Rule } from "../../rule";
import { targetsOf } from "./entries";

/** Quota "Target groups per Application Load Balancer", which nobody gets raised. */
const MOST = 100;

/** A function and a list of addresses have a target group of their own each time they are named. */
export const targetGroupsFit: Rule = (config) => {
    const targets = targetsOf(config).map(([, target]) => target);
    const named = new Set(targets.flatMap(({ targetGroupArn }) => targetGroupArn ?? []));
    const made = targets.filter(({ lambda, ips }) => lambda || ips).length;
    // HTTP/2 to the gateway takes one beside that of HTTP/1.1.
    const hasGrpc = knownHosts(config).some(({ protocol }) => protocol === "grpc");
    const all = named.size + made + (hasGrpc ? 2 : 1);
    return all <= MOST
        ? []
        : [
              {
                  path: "edge.paths",
                  value: all,
                  rule: `must need ${MOST} target groups at most, including those of the gateway, the limit of an ALB; these are ${all}`,
                  cure: "send several entries to one target group, or give some their own ALB",
              },
          ];
};
