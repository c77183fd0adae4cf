/** Widest a character of the font gets on the average, in parts of its size; too wide rather than cut. */
const CHARACTER = 0.6;
export const FONT = 13;
export const LINE = 18;

/** A text without what SVG would read as a tag. */
function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Lines of at most a width, broken at spaces, dots, commas and dashes. */
export function wrapped(text: string, width: number): string[] {
    const room = Math.max(8, Math.floor(width / (FONT * CHARACTER)));
    const lines: string[] = [];
    for (const part of text.split(/(?<=[ .,/-])|(?<=[a-z]{2})(?=[A-Z][a-z])/)) {
        const last = lines.at(-1);
        if (last !== undefined && (last + part).trimEnd().length <= room) {
            lines[lines.length - 1] = last + part;
        } else {
            for (let at = 0; at < part.length; at += room) lines.push(part.slice(at, at + room));
        }
    }
    return lines.map((line) => line.trim());
}

export interface Box {
    x: number;
    y: number;
    width: number;
    height: number;
}

/** A box with a title and lines. */
export function card(box: Box, style: string, title: string, lines: readonly string[]): string {
    return [rectangle(box, style), texts(box, title, lines)].join("\n");
}

/** A title and lines, wrapped to the width of a box. */
export function texts(box: Box, title: string, lines: readonly string[]): string {
    const inner = box.width - 20;
    const rows = [
        ...wrapped(title, inner).map((text) => ({ text, style: "title" })),
        ...lines.flatMap((line) => wrapped(line, inner)).map((text) => ({ text, style: "line" })),
    ];
    return rows
        .map(
            ({ text, style }, index) =>
                `<text class="${style}" x="${box.x + 10}" y="${box.y + 20 + index * LINE}">${escaped(text)}</text>`,
        )
        .join("\n");
}

/** How high a card must be for its text. */
export function cardHeight(width: number, title: string, lines: readonly string[]): number {
    const rows = [title, ...lines].flatMap((line) => wrapped(line, width - 20)).length;
    return rows * LINE + 16;
}

export function rectangle({ x, y, width, height }: Box, style: string): string {
    return `<rect class="${style}" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
}

type Point = readonly [x: number, y: number];

/** An arrow with its words above it, around `at`: its middle may be on the border of a box. */
export function arrow(
    [x1, y1]: Point,
    [x2, y2]: Point,
    words?: { text: string; at: number },
): string {
    const path = `<path class="arrow" d="M${x1} ${y1} L${x2} ${y2}" marker-end="url(#head)"/>`;
    if (words === undefined) return path;
    return `${path}\n<text class="words" x="${words.at}" y="${y1 - 8}">${escaped(words.text)}</text>`;
}

const LIGHT = {
    ...{ paper: "#ffffff", ink: "#1e293b", soft: "#64748b", line: "#94a3b8", aws: "#f8fafc" },
    ...{
        public: "#fef3c7",
        private: "#dcfce7",
        edge: "#dbeafe",
        mesh: "#ede9fe",
        plain: "#f1f5f9",
    },
};

const DARK: typeof LIGHT = {
    ...{ paper: "#0d1117", ink: "#e2e8f0", soft: "#94a3b8", line: "#64748b", aws: "#161b22" },
    ...{
        public: "#3b2f0b",
        private: "#12301f",
        edge: "#172f57",
        mesh: "#2e2556",
        plain: "#1f2733",
    },
};

/** Not by CSS variables, which few viewers but browsers know. */
function scheme({ ink, soft, line, ...fills }: typeof LIGHT): string {
    return [
        `text, #head path { fill: ${ink}; } .words { fill: ${soft}; }`,
        `rect { stroke: ${line}; } .arrow { stroke: ${ink}; }`,
        ...Object.entries(fills).map(([name, colour]) => `.${name} { fill: ${colour}; }`),
    ].join("\n");
}

/** The whole picture, which follows the reader's light or dark scheme. */
export function picture(width: number, height: number, title: string, parts: readonly string[]) {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>
text { font: ${FONT}px Helvetica, Arial, sans-serif; }
.title { font-weight: bold; }
.words { text-anchor: middle; }
.arrow { fill: none; stroke-width: 1.6; } rect.paper { stroke: none; }
${scheme(LIGHT)}
@media (prefers-color-scheme: dark) {
${scheme(DARK)}
}
</style>
<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L10 5 L0 10 z"/></marker></defs>
<rect class="paper" width="${width}" height="${height}"/>
${parts.join("\n")}
</svg>
`;
}
