import {
    LONGEST_COMPARISON,
    VALUES_PER_RULE,
    WILDCARDS_PER_RULE,
} from "../../../../values/elb-limits";
import { each, known } from "../../../reading/unknown";
import type { PathConfig } from "../../../sections/edge/paths/entry";
import { hostNames } from "../placed-hosts";
import type { Rules } from "../../refusal";
import { repeated } from "../../repeated";
import { eachPath } from "./entries";

/** The controller adds `/*` to a Prefix. */
const LONGEST_PREFIX = LONGEST_COMPARISON - "/*".length;

export const matchRules: Rules = {
    namesDistinct: (config) =>
        repeated(
            eachPath(config, ({ name }, at) => ({ at, name })),
            ({ name }) => name,
        ).map(([{ at }, first]) => ({
            path: `${at}.name`,
            rule: `must differ from the name of ${first.at}`,
            cure: "give each entry a name of its own",
        })),

    prefixesFit: (config) =>
        eachPath(
            config,
            ({ path, pathType }, at) =>
                pathType === "Prefix" &&
                path.length > LONGEST_PREFIX && {
                    path: `${at}.path`,
                    rule: `must not be longer than ${LONGEST_PREFIX} characters as a Prefix: the ALB compares with ${LONGEST_COMPARISON}, and /* is added`,
                    cure: `shorten it by ${path.length - LONGEST_PREFIX} characters`,
                },
        ),

    /** Certificate and records are for the hosts of the edge only. */
    hostsServed: (config) => {
        // An entry that isn't known may be the one that is meant.
        const served = hostNames(config);
        return eachPath(config, ({ hosts }, at) =>
            each(
                `${at}.hosts`,
                hosts,
                (host, path) =>
                    !served.some((name) => serves(name, host)) && {
                        path,
                        rule: "must be one of edge.hosts, or covered by a wildcard there",
                        cure: "add it to edge.hosts, or write one that stands there",
                    },
            ),
        );
    },

    valuesFit: (config) =>
        eachPath(config, (entry, path) => {
            const count = valuesIn(entry);
            return (
                count > VALUES_PER_RULE && {
                    path,
                    value: entry.name,
                    rule: `must have ${VALUES_PER_RULE} values to compare with at most, as many as a rule of an ALB; these are ${count}, and a Prefix path counts as two`,
                    cure: "make two entries of it, or cover several values by a wildcard",
                }
            );
        }),

    wildcardsFit: (config) =>
        eachPath(config, (entry, path) => {
            const count = wildcardsIn(entry);
            return (
                count > WILDCARDS_PER_RULE && {
                    path,
                    value: entry.name,
                    rule: `must have ${WILDCARDS_PER_RULE} wildcards at most, counting * and ? in all its values, the limit of a rule of an ALB; these are ${count}, and a Prefix path counts as one`,
                    cure: "split it into two entries, or use fewer wildcards in a value",
                }
            );
        }),
};

function valuesIn({ path, pathType, hosts, conditions }: PathConfig): number {
    const { headers, methods, sourceCidrs, queryStrings } = conditions;
    const lists = [hosts, methods, sourceCidrs, queryStrings, ...known(headers)];
    const ofPath = pathType === "Prefix" && path !== "/" ? 2 : 1;
    return lists.reduce((sum, list) => sum + list.length, ofPath);
}

function wildcardsIn({ pathType, hosts, conditions }: PathConfig): number {
    const { headers, queryStrings } = conditions;
    const texts = [
        ...known(hosts),
        ...known(headers).flatMap((values) => known(values)),
        ...known(queryStrings).flatMap(({ key = "", value }) => [key, value]),
    ];
    // A backslash makes a plain character of one.
    const inTexts = texts.reduce((sum, text) => sum + (text.match(/(?<!\\)[*?]/g)?.length ?? 0), 0);
    return inTexts + (pathType === "Prefix" ? 1 : 0);
}

/** Whether a host, or the wildcard's one label in its place, is this one. */
export function serves(host: string, other: string): boolean {
    return host === other || (host.startsWith("*.") && host === other.replace(/^[^.*]+/, "*"));
}
