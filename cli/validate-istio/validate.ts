import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { run } from "../../sandbox/engine/run";
import { brokenOnes, type IstioObject } from "./istio-objects";

/** Kinds that an istioctl is known to know: each is tried once. */
export type KnownKinds = Set<string>;

/**
 * What `istioctl validate` says against a stack's objects, line by line; empty where it takes them all.
 * @throws where it doesn't know one of their kinds, and so would take anything
 */
export async function validate(
    istioctl: string,
    objects: readonly IstioObject[],
    known: KnownKinds = new Set(),
): Promise<string[]> {
    for (const broken of brokenOnes(objects)) {
        const kind = `${broken.apiVersion} ${broken.kind}`;
        if (known.has(kind)) continue;
        if ((await refusals(istioctl, [broken])).length > 0) {
            known.add(kind);
            continue;
        }
        throw new Error(
            `${istioctl} takes a broken ${broken.kind} of ${broken.apiVersion}: it doesn't know the kind, so it can't validate one. Install a newer istioctl, or remove this one from PATH, so that a fitting one is built.`,
        );
    }
    return refusals(istioctl, objects);
}

async function refusals(istioctl: string, objects: readonly IstioObject[]): Promise<string[]> {
    const folder = await mkdtemp(join(tmpdir(), "mesh-edge-istio-"));
    try {
        for (const { path, text } of objects) {
            const file = join(folder, path);
            await mkdir(dirname(file), { recursive: true });
            await writeFile(file, text);
        }
        const lines: string[] = [];
        const { ok, trouble } = await run(istioctl, ["validate", "-f", folder], {
            onLine: (line) => lines.push(line.trim()),
        });
        if (ok) return [];
        const problems = lines.filter((line) => line.startsWith("* "));
        return problems.length > 0 ? problems : [trouble];
    } finally {
        await rm(folder, { recursive: true });
    }
}
