import type { JsonForm } from "../../components/edge/alb/annotation";
import { wholeCure } from "./json-examples";
import { JSON_FORMS } from "./json-forms";
import { jsonProblem, type ValueProblem } from "./json-problem";

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

/** An annotation's JSON with its fields spelled as the controller reads them; undefined if it is not JSON. */
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
    if (value === undefined) return [{ message: "is not JSON", cure: wholeCure(form, text) }];
    const { error } = JSON_FORMS[form].safeParse(value, { reportInput: true });
    return error?.issues.map((issue) => jsonProblem(issue, FIELDS, wholeCure(form, text))) ?? [];
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
