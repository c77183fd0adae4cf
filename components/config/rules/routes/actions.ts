import { certain, each } from "../../reading/unknown";
import type { RuleConfig } from "../../sections/routes/routes";
import { atLeastOne, exactlyOne, named } from "../choice";
import type { Rules } from "../refusal";
import { eachRule } from "./entries";

const ACTIONS = ["backendRefs", "filters.requestRedirect", "filters.directResponse"];

/** Keys that are about a service that is asked. */
const OF_SERVICES = ["urlRewrite", "fault", "requestMirror", "requestHeaderModifier"].map(
    (key) => `filters.${key}`,
);

/** Filters that change a path. */
const PATH_FILTERS = ["urlRewrite", "requestRedirect"] as const;

export const actionRules: Rules = {
    doOneThing: (config) =>
        eachRule(config, (rule, path) => {
            const actions = actionsOf(rule);
            return (
                actions.length !== 1 && {
                    path,
                    value: actions,
                    rule: `must have exactly one of ${ACTIONS.join(", ")}`,
                    cure:
                        actions.length === 0
                            ? "add the one that is meant"
                            : "make a rule of each, or take the others out",
                }
            );
        }),

    /** istiod refuses some of these beside an answer of the gateway's own, and forgets the others. */
    filtersFitAction: (config, { isGiven }) =>
        eachRule(config, (rule, path) => {
            const [action, ...others] = actionsOf(rule);
            if (action === undefined || action === "backendRefs" || others.length > 0) return;
            return [...OF_SERVICES, "timeouts.request", "timeouts.backendRequest", "retry"]
                .filter((key) => isGiven(`${path}.${key}`))
                .map((key) => ({
                    path: `${path}.${key}`,
                    rule: `must be left out beside ${action}: no service is asked`,
                    cure: "take it out",
                }));
        }),

    /** Sections of which nothing comes, or that say two things at once. */
    filtersSaySomething: (config) =>
        eachRule(config, ({ filters }, at) => {
            const { requestHeaderModifier, responseHeaderModifier, fault } = filters;
            const { urlRewrite, requestRedirect } = filters;
            const any = (key: string, section: object | undefined, keys: readonly string[]) =>
                section && atLeastOne(`${at}.filters.${key}`, section, keys);
            const one = (key: string, section: object | undefined, keys: readonly string[]) =>
                section && exactlyOne(`${at}.filters.${key}`, section, keys);
            const changes = ["set", "add", "remove"];
            const paths = ["replaceFullPath", "replacePrefixMatch"];
            return [
                any("requestHeaderModifier", requestHeaderModifier, changes),
                any("responseHeaderModifier", responseHeaderModifier, changes),
                any("urlRewrite", urlRewrite, ["hostname", "path"]),
                any("requestRedirect", requestRedirect, ["scheme", "hostname", "path", "port"]),
                one("urlRewrite.path", urlRewrite?.path, paths),
                one("requestRedirect.path", requestRedirect?.path, paths),
                any("fault", fault, ["delay", "abort"]),
                one("fault.abort", fault?.abort, ["httpStatus", "grpcStatus"]),
            ];
        }),

    /** What is below a prefix can be kept only where there is one (Gateway API, ReplacePrefixMatch). */
    prefixReplacementsFit: (config) =>
        eachRule(config, ({ matches, filters }, path) => {
            const types = each("", matches, (match, _, index) => ({
                index,
                type: match.path.type,
            }));
            const other = types.find(({ type }) => type !== "PathPrefix");
            return PATH_FILTERS.map(
                (key) =>
                    other !== undefined &&
                    filters[key]?.path?.replacePrefixMatch !== undefined && {
                        path: `${path}.filters.${key}.path.replacePrefixMatch`,
                        rule: `must be left out where a match has no PathPrefix, as matches[${other.index}]`,
                        cure: "use replaceFullPath in its place, or give that match a rule of its own",
                    },
            );
        }),

    /** A query and a fragment are no part of a path. */
    replacementsPlain: (config) =>
        eachRule(config, ({ filters }, at) =>
            PATH_FILTERS.map((key) =>
                each(`${at}.filters.${key}.path`, filters[key]?.path, (value, path) => {
                    if (/^\/[^?#]*$/.test(value)) return;
                    const tidy = `/${value}`.replace(/[?#].*$/, "").replace(/^\/+/, "/");
                    return {
                        path,
                        rule: "must be a path that starts with /, without a query; that of the request stays",
                        cure: `write ${JSON.stringify(tidy)}`,
                    };
                }),
            ),
        ),
};

/** What a rule does with its requests; one that is there but not valid counts. */
function actionsOf(rule: RuleConfig): string[] {
    const answers = named(rule.filters, ["requestRedirect", "directResponse"]);
    const goesOn = certain(() => rule.backendRefs)?.length !== 0;
    return ACTIONS.filter((action) =>
        action === "backendRefs" ? goesOn : answers.includes(action.replace("filters.", "")),
    );
}
