import { WILDCARDS_PER_RULE } from "../../../../values/elb-limits";
import { known, knownEntries, type Rule } from "../../rule";
import { entriesOf, type LenientPath } from "./entries";

export const wildcardsFit: Rule = (config) =>
    entriesOf(config).flatMap(([path, entry]) => {
        const count = wildcardsIn(entry);
        return count <= WILDCARDS_PER_RULE
            ? []
            : [
                  {
                      path,
                      value: entry.name,
                      rule: `must have ${WILDCARDS_PER_RULE} wildcards at most, counting * and ? in all its values, the limit of a rule of an ALB; these are ${count}, and a Prefix path counts as one`,
                      cure: "split it into two entries, or use fewer wildcards in a value",
                  },
              ];
    });

function wildcardsIn({ pathType, hosts, conditions }: LenientPath): number {
    const { headers, queryStrings } = conditions ?? {};
    const texts = [
        ...known(hosts).map(([, host]) => host),
        ...knownEntries(headers).flatMap(([, values]) => known(values).map(([, value]) => value)),
        ...known(queryStrings).flatMap(([, { key, value }]) => [key ?? "", value ?? ""]),
    ];
    // A backslash makes a plain character of one.
    const inTexts = texts.reduce((sum, text) => sum + (text.match(/(?<!\\)[*?]/g)?.length ?? 0), 0);
    return inTexts + (pathType === "Prefix" ? 1 : 0);
}
