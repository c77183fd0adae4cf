import type { Drawing } from "./drawing";

const COLOURS = ["#dbeafe", "#dcfce7", "#fef9c3", "#fae8ff", "#ffedd5", "#e0e7ff", "#f1f5f9"];

/** A drawing in Graphviz' language, each component of the program a box. */
export function toDot({ nodes, edges }: Drawing, title: string): string {
    const boxes = [...new Set(nodes.map(({ box }) => box))];
    const box = (name: string, index: number) => [
        `  subgraph ${quote(`cluster_${name}`)} {`,
        `    label=${quote(name)}; style="rounded,filled"; color="#94a3b8";`,
        `    fillcolor=${quote(COLOURS[index % COLOURS.length] ?? "white")};`,
        ...nodes
            .filter((node) => node.box === name)
            .map(({ id, label }) => `    ${quote(id)} [label=${quote(label)}];`),
        "  }",
    ];
    return [
        "digraph stack {",
        `  label=${quote(title)}; labelloc=t; fontsize=18; fontname=Helvetica; rankdir=RL;`,
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname=Helvetica, fontsize=11];',
        '  edge [color="#475569", arrowsize=0.7];',
        ...boxes.flatMap(box),
        ...edges.map(([from, to]) => `  ${quote(from)} -> ${quote(to)};`),
        "}",
        "",
    ].join("\n");
}

function quote(text: string): string {
    return `"${text.replaceAll('"', '\\"')}"`;
}
