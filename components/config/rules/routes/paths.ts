import { literalHead, regexTrouble } from "../../../values/routes/re2";
import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";
import { eachMatch } from "./entries";

/** What Gateway API takes as an Exact or PathPrefix path. */
const PLAIN = /^\/([\w.~!$&'()*+,;=:@/-]|%[0-9a-fA-F]{2})*$/;

/** A segment that leads nowhere, or back. */
const DOTS = /\/\.{1,2}(\/|$)/;

export const routePathRules: Rules = {
    /** What no path of a request can be, or what another sign than the author's stands for. */
    plain: (config) =>
        eachMatch(config, ({ path: { type, value } }, at) => {
            if (type === "RegularExpression") return;
            const tidy = tidied(value, type === "PathPrefix");
            if (tidy === value && PLAIN.test(value)) return;
            return {
                path: `${at}.path.value`,
                rule: ruleOf(value, type),
                cure:
                    tidy !== value && PLAIN.test(tidy)
                        ? `write ${JSON.stringify(tidy)}${value.includes("?") ? ", and what follows the ? as queryParams" : ""}`
                        : "write it as requests have it, with %20 and the like, or take type: RegularExpression",
            };
        }),

    /** Envoy matches by RE2, and refuses the whole host for one expression that it can't read. */
    regexesReadable: (config) => [
        eachMatch(
            config,
            ({ path: { type, value } }, at) =>
                type === "RegularExpression" && [
                    unreadable(`${at}.path.value`, value),
                    relative(`${at}.path.value`, value),
                ],
        ),
        eachMatch(config, (match, at) =>
            (["headers", "queryParams"] as const).map((key) =>
                each(
                    `${at}.${key}`,
                    match[key],
                    ({ type, value }, path) =>
                        type === "RegularExpression" && unreadable(`${path}.value`, value),
                ),
            ),
        ),
    ],
};

function tidied(value: string, isPrefix: boolean): string {
    const path = `/${value.trim()}`
        .replace(/[?#].*$/, "")
        .replace(/\/(\.?\/)+/g, "/")
        .replace(/ /g, "%20");
    const plain = withoutDots(path);
    return isPrefix ? plain.replace(/\/\*+$/, "") || "/" : plain;
}

/** What a request's path becomes (RFC 3986, section 5.2.4). */
function withoutDots(path: string): string {
    return DOTS.test(path) ? new URL(path, "https://a").pathname : path;
}

function ruleOf(value: string, type: "Exact" | "PathPrefix"): string {
    if (!value.startsWith("/")) return "must start with /";
    if (/[?#]/.test(value))
        return "must have no query and no fragment: a path is matched without them";
    if (/\/\.?\//.test(value) || DOTS.test(value))
        return "must not hold //, /./ or /../, which no request's path keeps";
    return type === "PathPrefix" && value.endsWith("/*")
        ? "must end without /*: a PathPrefix takes all that is below it, and a * is a plain character"
        : "must hold only what a path can: letters, digits, %20 and the like, and -._~!$&'()*+,;=:@/";
}

function unreadable(path: string, value: string) {
    const trouble = regexTrouble(value);
    return (
        trouble !== undefined && {
            path,
            rule: `must be a regular expression in the syntax of RE2; it has ${trouble}`,
            cure: "say the same without it: github.com/google/re2/wiki/Syntax has the signs there are",
        }
    );
}

/** An expression takes the whole path, and that begins with a `/`. */
function relative(path: string, value: string) {
    const head = literalHead(value);
    return (
        head !== "" &&
        !head.startsWith("/") && {
            path,
            rule: "must take paths that start with /: it is compared with the whole path",
            cure: `write ${JSON.stringify(`/${value.replace(/^\^/, "")}`)}`,
        }
    );
}
