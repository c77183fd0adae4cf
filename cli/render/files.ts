import { stringify } from "yaml";

/** A file to write, its path relative to the folder of the rendering. */
export interface RenderedFile {
    path: string;
    text: string;
}

export function json(value: unknown): string {
    return `${JSON.stringify(value, undefined, 4)}\n`;
}

/**
 * A document that kubectl, Helm and istioctl read as it is meant: they know YAML 1.1, to which a plain
 * `yes` is true and `1:20` a number.
 */
export function yaml(value: unknown): string {
    return stringify(value, { lineWidth: 0, compat: "yaml-1.1" });
}

/**
 * Files whose paths all differ. Resources of one logical name are told apart by their URNs, which no
 * file name shows: the second one in the order given gets a 2 before its extension.
 */
export function withUniquePaths(files: RenderedFile[]): RenderedFile[] {
    const seen = new Map<string, number>();
    return files.map(({ path, text }) => {
        // File systems that ignore case would write one of the two.
        const key = path.toLowerCase();
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        return { path: count === 1 ? path : numbered(path, count), text };
    });
}

/** `iam/controller.trust.json` as `iam/controller-2.trust.json`. */
function numbered(path: string, count: number): string {
    return path.replace(/((\.trust|\.values)?\.(json|yaml))$/, `-${count}$1`);
}
