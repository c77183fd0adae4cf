import { messageOf, type Result } from "../../policy/evaluate";

/** What `npm run policy` prints: the counts, then each violation with its reason and its cure. */
export function policyText(stack: string, results: readonly Result[]): string {
    const count = (level: string) => results.filter((result) => levelOf(result) === level).length;
    const counts = ["mandatory", "advisory", "excepted"].map((level) => `${count(level)} ${level}`);
    return [`${stack}: ${counts.join(", ")}`, ...results.map(entry)].join("\n\n");
}

/** Whether a stack with these results may be deployed. */
export function isRefused(results: readonly Result[]): boolean {
    return results.some((result) => levelOf(result) === "mandatory");
}

function entry(result: Result): string {
    const { rule, resource } = result;
    const about = resource === undefined ? "the stack" : resource.name;
    return [
        `${levelOf(result)} ${rule.id}: ${about}`,
        `    ${rule.title}.`,
        `    ${messageOf(result)}`,
    ].join("\n");
}

function levelOf({ rule, exception }: Result): string {
    return exception === undefined ? rule.severity : "excepted";
}
