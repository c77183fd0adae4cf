import {
    type Document,
    isMap,
    isScalar,
    isSeq,
    type LineCounter,
    type Node,
    type Pair,
    type YAMLMap,
} from "yaml";

import type { Place } from "./finding";

export type Path = readonly (string | number)[];

/** A Kubernetes object in a file, with the place of each of its keys and values. */
export class Manifest {
    private readonly data: unknown;

    constructor(
        private readonly file: string,
        private readonly node: YAMLMap,
        document: Document,
        private readonly lines: LineCounter,
    ) {
        this.data = node.toJS(document);
    }

    public get apiVersion(): string {
        return this.text("apiVersion") ?? "";
    }

    public get kind(): string {
        return this.text("kind") ?? "";
    }

    public get name(): string {
        return this.text("metadata", "name") ?? "";
    }

    public get namespace(): string {
        return this.text("metadata", "namespace") ?? "default";
    }

    /** For a reader: `Ingress istio-system/edge`. */
    public get title(): string {
        return `${this.kind} ${this.namespace}/${this.name}`;
    }

    public get(...path: Path): unknown {
        return path.reduce<unknown>(
            (value, key) =>
                typeof value === "object" && value !== null
                    ? (value as Record<string | number, unknown>)[key]
                    : undefined,
            this.data,
        );
    }

    public text(...path: Path): string | undefined {
        const value = this.get(...path);
        return typeof value === "string" ? value : undefined;
    }

    public list(...path: Path): unknown[] {
        const value = this.get(...path);
        return Array.isArray(value) ? value : [];
    }

    public entries(...path: Path): [string, unknown][] {
        const value = this.get(...path);
        return typeof value === "object" && value !== null ? Object.entries(value) : [];
    }

    /** Keys that a map has more than once; the last one counts. */
    public repeatedKeys(...path: Path): { key: string; place: Place }[] {
        const map = this.nodeAt(path);
        if (!isMap(map)) return [];
        const seen = new Set<unknown>();
        return map.items.flatMap((pair) => {
            const key = keyOf(pair);
            const isRepeated = seen.has(key);
            seen.add(key);
            return isRepeated ? [{ key: String(key), place: this.place(pair.key) }] : [];
        });
    }

    /** Whether a value is a plain scalar that Kubernetes' YAML 1.1 takes as a boolean: `yes`, `on` and so on. */
    public isBooleanWord(...path: Path): boolean {
        const node = this.nodeAt(path);
        return (
            isScalar(node) &&
            node.type === "PLAIN" &&
            typeof node.value === "string" &&
            /^(y|yes|on|n|no|off)$/i.test(node.value)
        );
    }

    /** The place of the last key of a path; if it is missing, of the nearest key above it. */
    public keyPlace(...path: Path): Place {
        const parent = this.nodeAt(path.slice(0, -1));
        const last = path.at(-1);
        if (isMap(parent)) {
            const pair = pairOf(parent, last);
            if (pair) return this.place(pair.key);
        }
        if (isSeq(parent) && typeof last === "number") return this.place(parent.items[last]);
        return path.length <= 1 ? this.place(this.node) : this.keyPlace(...path.slice(0, -1));
    }

    /** Where a value begins; where it is missing, the nearest key above it. */
    public valuePlace(...path: Path): Place {
        const node = this.nodeAt(path);
        return node?.range ? this.place(node) : this.keyPlace(...path);
    }

    /** The place for a missing annotation. */
    public get annotationsPlace(): Place {
        return this.keyPlace("metadata", "annotations");
    }

    private nodeAt(path: Path): Node | undefined {
        let node: unknown = this.node;
        for (const key of path) {
            if (isMap(node)) node = pairOf(node, key)?.value;
            else if (isSeq(node) && typeof key === "number") node = node.items[key];
            else return undefined;
        }
        return node as Node | undefined;
    }

    private place(node: unknown): Place {
        const offset = (node as Node | undefined)?.range?.[0] ?? this.node.range?.[0] ?? 0;
        const { line, col } = this.lines.linePos(offset);
        return { file: this.file, line, column: col };
    }
}

/** The last pair of a key is the one that counts. */
function pairOf(map: YAMLMap, key: unknown): Pair | undefined {
    return map.items.filter((pair) => keyOf(pair) === key).at(-1);
}

function keyOf(pair: Pair): unknown {
    return isScalar(pair.key) ? pair.key.value : pair.key;
}
