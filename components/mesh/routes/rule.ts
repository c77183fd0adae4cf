import type { FiltersConfig } from "../../config/sections/routes/filters";
import type { RuleConfig } from "../../config/sections/routes/routes";
import { istioDuration, millisecondsOf } from "../../values/routes/duration";
import { prefixBase, type RouteMatch } from "../../values/routes/match";
import { routeOf } from "./backends";
import { filterFields } from "./filters";
import type { HttpRoute } from "./istio-types";
import { formsOf, type MatchForm } from "./match";

/** What is always tried again: requests that no service has seen (Istio's conversion of HTTPRoute.retry). */
const UNSEEN = ["connect-failure", "refused-stream", "unavailable", "cancelled"];

/** Istio's own number of retries, where the stack file gives only the time of one. */
const USUAL_ATTEMPTS = 2;

type Path = NonNullable<FiltersConfig["urlRewrite"]>["path"];

/** A rule for one of its matches; two entries where what becomes of the path differs between its forms. */
export function httpRoutes(rule: RuleConfig, match: RouteMatch): HttpRoute[] {
    const { urlRewrite, requestRedirect } = rule.filters;
    const forms = formsOf(match);
    const path = (urlRewrite ?? requestRedirect)?.path;
    const groups = path?.replacePrefixMatch === undefined ? [forms] : forms.map((form) => [form]);
    return groups.map((group) => ({
        name: rule.name,
        match: group.map((form) => form.match),
        ...actionOf(rule, group[0]?.takes),
        ...filterFields(rule.filters),
        ...timeFields(rule),
    }));
}

function actionOf(rule: RuleConfig, takes: MatchForm["takes"]): Partial<HttpRoute> {
    const { urlRewrite, requestRedirect, directResponse } = rule.filters;
    if (requestRedirect) {
        const { scheme, hostname, path, port, statusCode } = requestRedirect;
        return {
            redirect: {
                ...(scheme !== undefined && { scheme }),
                ...(hostname !== undefined && { authority: hostname }),
                ...redirectPath(path, takes),
                ...(port !== undefined && { port }),
                redirectCode: statusCode,
            },
        };
    }
    if (directResponse) {
        const { statusCode, body } = directResponse;
        return {
            directResponse: {
                status: statusCode,
                ...(body !== undefined && { body: { string: body } }),
            },
        };
    }
    const rewrite = urlRewrite && {
        ...(urlRewrite.hostname !== undefined && { authority: urlRewrite.hostname }),
        ...rewrittenPath(urlRewrite.path, takes),
    };
    return { route: routeOf(rule.backendRefs), ...(rewrite && { rewrite }) };
}

function redirectPath(path: Path, takes: MatchForm["takes"]) {
    if (path?.replaceFullPath !== undefined) return { uri: path.replaceFullPath };
    if (path?.replacePrefixMatch === undefined) return {};
    return takes === "prefix"
        ? { uri: path.replacePrefixMatch }
        : { prefixRewrite: `${prefixBase(path.replacePrefixMatch)}/` };
}

function rewrittenPath(path: Path, takes: MatchForm["takes"]) {
    if (path?.replaceFullPath !== undefined) {
        // `uri` replaces what the match has taken, which of a prefix is not all.
        return { uriRegexRewrite: { match: "/.*", rewrite: path.replaceFullPath } };
    }
    if (path?.replacePrefixMatch === undefined) return {};
    return {
        uri:
            takes === "prefix"
                ? path.replacePrefixMatch
                : `${prefixBase(path.replacePrefixMatch)}/`,
    };
}

/** A limit; `0s` is none, and Istio takes no such. */
function limitOf(time: string | undefined): string | undefined {
    return time === undefined || millisecondsOf(time) === 0 ? undefined : istioDuration(time);
}

function timeFields({ timeouts, retry }: RuleConfig): Pick<HttpRoute, "timeout" | "retries"> {
    const [request, backendRequest] = [timeouts.request, timeouts.backendRequest].map(limitOf);
    const { attempts, codes, backoff } = retry ?? { attempts: USUAL_ATTEMPTS, codes: [] };
    const retries =
        attempts === 0
            ? // istiod refuses anything beside it.
              { attempts }
            : {
                  attempts,
                  retryOn: [...UNSEEN, ...codes].join(","),
                  ...(backendRequest !== undefined && {
                      perTryTimeout: backendRequest,
                  }),
                  ...(backoff !== undefined && { backoff: istioDuration(backoff) }),
              };
    return {
        ...(request !== undefined && { timeout: request }),
        ...((retry !== undefined || backendRequest !== undefined) && { retries }),
    };
}
