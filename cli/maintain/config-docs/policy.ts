import { ALL_RULES } from "../../../policy/rules/all";
import { markdownTable } from "../markdown-table";

/** The rules of the policy pack, for docs/policy.md. */
export function policyTable(): string {
    return markdownTable(
        ["Rule", "Severity", "What must be", "Otherwise", "Cure"],
        ALL_RULES.map(({ id, severity, title, reason, cure }) => [
            `\`${id}\``,
            severity,
            `${title}.`,
            reason,
            cure,
        ]),
    );
}
