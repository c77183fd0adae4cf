import type { Verdict } from "./judge";

const WIDTH = 150;

/** The verdicts as a table in Markdown. */
export function reportOf(verdicts: readonly Verdict[]): string {
    const killed = verdicts.filter(({ killedBy }) => killedBy);
    const byEngine = killed.filter(({ killedBy }) => killedBy?.by !== "unit test");
    const rows = verdicts.map(
        ({ mutation: { kind, what }, killedBy }) =>
            `| ${kind} | ${what} | ${killedBy?.by ?? "**survived**"} | ${inCell(killedBy?.says ?? "")} |`,
    );
    return [
        `${String(verdicts.length)} mutations, ${String(killed.length)} killed: ${String(byEngine.length)} by a life on the engine, ${String(killed.length - byEngine.length)} by a test without one.`,
        "",
        "| Kind | Mutation | Killed by | Which says |",
        "| --- | --- | --- | --- |",
        ...rows,
    ].join("\n");
}

/** The last line of a message: the engine's first ones say only that an operation failed. */
function inCell(text: string): string {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const line = lines.find(
        (candidate) => !/^pulumi \w+ failed|error occurred|update failed/.test(candidate),
    );
    const plain = (line ?? "")
        .replace(/(vpc|subnet|rtb|igw|nat|eipalloc|sg)-[0-9a-f]{8,}/g, "$1-…")
        .replace(/[|<>`*_]/g, " ")
        .replace(/\s+/g, " ")
        .trim();
    return plain.length > WIDTH ? `${plain.slice(0, WIDTH)}…` : plain;
}

/** Puts text between the marks `<!-- name -->` and `<!-- /name -->` of a document. */
export function withSection(document: string, name: string, text: string): string {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [document.indexOf(open), document.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`the document has no ${open} … ${close}`);
    return `${document.slice(0, start + open.length)}\n\n${text}\n\n${document.slice(end)}`;
}
