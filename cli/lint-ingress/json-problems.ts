import type { z } from "zod";

import type { JsonForm } from "../../components/edge/annotation";
import { nearest } from "../../components/config/nearest";
import { pathText } from "../../components/config/problem";
import { JSON_FORMS } from "./json-forms";

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
                message: `is no JSON: ${syntaxError(text)}`,
                cure: "write JSON in single quotes, its keys and texts in double quotes",
            },
        ];
    }
    const { error } = JSON_FORMS[form].safeParse(value);
    return error?.issues.map((issue) => problemOf(issue)) ?? [];
}

function problemOf(issue: z.core.$ZodIssue): ValueProblem {
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
            return {
                message: `${where}must be ${article(issue.expected)}`,
                cure: "see the controller's documentation of the annotation",
            };
        case "invalid_value":
            return {
                message: `${where}must be one of ${issue.values.map(String).join(", ")}`,
                cure: "mind upper and lower case",
            };
        case "invalid_union":
            return {
                message: `${where}is of no known kind`,
                cure: "mind upper and lower case",
            };
        default:
            return {
                message: `${where}${sentence(issue.message)}`,
                cure: "see the controller's documentation of the annotation",
            };
    }
}

function sentence(message: string): string {
    return /^(must|needs) /.test(message) ? message : `is not valid: ${message}`;
}

function article(kind: string): string {
    const words: Record<string, string> = {
        array: "a list in [ ]",
        object: "an object in { }",
        string: "text in quotes",
        int: "a whole number without quotes",
        number: "a number without quotes",
        boolean: "true or false without quotes",
    };
    return words[kind] ?? kind;
}

function syntaxError(text: string): string {
    try {
        JSON.parse(text);
        return "";
    } catch (error) {
        return error instanceof Error ? error.message : "";
    }
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
