import { countsText, headline } from "./headline";
import type { Report } from "./report";
import { type Block, type Section, sectionsOf } from "./sections";

/** GitHub takes 65,536 characters a comment; the rest is for the frame of the comment around it. */
export const MAX_CHARACTERS = 60_000;

/** What goes first if a report is too long: what a reader can most easily look up. */
const DROPPED_FIRST = ["creates", "updates", "deletes", "warnings", "notes", "policy", "access"];

/** A report in Markdown, and how many of its sections didn't fit. */
export interface Markdown {
    text: string;
    leftOut: string[];
}

/** Whole sections are left out until the text has at most `max` characters; never is one cut. */
export function reportMarkdown(report: Report, max = MAX_CHARACTERS): Markdown {
    const all = sectionsOf(report);
    const order = [...DROPPED_FIRST, ...all.map(({ id }) => id)];
    const leftOut: string[] = [];
    const rest = () => all.filter(({ id }) => !leftOut.includes(id));
    let text = whole(report, rest(), leftOut);
    for (const id of order) {
        if (text.length <= max) break;
        if (!rest().some((section) => section.id === id)) continue;
        leftOut.push(id);
        text = whole(report, rest(), leftOut);
    }
    return { text, leftOut };
}

function whole(report: Report, sections: readonly Section[], leftOut: readonly string[]): string {
    const note =
        leftOut.length === 0
            ? []
            : [
                  `_Left out, because a comment has room for ${MAX_CHARACTERS.toLocaleString("en-US")} characters: ${leftOut.join(", ")}. The summary of the run has everything._`,
              ];
    return [
        `**${headline(report)}**`,
        `\`${countsText(report)}\``,
        ...sections.map(sectionMarkdown),
        ...note,
    ].join("\n\n");
}

function sectionMarkdown({ title, folded, blocks }: Section): string {
    const body = blocks.map(blockMarkdown).join("\n");
    return folded
        ? `<details><summary>${title}</summary>\n\n${body}\n\n</details>`
        : `#### ${title}\n\n${body}`;
}

function blockMarkdown(block: Block): string {
    if ("list" in block) return block.list.map((line) => `- ${line}`).join("\n");
    const title = `- ${escaped(block.title)}`;
    if (block.diff.length === 0) return title;
    const lines = block.diff.join("\n");
    const fence = fenceFor(lines);
    // Not indented below the list's item: GitHub colours a line by its first column.
    return `${title}\n\n${fence}diff\n${lines}\n${fence}\n`;
}

/** Longer than any row of backticks in the text, which would end it. */
function fenceFor(text: string): string {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
    return "`".repeat(longest + 1);
}

/** A text that isn't taken for HTML, Markdown or a mention of somebody. */
function escaped(text: string): string {
    return text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(/([\\`*_[\]|])/g, "\\$1")
        .replaceAll(/@(?=\w)/g, "@\u200b");
}
