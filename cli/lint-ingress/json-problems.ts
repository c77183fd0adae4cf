import type { z } from "zod";

import type { JsonForm } from "../../components/edge/alb/annotation";
import { nearest } from "../../components/config/reading/nearest";
import { pathText } from "../../components/config/reading/problem";
import { JSON_EXAMPLES, JSON_FORMS } from "./json-forms";

export interface ValueProblem {
    message: string;
    cure: string;
}

/** Go takes the keys of a struct in any case; those of a map, as in listen-ports, as they are. */
const FIELDS = [
    "type targetGroupARN targetGroupName fixedResponseConfig redirectConfig forwardConfig",
    "contentType messageBody statusCode host path port protocol query targetGroups serviceName",
    "servicePort weight targetGroupStickinessConfig enabled durationSeconds field hostHeaderConfig",
    "pathPatternConfig httpHeaderConfig httpRequestMethodConfig queryStringConfig sourceIPConfig",
    "httpHeaderName values regexValues key value rewrites regex replace urlRewriteConfig",
    "hostHeaderRewriteConfig mode trustStore ignoreClientCertificateExpiry advertiseTrustStoreCaNames",
    "userPoolARN userPoolClientID userPoolDomain authenticationRequestExtraParams issuer",
    "authorizationEndpoint tokenEndpoint userInfoEndpoint secretName jwksEndpoint additionalClaims",
    "format name",
].flatMap((line) => line.split(" "));
const CANONICAL = new Map(FIELDS.map((field) => [field.toLowerCase(), field]));

/** An annotation's JSON with its fields as the controller knows them; undefined where it is no JSON. */
export function parseForm(form: JsonForm, text: string): unknown {
    try {
        const value: unknown = JSON.parse(text);
        return form === "listen-ports" ? value : withCanonicalFields(value);
    } catch {
        return undefined;
    }
}

/** What the controller, or AWS behind it, would not take. */
export function jsonProblems(form: JsonForm, text: string): ValueProblem[] {
    const value = parseForm(form, text);
    if (value === undefined) {
        return [
            {
                message: "is no JSON",
                cure: `write for example '${JSON_EXAMPLES[form]}'`,
            },
        ];
    }
    const { error } = JSON_FORMS[form].safeParse(value);
    return error?.issues.map((issue) => problemOf(issue, JSON_EXAMPLES[form])) ?? [];
}

function problemOf(issue: z.core.$ZodIssue, example: string): ValueProblem {
    const cure = `write for example '${example}'`;
    const at = pathText(issue.path.filter((part) => typeof part !== "symbol"));
    const where = at === "" ? "" : `${at} `;
    switch (issue.code) {
        case "unrecognized_keys": {
            const [key = ""] = issue.keys;
            const meant = nearest(key, [...FIELDS, "HTTP", "HTTPS"]);
            return {
                message: `${where}has an unknown field ${key}, which is ignored or refused`,
                cure: meant === undefined ? "take it out" : `write ${meant}`,
            };
        }
        case "invalid_type":
            return /received undefined$/.test(issue.message)
                ? { message: `${where}is missing`, cure: "add it" }
                : {
                      message: `${where}must be ${article(issue.expected)}`,
                      cure: QUOTES[issue.expected] ?? cure,
                  };
        case "invalid_value":
            return {
                message: `${where}must be ${issue.values.map(String).join(" or ")}`,
                cure: "mind upper and lower case",
            };
        default:
            return { message: `${where}${sentence(issue.message)}`, cure };
    }
}

function sentence(message: string): string {
    return /^(must|needs) /.test(message) ? message : "is none of the forms that there are";
}

const QUOTES: Readonly<Record<string, string>> = {
    string: "put it in double quotes",
    int: "write it without quotes",
    number: "write it without quotes",
    boolean: "write it without quotes",
};

function article(kind: string): string {
    const words: Record<string, string> = {
        array: "a list in [ ]",
        object: "an object in { }",
        string: "text",
        int: "a whole number",
        number: "a number",
        boolean: "true or false",
    };
    return words[kind] ?? kind;
}

function withCanonicalFields(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withCanonicalFields);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
            CANONICAL.get(key.toLowerCase()) ?? key,
            withCanonicalFields(inner),
        ]),
    );
}
