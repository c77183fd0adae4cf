import type { Verdict } from "./finding";
import type { Report } from "./report";

/** The verdicts in words, each with a sign that isn't its colour alone. */
export const HEADLINES: Readonly<Record<Verdict, { sign: string; text: string }>> = {
    outage: { sign: "⛔", text: "Outage: clients get no answer for a time" },
    "data-loss": { sign: "⛔", text: "Data loss: what is deleted can't be restored" },
    "new-address": { sign: "⛔", text: "New address: others must learn of it" },
    "access-grows": { sign: "🔒", text: "Access grows" },
    "protection-falls": { sign: "🔒", text: "Protection falls" },
    "traffic-moves": { sign: "⚠️", text: "Traffic moves" },
    changes: { sign: "🔧", text: "Changes that hurt nobody" },
    nothing: { sign: "✅", text: "Nothing changes" },
};

/** The first line of a report: what will happen, and whether somebody must approve it. */
export function headline(report: Report): string {
    if (report.failed) return "❌ The preview failed: what it would change is not known";
    return isRefused(report) ? `⛔ Refused by policy. ${effect(report)}` : effect(report);
}

/** Whether a mandatory rule is violated, so that the stack must not be updated. */
export function isRefused({ policy }: Pick<Report, "policy">): boolean {
    return policy.some(({ mandatory }) => mandatory);
}

function effect(report: Report): string {
    const { verdict, first, needsApproval, counts } = report;
    const { sign, text } = HEADLINES[verdict];
    if (first) return "🆕 First deployment: nothing stands yet that could be hurt";
    const what = isDestroy(report)
        ? `🗑️ Destroy: all ${counts.delete} resources are deleted`
        : `${sign} ${text}`;
    const count = needsApproval.length;
    if (count === 0) return what;
    return `${what}. ${count} ${count === 1 ? "change needs" : "changes need"} approval`;
}

function isDestroy({ counts }: Report): boolean {
    const { create, update, replace, delete: deleted, same } = counts;
    return deleted > 0 && create + update + replace + same === 0;
}

/** `+3 ~2 ±1 -0, 83 unchanged`: created, updated, replaced, deleted, and what stays. */
export function countsText({ counts }: Report): string {
    const { create, update, replace, delete: deleted, same } = counts;
    return `+${create} ~${update} ±${replace} -${deleted}, ${same} unchanged`;
}
