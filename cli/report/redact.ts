import { isObject } from "../render/state";
import { SECRET } from "./plain";

/** Keys whose values are secrets whether or not somebody marked them. */
const KEYS =
    /passw|secret(?!s?(Name|Ref|KeyRef)\b)|token(?!s?(Review|Path|Ttl|Expir))|private.?key|api.?key|credential(?!Name)|kubeconfig|^data$|^stringData$/i;

/** Texts that are secrets by their form: access keys of AWS and tokens of GitHub, private keys, JWTs, logins in URLs. */
const FORMS = [
    /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g,
    /\bgh[opsur]_[A-Za-z0-9]{36,}\b/g,
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
    /(?<=:\/\/)[^\s/:@]+:[^\s/@]+(?=@)/g,
];

/** A mail address, of which a report in a public repository must not tell. */
const MAIL = /\b[\w.+-]+@[\w-]+(\.[\w-]+)+\b/g;

/** The value without secrets, also those that nobody marked as one. */
export function redacted(value: unknown, key = ""): unknown {
    if (value === undefined || value === null || typeof value === "boolean") return value;
    if (Array.isArray(value)) return value.map((item) => redacted(item, key));
    if (isObject(value)) {
        return Object.fromEntries(
            Object.entries(value).map(([name, item]) => [
                name,
                KEYS.test(name) && !isObject(item) ? SECRET : redacted(item, name),
            ]),
        );
    }
    if (KEYS.test(key)) return SECRET;
    return typeof value === "string" ? redactedText(value) : value;
}

/** A text without secrets in it. */
export function redactedText(text: string): string {
    return FORMS.reduce((all, form) => all.replace(form, SECRET), text).replace(MAIL, "[mail]");
}
