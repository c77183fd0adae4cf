import { covers } from "../../../values/routes/coverage";
import type { RouteMatch } from "../../../values/routes/match";
import { inPrecedence } from "../../../values/routes/precedence";
import { each, known } from "../../reading/unknown";
import type { Rules } from "../refusal";
import { repeated } from "../repeated";
import { type MatchEntry, matchesOf } from "./entries";

/** What pages may send to other origins without asking before (Fetch standard, CORS-safelisted methods). */
const SIMPLE = ["GET", "HEAD", "POST"];

export const preflightRules: Rules = {
    /**
     * A browser asks before with OPTIONS, and without the headers of the request. The gateway answers by the cors
     * of the rule that takes this preflight, which isn't the rule of the request where that has a method or headers.
     */
    arrive: (config) => {
        const all = matchesOf(config);
        const unanswered = each("", all, (entry) => {
            const { cors } = entry.rule.filters;
            if (cors === undefined || !isAskedBefore(cors, entry.match)) return [];
            const preflight: RouteMatch = { ...entry.match, method: "OPTIONS", headers: [] };
            const taker = inPrecedence(all.filter(({ host }) => host === entry.host)).find(
                ({ match }) => covers(match, preflight),
            );
            // One that isn't known may answer.
            const isAnswered = taker && Object.hasOwn(taker.rule.filters, "cors");
            return isAnswered ? [] : [unasked(entry, taker)];
        }).flat();
        const again = repeated(unanswered, ({ path }) => path).map(([refusal]) => refusal);
        return unanswered.filter((refusal) => !again.includes(refusal));
    },
};

type Cors = NonNullable<MatchEntry["rule"]["filters"]["cors"]>;

function isAskedBefore({ allowMethods, allowHeaders }: Cors, { method }: RouteMatch): boolean {
    const methods = [...known(allowMethods), ...(method === undefined ? [] : [method])];
    return (
        allowHeaders.length > 0 || methods.some((one) => one !== "OPTIONS" && !SIMPLE.includes(one))
    );
}

function unasked({ path }: MatchEntry, taker: MatchEntry | undefined) {
    const fate = taker === undefined ? "gets 404" : `goes to ${taker.path}, which has no cors`;
    return {
        path: `${path}.filters.cors`,
        rule: `must be asked for by browsers: they do so by OPTIONS, without the headers of the request, and that ${fate}`,
        cure:
            taker?.match.method === "OPTIONS"
                ? "set filters.cors there too"
                : "add a match to the rule with the same path, method: OPTIONS and no headers",
    };
}
