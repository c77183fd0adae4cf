import type { Finding, Severity } from "./finding";

export type Format = "text" | "json" | "github";
export const FORMATS: readonly Format[] = ["text", "json", "github"];

export function formatted(findings: readonly Finding[], format: Format): string {
    switch (format) {
        case "json":
            return JSON.stringify(findings, undefined, 4);
        case "github":
            return findings.map(githubLine).join("\n");
        case "text":
            return [...findings.map(textLines), summary(findings)].join("\n");
    }
}

export function count(findings: readonly Finding[], severity: Severity): number {
    return findings.filter((finding) => finding.severity === severity).length;
}

function textLines(finding: Finding): string {
    const { file, line, column, severity, check, object, message, cure } = finding;
    return `${file}:${line}:${column} ${severity} ${check} (${object})\n    ${message}\n    → ${cure}\n`;
}

function summary(findings: readonly Finding[]): string {
    return findings.length === 0
        ? "Nothing found."
        : (["error", "warning", "note"] as const)
              .map((severity) => counted(count(findings, severity), severity))
              .join(", ");
}

function counted(number: number, what: string): string {
    return `${number} ${what}${number === 1 ? "" : "s"}`;
}

/** A workflow command of GitHub Actions, which puts the finding beside the line in a pull request. */
function githubLine({ file, line, column, severity, check, message, cure }: Finding): string {
    const level = severity === "note" ? "notice" : severity;
    const at = `file=${property(file)},line=${line},col=${column},title=${property(check)}`;
    return `::${level} ${at}::${data(`${message}. Cure: ${cure}`)}`;
}

function data(text: string): string {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
    return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
