import type { Report } from "../report/report";
import type { Approval, Risks } from "./record";

/** What of each stack needs approval. */
export function risksOf(reports: readonly Pick<Report, "stack" | "needsApproval">[]): Risks {
    return Object.fromEntries(
        reports
            .filter(({ needsApproval }) => needsApproval.length > 0)
            .map(({ stack, needsApproval }) => [
                stack,
                needsApproval.map(({ digest }) => digest).sort(),
            ]),
    );
}

/** Risky steps that nobody has approved. One that went away since leaves the others approved. */
export function unapproved(risks: Risks, approval: Approval | undefined): Risks {
    const open = Object.entries(risks).map(([stack, digests]): [string, string[]] => {
        const approved = approval?.risks[stack] ?? [];
        return [stack, digests.filter((digest) => !approved.includes(digest))];
    });
    return Object.fromEntries(open.filter(([, digests]) => digests.length > 0));
}

/** Whether an approval covers every risk. */
export function isApproved(risks: Risks, approval: Approval | undefined): boolean {
    return Object.keys(unapproved(risks, approval)).length === 0;
}
