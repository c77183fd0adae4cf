import { covers } from "../../../values/routes/coverage";
import type { RouteMatch } from "../../../values/routes/match";
import { inPrecedence } from "../../../values/routes/precedence";
import type { Problem } from "../../reading/problem";
import type { Rule } from "../rule";
import { asGiven } from "./choice";
import { type LenientFilters, type MatchEntry, matchesOf } from "./entries";

/** What pages may send to other origins without asking before (Fetch standard, CORS-safelisted methods). */
const SIMPLE = ["GET", "HEAD", "POST"];

/**
 * A browser asks before with OPTIONS, and without the headers of the request. The gateway answers by the cors
 * of the rule that takes this preflight, which isn't the rule of the request where that has a method or headers.
 */
export const preflightsArrive: Rule = (config) => {
    const all = matchesOf(config);
    const told = new Set<string>();
    return all.flatMap((entry): Problem[] => {
        const cors = entry.rule.filters?.cors;
        if (!cors || told.has(entry.path) || !isAskedBefore(cors, entry.match)) return [];
        const preflight: RouteMatch = { ...entry.match, method: "OPTIONS", headers: [] };
        const taker = inPrecedence(all.filter(({ host }) => host === entry.host)).find(
            ({ match }) => covers(match, preflight),
        );
        if (taker?.rule.filters?.cors) return [];
        told.add(entry.path);
        return [unasked(entry, cors, taker)];
    });
};

type Cors = NonNullable<LenientFilters["cors"]>;

function isAskedBefore({ allowMethods, allowHeaders }: Cors, { method }: RouteMatch): boolean {
    const methods = [...(allowMethods ?? []), ...(method === undefined ? [] : [method])];
    return (
        (allowHeaders ?? []).length > 0 ||
        methods.some((one) => one !== undefined && one !== "OPTIONS" && !SIMPLE.includes(one))
    );
}

function unasked({ path }: MatchEntry, cors: Cors, taker: MatchEntry | undefined): Problem {
    const fate = taker === undefined ? "gets 404" : `goes to ${taker.path}, which has no cors`;
    return {
        path: `${path}.filters.cors`,
        value: asGiven(cors),
        rule: `must be asked for by browsers: they do so by OPTIONS, without the headers of the request, and that ${fate}`,
        cure:
            taker?.match.method === "OPTIONS"
                ? "set filters.cors there too"
                : "add a match to the rule with the same path, method: OPTIONS and no headers",
    };
}
