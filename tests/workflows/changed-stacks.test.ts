import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize, relative } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
    isCode,
    parseStackList,
    places,
    stacksIn,
    touchedStacks,
} from "../../.github/scripts/changed-stacks.mjs";

const CHECKOUT = join(__dirname, "..", "..");
const SCRIPT = join(CHECKOUT, ".github", "scripts", "changed-stacks.mjs");
const STACKS = ["dev", "platform-dev", "prod"];

describe("the stacks that a change touches", () => {
    it.each([
        [["Pulumi.dev.yaml"], ["dev"]],
        [
            ["Pulumi.dev.yaml", "Pulumi.prod.yaml"],
            ["dev", "prod"],
        ],
        [["Pulumi.platform-dev.yaml", "README.md"], ["platform-dev"]],
        [["components/edge/edge.ts"], STACKS],
        [["Pulumi.dev.yaml", "package-lock.json"], STACKS],
        [["Pulumi.yaml"], STACKS],
        [["index.ts"], STACKS],
        [["tsconfig.json"], STACKS],
        [["a-new-folder/file.ts"], STACKS],
        // A preview may pass or fail by it.
        [["policy/rules/tls.ts"], STACKS],
        [["docs/runbook.md", "tests/edge/edge.test.ts", "sandbox/cloud/values.ts", "LICENSE"], []],
        [[".github/workflows/ci.yml", ".ci/run", "eslint.config.mjs"], []],
        [["cli/main.ts", "vitest.unit.config.mts", "stryker.config.json"], []],
        [["Pulumi.example.yaml"], []],
        [[], []],
    ])("%j touches %j", (files, touched) => {
        expect(touchedStacks(files, STACKS)).toEqual(touched);
    });

    it("does not name a stack whose file the change deletes", () => {
        expect(touchedStacks(["Pulumi.gone.yaml"], STACKS)).toEqual([]);
    });

    it("counts every file that the program is made of as code", () => {
        const files = importedFrom("index.ts");
        expect(files.length).toBeGreaterThan(30);
        expect(files.filter((file) => !isCode(file))).toEqual([]);
    });
});

describe("the stacks of a project", () => {
    it("are those with a stack file, and never Pulumi.yaml or the example", () => {
        const files = ["index.ts", "Pulumi.prod.yaml", "Pulumi.yaml", "Pulumi.dev.yaml"];
        expect(stacksIn(["Pulumi.example.yaml", "Pulumi.example-eu.yaml"])).toEqual(["example-eu"]);
        expect(stacksIn(files)).toEqual(["dev", "prod"]);
    });

    it("have no name that a shell could take for a command", () => {
        expect(stacksIn(["Pulumi.$(id).yaml", "Pulumi.a b.yaml", 'Pulumi.a"b.yaml'])).toEqual([]);
    });
});

describe("the place of a preview", () => {
    it("is AWS for a stack that is deployed there", () => {
        const where = { onAws: ["dev", "prod"], trusted: true };
        expect(places(STACKS, where)).toEqual({ aws: ["dev", "prod"], sandbox: ["platform-dev"] });
    });

    it("is the sandbox for a change that may not have the role", () => {
        const where = { onAws: ["dev", "prod"], trusted: false };
        expect(places(STACKS, where)).toEqual({ aws: [], sandbox: STACKS });
    });
});

describe("STACKS_ON_AWS", () => {
    it.each([
        ['["dev", "prod"]', ["dev", "prod"]],
        ["[]", []],
        ["", []],
        [undefined, []],
    ])("%j is %j", (text, list) => {
        expect(parseStackList(text)).toEqual(list);
    });

    it.each(["dev", '{"dev": true}', "[1]"])("%s is refused", (text) => {
        expect(() => parseStackList(text)).toThrow(
            `STACKS_ON_AWS must be a JSON list such as ["dev", "prod"], not ${text}`,
        );
    });
});

describe("the script in a checkout of a merge commit", () => {
    let repo: string;

    beforeEach(() => {
        repo = mkdtempSync(join(tmpdir(), "changed-stacks-"));
        git("init", "--quiet");
        write("Pulumi.yaml", "name: mesh-edge\n");
        write("Pulumi.dev.yaml", "config: {}\n");
        write("Pulumi.prod.yaml", "config: {}\n");
        write("index.ts", "export {};\n");
        commit();
    });

    afterEach(() => {
        rmSync(repo, { recursive: true, force: true });
    });

    it("names the stack whose file changed", () => {
        write("Pulumi.dev.yaml", "config: { a: b }\n");
        commit();
        expect(run({ STACKS_ON_AWS: '["dev"]', TRUSTED: "true" })).toBe(
            'aws=["dev"]\nsandbox=[]\n',
        );
    });

    it("names all stacks where a file of the program moved to the docs", () => {
        mkdirSync(join(repo, "docs"));
        git("mv", "index.ts", "docs/index.ts");
        commit();
        expect(run({})).toBe('aws=[]\nsandbox=["dev","prod"]\n');
    });

    function run(env: NodeJS.ProcessEnv): string {
        const { PATH } = process.env;
        return execFileSync(process.execPath, [SCRIPT], {
            cwd: repo,
            env: { PATH, ...env },
        }).toString();
    }

    function commit(): void {
        git("add", "--all");
        const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
        git(
            ...who,
            "-c",
            "commit.gpgsign=false",
            "commit",
            "--quiet",
            "--no-verify",
            "-m",
            "change",
        );
    }

    function write(file: string, text: string): void {
        writeFileSync(join(repo, file), text);
    }

    function git(...args: string[]): void {
        execFileSync("git", args, { cwd: repo });
    }
});

/** The files of the checkout that a file imports, itself and all that those import. */
function importedFrom(entry: string): string[] {
    const found = new Set<string>();
    const visit = (file: string) => {
        if (found.has(file)) return;
        found.add(file);
        const text = readFileSync(join(CHECKOUT, file), "utf8");
        for (const [, path = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) {
            visit(`${normalize(join(dirname(file), path))}.ts`);
        }
    };
    visit(relative(CHECKOUT, join(CHECKOUT, entry)));
    return [...found];
}
