export interface Bar {
    label: string;
    start: number;
    end: number;
    critical: boolean;
}

export interface Gantt {
    title: string;
    bars: readonly Bar[];
    /** Where the chain that no schedule can undercut would end. */
    chainSeconds: number;
}

/** A wide letter at the font size of a label. */
const LETTER = 6;
const GAP = 8;
const CHART_WIDTH = 760;
const ROW = 14;
const TOP = 46;
const COLORS = { critical: "#c0392b", other: "#5b8db8", grid: "#dddddd", chain: "#222222" };

/** A schedule as a picture, a row a resource in the order of their beginning. */
export function gantt({ title, bars, chainSeconds }: Gantt): string {
    const rows = [...bars].sort((a, b) => a.start - b.start || a.end - b.end);
    const last = Math.max(chainSeconds, ...rows.map(({ end }) => end));
    const labelWidth = 2 * GAP + LETTER * Math.max(0, ...rows.map(({ label }) => label.length));
    const x = (seconds: number) =>
        String(Math.round((labelWidth + (seconds / last) * CHART_WIDTH) * 10) / 10);
    const bottom = TOP + rows.length * ROW;
    const [width, height] = [labelWidth + CHART_WIDTH + 40, bottom + 20];
    const line = (at: string, color: string, dash: string) =>
        `<line x1="${at}" y1="${String(TOP - 6)}" x2="${at}" y2="${String(bottom)}" stroke="${color}"${dash}/>`;
    const minutes = Array.from({ length: Math.floor(last / 60) + 1 }, (_, minute) => minute);
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" font-family="sans-serif" font-size="10">`,
        `<rect width="100%" height="100%" fill="#ffffff"/>`,
        `<text x="8" y="18" font-size="14" font-weight="bold">${escaped(title)}</text>`,
        ...minutes.flatMap((minute) => [
            line(x(minute * 60), COLORS.grid, ""),
            `<text x="${x(minute * 60)}" y="${String(TOP - 10)}" text-anchor="middle">${String(minute)} min</text>`,
        ]),
        ...rows.flatMap(({ label, start, end, critical }, index) => {
            const y = TOP + index * ROW;
            const wide = Math.max(1, Number(x(end)) - Number(x(start)));
            const color = critical ? COLORS.critical : COLORS.other;
            return [
                `<text x="${String(labelWidth - GAP)}" y="${String(y + 10)}" text-anchor="end"${critical ? ' font-weight="bold"' : ""}>${escaped(label)}</text>`,
                `<rect x="${x(start)}" y="${String(y + 2)}" width="${String(Math.round(wide * 10) / 10)}" height="${String(ROW - 4)}" fill="${color}"><title>${escaped(label)}: ${String(end - start)} s from ${String(start)} s</title></rect>`,
            ];
        }),
        line(x(chainSeconds), COLORS.chain, ' stroke-dasharray="4 3"'),
        "</svg>",
        "",
    ].join("\n");
}

function escaped(text: string): string {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
