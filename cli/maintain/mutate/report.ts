import { markdownTable } from "../markdown-table";
import type { Verdict } from "./judge";
import type { Breach } from "./breaches";

const WIDTH = 150;

/** The account's rules at work, not our list of edges or of levels. */
const WORLD: Breach["by"][] = ["up", "warning", "destroy", "leftovers", "engine test"];

/** The verdicts as a table in Markdown. */
export function reportOf(verdicts: readonly Verdict[]): string {
    const killed = verdicts.filter(({ killedBy }) => killedBy.length > 0);
    const by = (...names: Breach["by"][]) =>
        killed.filter((verdict) => verdict.killedBy.some((breach) => names.includes(breach.by)));
    const world = by(...WORLD).length;
    const unit = by("unit test").length;
    const rows = verdicts.map(({ mutation: { kind, what }, killedBy }) => {
        const names = killedBy.map((breach) => breach.by).join(", ") || "**survived**";
        const decisive = killedBy.find((breach) => WORLD.includes(breach.by)) ?? killedBy[0];
        return [kind, what, names, inCell(decisive?.says ?? "")];
    });
    return [
        `${String(verdicts.length)} mutations, ${String(killed.length)} killed: ${String(world)} by the account's own rules or an engine test of the feature, ${String(killed.length - world - unit)} only by the list of edges or the levels of a destroy, ${String(unit)} only by a test without an engine.`,
        "",
        markdownTable(["Kind", "Mutation", "Killed by", "Which says"], rows),
    ].join("\n");
}

/** The last line of a message: the engine's first ones say only that an operation failed. */
function inCell(text: string): string {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const causes = lines.filter((line) => !/^pulumi \w+ failed|^update failed/.test(line));
    const line = causes.find((candidate) => !/error occurred/.test(candidate)) ?? causes[0];
    const plain = (line ?? "")
        .replace(/(vpc|subnet|rtb|igw|nat|eipalloc|sg)-[0-9a-f]{8,}/g, "$1-…")
        .replace(/[|<>`*_]/g, " ")
        .replace(/\s+/g, " ")
        .trim();
    return plain.length > WIDTH ? `${plain.slice(0, WIDTH)}…` : plain;
}
