import type { Rule } from "./rule";

/** Its metrics are those of an Application Load Balancer. */
export const observabilityNeedsEdge: Rule = ({ edge, observability }) =>
    edge === null && observability !== null && observability !== undefined
        ? [
              {
                  path: "observability",
                  value: observability,
                  rule: "must not be set without an edge: there is no load balancer to watch",
                  cure: "take the section out, or add the section edge",
              },
          ]
        : [];
