import { markdownTable } from "../markdown-table";
import type { Cost, Figures, PreviewFigures } from "./results";

/** What `bench/results.json` keeps of a stack. */
export interface Measured {
    stack: string;
    resources: number;
    up: Figures;
    destroy: Figures & { levels: Cost[] };
    preview?: PreviewFigures;
}

/** The figures of each stack, in Markdown. */
export function timeReport(measured: readonly Measured[]): string {
    return [
        markdownTable(
            [
                ...["Stack", "Resources", "Operation", "Takes", "No schedule is shorter than"],
                ...["Ratio", "One after the other"],
            ],
            measured.flatMap(({ stack, resources, up, destroy }) =>
                Object.entries({ up, destroy }).map(([operation, figures]) => [
                    `\`${stack}\``,
                    String(resources),
                    operation,
                    seconds(figures.seconds),
                    seconds(figures.chainSeconds),
                    times(figures.ratio),
                    seconds(figures.oneAfterTheOther),
                ]),
            ),
        ),
        "",
        ...measured.flatMap(stackReport),
    ].join("\n");
}

function stackReport({ stack, up, destroy, preview }: Measured): string[] {
    const picture = (operation: string) =>
        `![Schedule of ${operation} of ${stack}](../bench/${stack}-${operation}.svg)`;
    return [
        `**\`${stack}\`, up.** Critical path: ${pathOf(up.critical)}.`,
        "",
        picture("up"),
        "",
        `**\`${stack}\`, destroy.** Longest chain: ${pathOf(destroy.chain)}. What each level costs:`,
        "",
        markdownTable(
            ["Level", "Costs", "Its slowest resource", ""],
            destroy.levels.map(({ level, seconds: cost, longest }) => [
                String(level),
                seconds(cost),
                `\`${longest}\``,
                destroy.chain.includes(longest) ? "in the chain" : "",
            ]),
        ),
        "",
        picture("destroy"),
        "",
        ...(preview ? [previewLine(stack, preview), ""] : []),
    ];
}

function previewLine(stack: string, { rounds, programMs, emptyMs, ratio }: PreviewFigures): string {
    return `**\`${stack}\`, preview.** ${String(programMs.smallest)} ms, an empty program ${String(emptyMs.smallest)} ms: ${times(ratio)} (the fastest of ${String(rounds)} each, in turn).`;
}

const seconds = (value: number) => `${String(value)} s`;
const times = (ratio: number) => `${String(ratio)} ×`;
const pathOf = (titles: readonly string[]) => titles.map((title) => `\`${title}\``).join(" → ");
