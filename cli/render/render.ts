import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { deploymentFile } from "./deployment";
import { type RenderedFile, json, withUniquePaths } from "./files";
import { helmFiles } from "./helm";
import { iamFile } from "./iam";
import { kubernetesFile } from "./kubernetes";
import { resourcesOf } from "./state";

const RESOURCES = "resources.json";
const FOLDERS = ["kubernetes", "helm", "iam"];

/** Writes what a deployed stack declares as files: its resources, manifests, releases and policies. */
export async function render(exported: unknown, outDir: string): Promise<void> {
    await removeEarlierRendering(outDir);
    for (const { path, text } of renderedFiles(exported)) {
        const file = join(outDir, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
    }
}

/** The files of a rendering. One state always gives the same ones, byte for byte. */
export function renderedFiles(exported: unknown): RenderedFile[] {
    const resources = resourcesOf(exported);
    const documents = resources.flatMap((resource) => [
        kubernetesFile(resource),
        ...helmFiles(resource),
        iamFile(resource),
    ]);
    return [
        {
            path: RESOURCES,
            text: json(
                resources.map(({ urn, type, name, inputs }) => ({ urn, type, name, inputs })),
            ),
        },
        deploymentFile(exported),
        ...withUniquePaths(documents.filter((file) => file !== undefined)),
    ];
}

/** Files of resources that are gone would stay among the new ones. Of a folder of others nothing goes. */
async function removeEarlierRendering(outDir: string): Promise<void> {
    const isRendering = await access(join(outDir, RESOURCES)).then(
        () => true,
        () => false,
    );
    if (!isRendering) return;
    await Promise.all(
        FOLDERS.map((folder) => rm(join(outDir, folder), { recursive: true, force: true })),
    );
}
