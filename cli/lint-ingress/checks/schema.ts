import type { z } from "zod";

import { entryOf } from "../../../components/values/entry-of";
import { nearest } from "../../../components/config/reading/nearest";
import { pathText } from "../../../components/config/reading/problem";
import { INGRESS } from "../ingress-schema";
import type { Manifest, Path } from "../manifest";
import { type Check, error, type Remark, warning } from "../remark";

/** What the API server itself refuses, before any controller sees it. */
export const schemaChecks: Check = ({ manifest }) => {
    // Older versions are a finding of their own.
    if (manifest.apiVersion !== "networking.k8s.io/v1") return [];
    const issues = INGRESS.safeParse(withoutNulls(manifest.get())).error?.issues ?? [];
    return [...issues.flatMap((issue) => remarks(issue, manifest)), ...annotationNames(manifest)];
};

function remarks(issue: z.core.$ZodIssue, manifest: Manifest): Remark[] {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    const at = pathText(path);
    if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => unknownField(key, path, manifest));
    }
    const isMissing = manifest.get(...path) === undefined;
    const place = isMissing ? manifest.keyPlace(...path) : manifest.valuePlace(...path);
    const value = manifest.get(...path);
    const shown = typeof value === "string" ? ` ${JSON.stringify(value)}` : "";
    const [message, cure] =
        isMissing && issue.code !== "custom" ? missing(path) : problem(issue, value);
    return [error("refused-by-kubernetes", place, `${at}${shown} ${message}`, cure)];
}

function missing(path: Path): [message: string, cure: string] {
    const last = String(path.at(-1));
    return [
        "is missing",
        last === "pathType"
            ? "add pathType: Prefix, Exact or ImplementationSpecific"
            : `add ${last}`,
    ];
}

function problem(issue: z.core.$ZodIssue, value: unknown): [message: string, cure: string] {
    switch (issue.code) {
        case "custom": {
            const { cure } = Object(issue.params) as { cure?: unknown };
            return [issue.message, String(cure)];
        }
        case "invalid_value": {
            const values = issue.values.map(String);
            const given = values.join(", ");
            return [`must be one of ${given}`, `write one of ${given}, in this spelling`];
        }
        case "invalid_type":
            if (issue.path.at(-1) === "port") {
                const isName = typeof value === "string" && /[a-z]/.test(value);
                const port = `${isName ? "name" : "number"}: ${String(value)}`;
                return ["must be an object with name or number", `write port: { ${port} }`];
            }
            return [
                `must be ${KINDS[issue.expected] ?? issue.expected}`,
                CURES[issue.expected] ?? "mend it",
            ];
        default:
            return ["is not a value that Kubernetes accepts", "mend it"];
    }
}

const KINDS: Readonly<Record<string, string>> = {
    string: "text",
    int: "a whole number",
    number: "a whole number",
    array: "a list",
    object: "an object with keys",
};
const CURES: Readonly<Record<string, string>> = {
    string: "put it in quotes",
    int: "write it without quotes",
    number: "write it without quotes",
    array: "write it as a list, with - before each entry",
    object: "write its keys below it",
};

/** By the name of the object or list that they are in. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
    spec: ["ingressClassName", "defaultBackend", "tls", "rules"],
    tls: ["hosts", "secretName"],
    rules: ["host", "http"],
    http: ["paths"],
    paths: ["path", "pathType", "backend"],
    backend: ["service"],
    defaultBackend: ["service"],
    service: ["name", "port"],
    port: ["name", "number"],
};

/** Without strict validation the API server drops such a field. */
function unknownField(key: string, path: Path, manifest: Manifest): Remark {
    const within = path.filter((part) => typeof part === "string").at(-1) ?? "";
    const known = entryOf(FIELDS, within) ?? [];
    const isWithin = (field: string) => field.toLowerCase().includes(key.toLowerCase());
    const meant = nearest(key, known) ?? known.find(isWithin);
    return warning(
        "unknown-field",
        manifest.keyPlace(...path, key),
        `${pathText([...path, key])} is not a field of an Ingress: Kubernetes refuses or drops it`,
        meant === undefined ? "take it out" : `did you mean ${meant}?`,
    );
}

/** What follows the slash may have 63 characters, which a long name of a Service behind `conditions.` exceeds. */
function annotationNames(manifest: Manifest): Remark[] {
    const at = ["metadata", "annotations"] as const;
    return manifest
        .entries(...at)
        .map(([key]) => key)
        .filter((key) => !isQualifiedName(key))
        .map((key) =>
            error(
                "refused-by-kubernetes",
                manifest.keyPlace(...at, key),
                `${key} is not a valid annotation name: after the / it must be at most 63 of A-Z, a-z, 0-9, -, _ and ., with a letter or digit at both ends`,
                "shorten it; for actions and conditions, shorten the name of the backend",
            ),
        );
}

function isQualifiedName(key: string): boolean {
    const [name = "", ...rest] = key.split("/").reverse();
    const isName = /^(?=.{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name);
    return isName && rest.length < 2;
}

/** The API server takes null for a field that is not there. */
function withoutNulls(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutNulls);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, inner]) => inner !== null)
            .map(([key, inner]) => [key, withoutNulls(inner)]),
    );
}
