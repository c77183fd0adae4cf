import type { Rule } from "./rule";

export const wafNeedsEdge: Rule = ({ edge, waf }) =>
    edge === null && waf !== null
        ? [
              {
                  path: "waf",
                  value: waf,
                  rule: "must not be set in a stack without edge: the web ACL protects the ALB",
                  cure: "add the section edge, or take waf out",
              },
          ]
        : [];
