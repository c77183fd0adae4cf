import { countsText, headline } from "./headline";
import type { Report } from "./report";
import { type Block, sectionsOf } from "./sections";

/** A report for the terminal. */
export function reportText(report: Report): string {
    const sections = sectionsOf(report).map(({ title, blocks }) =>
        [title, ...blocks.flatMap(blockLines)].join("\n"),
    );
    return [`${report.stack}: ${headline(report)}\n${countsText(report)}`, ...sections].join(
        "\n\n",
    );
}

function blockLines(block: Block): string[] {
    if ("list" in block) return block.list.map((line) => `  - ${line}`);
    return [`  - ${block.title}`, ...block.diff.map((line) => `      ${line}`)];
}
