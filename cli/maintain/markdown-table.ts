/** A table in Markdown, a line per row; prettier aligns its columns in the document. */
export function markdownTable(head: readonly string[], rows: readonly string[][]): string {
    return [head, head.map(() => "---"), ...rows]
        .map((cells) => `|${cells.map((cell) => (cell === "" ? " " : ` ${cell} `)).join("|")}|`)
        .join("\n");
}
