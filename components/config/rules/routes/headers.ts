import { each } from "../../reading/unknown";
import type { FiltersConfig } from "../../sections/routes/filters";
import type { Rules } from "../refusal";
import { repeated } from "../repeated";
import { eachMatch, eachRule } from "./entries";

/** A name of a header or a parameter, where it stands. */
interface Named {
    path: string;
    name: string;
}

const MODIFIERS = ["requestHeaderModifier", "responseHeaderModifier"] as const;

export const headerRules: Rules = {
    /** Of conditions on one name Gateway API takes the first, and Istio has room for one only. */
    matchNamesDistinct: (config) =>
        eachMatch(config, (match, at) => [
            distinct(namesIn(`${at}.headers`, match.headers), true),
            distinct(namesIn(`${at}.queryParams`, match.queryParams), false),
        ]),

    changedDistinct: (config) =>
        eachRule(config, ({ filters }, at) =>
            MODIFIERS.map((key) => distinct(namesChanged(filters, at, key), true)),
        ),

    /** The host is what routes are found by, and Envoy lets nobody change it as a header. */
    hostIsNone: (config) => [
        eachMatch(config, ({ headers }, at) =>
            each(
                `${at}.headers`,
                headers,
                ({ name }, path) =>
                    name.toLowerCase() === "host" && {
                        path,
                        value: name,
                        rule: "must not be the host: routes stand under the host that they are for",
                        cure: "take it out, and put the rule under that host",
                    },
            ),
        ),
        eachRule(config, ({ filters }, at) =>
            MODIFIERS.map((key) =>
                namesChanged(filters, at, key)
                    .filter(({ name }) => name.toLowerCase() === "host")
                    .map(({ path }) => ({
                        path,
                        rule: "must not be the host, which is no header to the gateway",
                        cure:
                            key === "requestHeaderModifier"
                                ? "use filters.urlRewrite.hostname in its place"
                                : "take the entry out: answers have no host",
                    })),
            ),
        ),
    ],
};

/** What a modifier of headers names, in the order of the config. */
function namesChanged(
    filters: FiltersConfig,
    at: string,
    key: (typeof MODIFIERS)[number],
): Named[] {
    const modifier = filters[key];
    const path = `${at}.filters.${key}`;
    return [
        ...namesIn(`${path}.set`, modifier?.set),
        ...namesIn(`${path}.add`, modifier?.add),
        ...each(`${path}.remove`, modifier?.remove, (name, place) => ({ path: place, name })),
    ];
}

function namesIn(path: string, entries: readonly { name: string }[] | undefined): Named[] {
    return each(path, entries, ({ name }, at) => ({ path: `${at}.name`, name }));
}

function distinct(names: readonly Named[], ignoreCase: boolean) {
    return repeated(names, ({ name }) => (ignoreCase ? name.toLowerCase() : name)).map(
        ([{ path }, first]) => ({
            path,
            rule: `must be named once; ${first.path} is the same`,
            cure: "take the entry out, or write the name that was meant",
        }),
    );
}
