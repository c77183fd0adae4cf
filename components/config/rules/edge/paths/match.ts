import { LONGEST_COMPARISON, VALUES_PER_RULE } from "../../../../values/elb-limits";
import { knownHosts } from "../known-hosts";
import { known, knownEntries, type Rule } from "../../rule";
import { entriesOf, type LenientPath } from "./entries";

/** The controller adds `/*` to a Prefix. */
const LONGEST_PREFIX = LONGEST_COMPARISON - "/*".length;

export const namesDistinct: Rule = (config) => {
    const entries = entriesOf(config);
    return entries.flatMap(([path, { name }]) => {
        const [first] = entries.find(([, other]) => other.name === name) ?? [path];
        return name === undefined || first === path
            ? []
            : [
                  {
                      path: `${path}.name`,
                      value: name,
                      rule: `must differ from the name of ${first}`,
                      cure: "give each entry a name of its own",
                  },
              ];
    });
};

export const matchValuesFit: Rule = (config) =>
    entriesOf(config).flatMap(([path, entry]) => {
        const count = valuesIn(entry);
        return count <= VALUES_PER_RULE
            ? []
            : [
                  {
                      path,
                      value: entry.name,
                      rule: `must have ${VALUES_PER_RULE} values to compare with at most, as many as a rule of an ALB; these are ${count}, and a Prefix path counts as two`,
                      cure: "make two entries of it, or cover several values by a wildcard",
                  },
              ];
    });

function valuesIn({ path, pathType, hosts, conditions }: LenientPath): number {
    const { headers, methods, sourceCidrs, queryStrings } = conditions ?? {};
    const lists = [
        hosts,
        methods,
        sourceCidrs,
        queryStrings,
        ...knownEntries(headers).map(([, values]) => values),
    ];
    const ofPath = pathType === "Prefix" && path !== undefined && path !== "/" ? 2 : 1;
    return lists.reduce((sum, list) => sum + (list?.length ?? 0), ofPath);
}

export const prefixesFit: Rule = (config) =>
    entriesOf(config).flatMap(([place, { path, pathType }]) =>
        pathType !== "Prefix" || path === undefined || path.length <= LONGEST_PREFIX
            ? []
            : [
                  {
                      path: `${place}.path`,
                      value: path,
                      rule: `must not be longer than ${LONGEST_PREFIX} characters as a Prefix: the ALB compares with ${LONGEST_COMPARISON}, and /* is added`,
                      cure: `shorten it by ${path.length - LONGEST_PREFIX} characters`,
                  },
              ],
    );

/** Certificate and records are for the hosts of the edge only. */
export const pathHostsServed: Rule = (config) => {
    const served = knownHosts(config);
    // An entry that isn't known may be the one that is meant.
    const isComplete =
        config.edge?.hosts?.length === served.length &&
        served.every(({ name }) => name !== undefined);
    return entriesOf(config).flatMap(([path, { hosts }]) =>
        known(hosts)
            .filter(
                ([, host]) => isComplete && !served.some(({ name }) => serves(name ?? "", host)),
            )
            .map(([index, host]) => ({
                path: `${path}.hosts[${index}]`,
                value: host,
                rule: "must be one of edge.hosts, or covered by a wildcard there",
                cure: "add it to edge.hosts, or write one that stands there",
            })),
    );
};

/** Whether a host, or the wildcard's one label in its place, is this one. */
export function serves(host: string, other: string): boolean {
    return host === other || (host.startsWith("*.") && host === other.replace(/^[^.*]+/, "*"));
}
