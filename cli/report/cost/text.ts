import type { Block } from "../sections";
import type { Cost } from "./cost";

/** What an update changes of the bill; nothing where it changes none of it. */
export function costBlocks({ asOf, before, after, lines, unpriced }: Cost): Block[] {
    if (lines.length === 0) return [];
    const change = after - before;
    const total = `${usd(after)} a month, ${change < 0 ? "" : "+"}${usd(change)}, at list prices of us-east-1 of ${asOf}, without traffic, logs and requests`;
    const missing =
        unpriced.length === 0
            ? []
            : [`Not in it, because no list has its price: ${unpriced.join(", ")}`];
    return [
        {
            list: [
                total,
                ...lines.map((line) => `${line.what}: ${usd(line.before)} → ${usd(line.after)}`),
                ...missing,
            ],
        },
    ];
}

function usd(amount: number): string {
    return `${amount < 0 ? "-" : ""}$${Math.abs(amount).toFixed(2)}`;
}
