import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { layOutProject } from "../../sandbox/session/project";

describe("the project of a session", () => {
    let folder: string;
    let programDir: string;
    let workDir: string;

    beforeEach(async () => {
        folder = await realpath(await mkdtemp(join(tmpdir(), "mesh-edge-test-")));
        programDir = join(folder, "program");
        workDir = join(folder, "work");
        await mkdir(join(programDir, "components"), { recursive: true });
        await mkdir(join(folder, "node_modules"));
        await write("Pulumi.yaml", "name: tiny\n");
        await write("Pulumi.dev.yaml", "secretsprovider: awskms://key\nconfig:\n    tiny:a: b");
        await write("Pulumi.prod.yaml", "config: {}\n");
        await write("index.ts", "");
    });

    afterEach(() => rm(folder, { recursive: true }));

    const write = (name: string, text: string) => writeFile(join(programDir, name), text);
    const stackFile = () => readFile(join(workDir, "Pulumi.dev.yaml"), "utf8");

    it("links the program and the nearest node_modules, and copies what the engine writes to", async () => {
        await layOutProject({ programDir, stack: "dev" }, workDir);
        expect((await readdir(workDir)).sort()).toEqual([
            ...["Pulumi.dev.yaml", "Pulumi.yaml", "components", "index.ts", "node_modules"],
        ]);
        expect(await realpath(join(workDir, "index.ts"))).toBe(join(programDir, "index.ts"));
        expect(await realpath(join(workDir, "node_modules"))).toBe(
            join(programDir, "..", "node_modules"),
        );
        await writeFile(join(workDir, "Pulumi.dev.yaml"), "spoilt");
        expect(await readFile(join(programDir, "Pulumi.dev.yaml"), "utf8")).toContain("tiny:a: b");
    });

    it("leaves the real secrets provider behind and keeps its own salt", async () => {
        await layOutProject({ programDir, stack: "dev" }, workDir);
        expect(await stackFile()).toBe("config:\n    tiny:a: b\n");
        await writeFile(join(workDir, "Pulumi.dev.yaml"), "encryptionsalt: v1:abc\n");
        await layOutProject({ programDir, stack: "dev" }, workDir);
        expect(await stackFile()).toBe("config:\n    tiny:a: b\nencryptionsalt: v1:abc\n");
    });

    it("takes another stack file when told", async () => {
        const other = join(programDir, "Pulumi.prod.yaml");
        await layOutProject({ programDir, stack: "dev", stackFile: other }, workDir);
        expect(await stackFile()).toBe("config: {}\n");
    });

    it("says which stacks there are if the wanted one has no file", async () => {
        const file = join(programDir, "Pulumi.prd.yaml");
        await write("Pulumi.example.yaml", "config: {}\n");
        await expect(layOutProject({ programDir, stack: "prd" }, workDir)).rejects.toThrow(
            `There is no stack "prd": ${file} is missing. Take one of dev, prod, or write it.`,
        );
    });
});
