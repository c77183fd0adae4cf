import { MOST_MATCHES, matchesIn } from "../../sections/routes/size";
import { pathText } from "../../reading/problem";
import { knownEntries, type Rule } from "../rule";
import { rulesOf } from "./entries";

/** The name is how a line of the access log is told from another. */
export const ruleNamesDistinct: Rule = (config) => {
    const rules = rulesOf(config);
    return rules.flatMap(({ host, path, rule: { name } }) => {
        const first = rules.find((other) => other.host === host && other.rule.name === name);
        return name === undefined || first === undefined || first.path === path
            ? []
            : [
                  {
                      path: `${path}.name`,
                      value: name,
                      rule: `must differ from the name of ${first.path}`,
                      cure: "give each rule a name of its own",
                  },
              ];
    });
};

/** 4,500 redirects in one VirtualService ran istiod out of memory, 300 did not (istio/istio#55054). */
export const routesFit: Rule = ({ routes }) =>
    knownEntries(routes).flatMap(([host, { rules }]) => {
        const count = matchesIn(rules ?? []);
        return count <= MOST_MATCHES
            ? []
            : [
                  {
                      path: pathText(["routes", host, "rules"]),
                      value: count,
                      rule: `must have ${MOST_MATCHES} matches at most, all rules together: istiod and each gateway pod keep all of them, and go through them for a request one by one`,
                      cure: "cover several by a prefix, or give some of them a host of their own",
                  },
              ];
    });
