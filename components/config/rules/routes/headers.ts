import type { Problem } from "../../reading/problem";
import { known, type Rule } from "../rule";
import { filtersOf, rulesOf } from "./entries";

/** A name of a header or a parameter, where it stands. */
interface Named {
    path: string;
    name: string;
}

/** Of conditions on one name Gateway API takes the first, and Istio has room for one only. */
export const matchNamesDistinct: Rule = (config) =>
    rulesOf(config).flatMap(({ path, rule }) =>
        known(rule.matches).flatMap(([index, match]) =>
            (["headers", "queryParams"] as const).flatMap((key) => {
                const at = `${path}.matches[${index}].${key}`;
                const names = known(match[key]).flatMap(([entry, { name }]): Named[] =>
                    name === undefined ? [] : [{ path: `${at}[${entry}].name`, name }],
                );
                return repeated(names, key === "headers");
            }),
        ),
    );

export const changedHeadersDistinct: Rule = (config) =>
    modifiersOf(config).flatMap(({ names }) => repeated(names, true));

/** The host is what routes are found by, and Envoy lets nobody change it as a header. */
export const hostIsNoHeader: Rule = (config) => [
    ...rulesOf(config).flatMap(({ path, rule }) =>
        known(rule.matches).flatMap(([index, match]) =>
            known(match.headers).flatMap(([at, { name }]) =>
                isHost(name)
                    ? [
                          {
                              path: `${path}.matches[${index}].headers[${at}]`,
                              value: name,
                              rule: "must not be the host: routes stand under the host that they are for",
                              cure: "take it out, and put the rule under that host",
                          },
                      ]
                    : [],
            ),
        ),
    ),
    ...modifiersOf(config).flatMap(({ key, names }) =>
        names
            .filter(({ name }) => isHost(name))
            .map(({ path, name }) => ({
                path,
                value: name,
                rule: "must not be the host, which is no header to the gateway",
                cure:
                    key === "requestHeaderModifier"
                        ? "use filters.urlRewrite.hostname in its place"
                        : "take the entry out: answers have no host",
            })),
    ),
];

function isHost(name: string | undefined): boolean {
    return name?.toLowerCase() === "host";
}

/** What a modifier of headers names, in the order of the config. */
function modifiersOf(config: Parameters<Rule>[0]) {
    return filtersOf(config).flatMap(({ path, filters }) =>
        (["requestHeaderModifier", "responseHeaderModifier"] as const).map((key) => {
            const { set, add, remove } = filters[key] ?? {};
            const at = `${path}.filters.${key}`;
            const values = Object.entries({ set, add }).flatMap(([list, entries]) =>
                known(entries).flatMap(([index, { name }]): Named[] =>
                    name === undefined ? [] : [{ path: `${at}.${list}[${index}].name`, name }],
                ),
            );
            const gone = known(remove).map(([index, name]): Named => ({
                path: `${at}.remove[${index}]`,
                name,
            }));
            return { key, names: [...values, ...gone] };
        }),
    );
}

function repeated(names: readonly Named[], ignoreCase: boolean): Problem[] {
    const same = (name: string) => (ignoreCase ? name.toLowerCase() : name);
    return names.flatMap(({ path, name }, index) => {
        const first = names.findIndex((other) => same(other.name) === same(name));
        const before = names[first];
        return first === index || before === undefined
            ? []
            : [
                  {
                      path,
                      value: name,
                      rule: `must be named once; ${before.path} is the same`,
                      cure: "take the entry out, or write the name that was meant",
                  },
              ];
    });
}
