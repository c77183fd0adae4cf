import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

const STACK_FILE = /^Pulumi\.(.+)\.ya?ml$/;
/** `Pulumi.example.yaml` shows every key, and is of no stack. */
const EXAMPLE = "example";
const SALT = /^encryptionsalt:.*\n?/m;
const SECRETS_KEYS = /^(?:encryptionsalt|encryptedkey|secretsprovider):.*\n?/gm;

export interface ProjectSource {
    /** Folder with the program and its Pulumi.yaml. */
    readonly programDir: string;
    readonly stack: string;
    /** The stack's config; default: `Pulumi.<stack>.yaml` of the program. */
    readonly stackFile?: string;
}

/**
 * Lays out a project in `workDir` that runs the program but leaves its folder untouched: the engine
 * writes into the stack file (an encryption salt), so Pulumi.yaml and the stack file are copies and
 * all else is links. Node follows links to the real files, so messages name those.
 */
export async function layOutProject(source: ProjectSource, workDir: string): Promise<void> {
    const programDir = resolve(source.programDir);
    const names = await readdir(programDir);
    const target = join(workDir, `Pulumi.${source.stack}.yaml`);
    const config = await stackConfig(source, names);
    const salt = await saltOf(target);

    await rm(workDir, { recursive: true, force: true });
    await mkdir(workDir, { recursive: true });
    await copyFile(join(programDir, "Pulumi.yaml"), join(workDir, "Pulumi.yaml"));
    await writeFile(target, config.replace(SECRETS_KEYS, "") + salt);
    for (const name of names.filter(isLinked)) {
        await symlink(join(programDir, name), join(workDir, name));
    }
    await symlink(nodeModulesOf(programDir), join(workDir, "node_modules"), "junction");
}

/** Puts another config in place of the one that `workDir` has. */
export async function rewriteStackFile(workDir: string, stack: string, config: string) {
    const target = join(workDir, `Pulumi.${stack}.yaml`);
    const salt = await saltOf(target);
    await writeFile(target, `${config.replace(SECRETS_KEYS, "").trimEnd()}\n${salt}`);
}

/** The config's text. A program without any stack file, as a benchmark's, needs none. */
async function stackConfig(source: ProjectSource, names: readonly string[]): Promise<string> {
    const { programDir, stack, stackFile } = source;
    if (stackFile !== undefined) {
        return readText(stackFile);
    }
    const stacks = names
        .flatMap((name) => STACK_FILE.exec(name)?.[1] ?? [])
        .filter((name) => name !== EXAMPLE);
    if (stacks.length === 0) {
        return "";
    }
    const file = join(programDir, `Pulumi.${stack}.yaml`);
    if (!existsSync(file)) {
        throw new Error(
            `There is no stack "${stack}": ${file} is missing. Take one of ${stacks.join(", ")}, or write it.`,
        );
    }
    return readText(file);
}

/** The file with a newline at its end, so that a line can follow. */
async function readText(file: string): Promise<string> {
    return `${(await readFile(file, "utf8")).trimEnd()}\n`;
}

/** The salt of an earlier run in this folder: the state's secrets can be read only with it. */
async function saltOf(file: string): Promise<string> {
    return existsSync(file) ? (SALT.exec(await readFile(file, "utf8"))?.[0] ?? "") : "";
}

function isLinked(name: string): boolean {
    return (
        name !== "Pulumi.yaml" && !STACK_FILE.test(name) && !["node_modules", ".git"].includes(name)
    );
}

/** The folder that Node would search from the program, the nearest one upwards. */
function nodeModulesOf(programDir: string): string {
    for (let dir = programDir; ; dir = dirname(dir)) {
        const found = join(dir, "node_modules");
        if (existsSync(found)) {
            return found;
        }
        if (dir === dirname(dir)) {
            throw new Error(
                `${basename(programDir)} has no node_modules; run npm ci in ${programDir}`,
            );
        }
    }
}
