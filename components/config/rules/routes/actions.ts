import type { Problem } from "../../reading/problem";
import type { Rule } from "../rule";
import { asGiven, atLeastOne, exactlyOne, named } from "./choice";
import { filtersOf, type LenientRouteRule } from "./entries";

const ACTIONS = ["backendRefs", "filters.requestRedirect", "filters.directResponse"];

/** Keys that are about a service that is asked. */
const OF_SERVICES = ["urlRewrite", "fault", "requestMirror", "requestHeaderModifier"];

/** What a rule does with its requests; one that is there but not valid counts. */
function actionsOf({ backendRefs, filters }: LenientRouteRule): string[] {
    const { requestRedirect, directResponse } = filters ?? {};
    const does = [backendRefs?.length === 0 ? null : backendRefs, requestRedirect, directResponse];
    return ACTIONS.filter((_, index) => does[index] !== null);
}

export const rulesDoOneThing: Rule = (config) =>
    filtersOf(config).flatMap(({ path, rule }) => {
        const actions = actionsOf(rule);
        return actions.length === 1
            ? []
            : [
                  {
                      path,
                      value: actions,
                      rule: `must have exactly one of ${ACTIONS.join(", ")}`,
                      cure:
                          actions.length === 0
                              ? "add the one that is meant"
                              : "make a rule of each, or take the others out",
                  },
              ];
    });

/** istiod refuses some of these beside an answer of the gateway's own, and forgets the others. */
export const filtersFitAction: Rule = (config) =>
    filtersOf(config).flatMap(({ path, rule, filters }) => {
        const [action, ...others] = actionsOf(rule);
        if (action === undefined || action === "backendRefs" || others.length > 0) return [];
        const parts = filters as Readonly<Record<string, unknown>>;
        const timeouts = rule.timeouts ?? {};
        const idle: [string, unknown][] = [
            ...named(filters, OF_SERVICES).map((key): [string, unknown] => [
                `filters.${key}`,
                parts[key],
            ]),
            ...(["request", "backendRequest"] as const)
                .filter((key) => typeof timeouts[key] === "string")
                .map((key): [string, unknown] => [`timeouts.${key}`, timeouts[key]]),
            ...(rule.retry ? [["retry", rule.retry] satisfies [string, unknown]] : []),
        ];
        return idle.map(([key, value]): Problem => ({
            path: `${path}.${key}`,
            value: asGiven(value),
            rule: `must be left out beside ${action}: no service is asked`,
            cure: "take it out",
        }));
    });

/** Sections of which nothing comes, or that say two things at once. */
export const filtersSaySomething: Rule = (config) =>
    filtersOf(config).flatMap(({ path, filters }) => {
        const { requestHeaderModifier, responseHeaderModifier, fault } = filters;
        const { urlRewrite, requestRedirect } = filters;
        const at = (key: string) => `${path}.filters.${key}`;
        const modifiers = { requestHeaderModifier, responseHeaderModifier };
        return [
            ...Object.entries(modifiers).flatMap(([key, modifier]) =>
                modifier ? atLeastOne(at(key), modifier, ["set", "add", "remove"]) : [],
            ),
            ...(urlRewrite ? atLeastOne(at("urlRewrite"), urlRewrite, ["hostname", "path"]) : []),
            ...(requestRedirect
                ? atLeastOne(at("requestRedirect"), requestRedirect, [
                      "scheme",
                      "hostname",
                      "path",
                      "port",
                  ])
                : []),
            ...Object.entries({ urlRewrite, requestRedirect }).flatMap(([key, filter]) =>
                filter?.path
                    ? exactlyOne(at(`${key}.path`), filter.path, [
                          "replaceFullPath",
                          "replacePrefixMatch",
                      ])
                    : [],
            ),
            ...(fault ? atLeastOne(at("fault"), fault, ["delay", "abort"]) : []),
            ...(fault?.abort
                ? exactlyOne(at("fault.abort"), fault.abort, ["httpStatus", "grpcStatus"])
                : []),
        ];
    });

/** A query and a fragment are no part of a path. */
export const replacementsPlain: Rule = (config) =>
    filtersOf(config).flatMap(({ path, filters }) =>
        (["urlRewrite", "requestRedirect"] as const).flatMap((key) =>
            (["replaceFullPath", "replacePrefixMatch"] as const).flatMap((part): Problem[] => {
                const value = filters[key]?.path?.[part];
                if (typeof value !== "string" || /^\/[^?#]*$/.test(value)) return [];
                const tidy = `/${value}`.replace(/[?#].*$/, "").replace(/^\/+/, "/");
                return [
                    {
                        path: `${path}.filters.${key}.path.${part}`,
                        value,
                        rule: "must be a path that starts with /, without a query; that of the request stays",
                        cure: `write ${JSON.stringify(tidy)}`,
                    },
                ];
            }),
        ),
    );

/** What is below a prefix can be kept only where there is one (Gateway API, ReplacePrefixMatch). */
export const prefixReplacementsFit: Rule = (config) =>
    filtersOf(config).flatMap(({ path, rule, filters }) => {
        const other = rule.matches?.findIndex(
            (match) => match?.path?.type !== undefined && match.path.type !== "PathPrefix",
        );
        if (other === undefined || other === -1) return [];
        return (["urlRewrite", "requestRedirect"] as const).flatMap((key): Problem[] => {
            const prefix = filters[key]?.path?.replacePrefixMatch;
            return typeof prefix !== "string"
                ? []
                : [
                      {
                          path: `${path}.filters.${key}.path.replacePrefixMatch`,
                          value: prefix,
                          rule: `must be left out where a match has no PathPrefix, as matches[${other}]`,
                          cure: "use replaceFullPath in its place, or give that match a rule of its own",
                      },
                  ];
        });
    });
