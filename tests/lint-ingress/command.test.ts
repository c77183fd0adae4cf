import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { lintIngressCommand } from "../../cli/lint-ingress/command";
import { formatted } from "../../cli/lint-ingress/format";
import { manifests } from "./manifests";

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "mesh-edge-lint-"));
    writeFileSync(file("clean.yaml"), manifests({}));
    writeFileSync(file("warning.yaml"), manifests({ class: "both" }));
    writeFileSync(file("error.yaml"), manifests({ apiVersion: "extensions/v1beta1" }));
    writeFileSync(file("broken.yaml"), "kind: {");
});
afterAll(() => {
    rmSync(folder, { recursive: true });
    process.exitCode = undefined;
});

const output = { log: "", error: "" };
beforeEach(() => {
    Object.assign(output, { log: "", error: "" });
    vi.spyOn(console, "log").mockImplementation((text: string) => (output.log += text));
    vi.spyOn(console, "error").mockImplementation((text: string) => (output.error += text));
    return () => vi.restoreAllMocks();
});

const run = async (...args: string[]) => {
    await lintIngressCommand().parseAsync(args, { from: "user" });
    return process.exitCode;
};

describe("lint-ingress", () => {
    it.each<[code: number, args: string[]]>([
        [0, ["clean.yaml"]],
        [0, ["warning.yaml"]],
        [0, ["warning.yaml", "--max-warnings", "1"]],
        [1, ["warning.yaml", "--max-warnings", "0"]],
        [1, ["error.yaml"]],
        [1, ["clean.yaml", "error.yaml"]],
        [2, ["broken.yaml"]],
        [2, ["missing.yaml"]],
        [2, ["error.yaml", "broken.yaml"]],
    ])("ends with %i for %j", async (code, args) => {
        expect(await run(...args.map((arg) => (arg.endsWith(".yaml") ? file(arg) : arg)))).toBe(
            code,
        );
    });

    it("says that nothing was found", async () => {
        await run(file("clean.yaml"));
        expect(output.log).toBe("Nothing found.");
    });

    it("says which file it can't read, and why", async () => {
        await run(file("missing.yaml"));
        expect(output.error).toMatch(/missing\.yaml: ENOENT/);
    });

    it("writes JSON that a program reads", async () => {
        await run(file("error.yaml"), "--format", "json");
        expect(JSON.parse(output.log)).toEqual([
            {
                severity: "error",
                check: "old-api",
                file: file("error.yaml"),
                line: 1,
                column: 13,
                object: "Ingress istio-system/a",
                message: "extensions/v1beta1 has no Ingress since Kubernetes 1.22",
                cure: "write networking.k8s.io/v1",
            },
        ]);
    });

    it("writes an empty list as JSON, and nothing for GitHub, without findings", async () => {
        await run(file("clean.yaml"), "--format", "json");
        expect(output.log).toBe("[]");
        output.log = "";
        await run(file("clean.yaml"), "--format", "github");
        expect(output.log).toBe("");
    });
});

describe("formatted", () => {
    const finding = {
        severity: "note" as const,
        check: "list-alone",
        file: "a,b.yaml",
        line: 3,
        column: 9,
        object: "Ingress default/shop",
        message: "100% of\nit",
        cure: "mend it",
    };

    it("as text has place, name, object, message and cure, and a summary", () => {
        expect(formatted([finding], "text")).toBe(
            "a,b.yaml:3:9 note list-alone (Ingress default/shop)\n    100% of\nit\n    → mend it\n\n0 errors, 0 warnings, 1 note",
        );
    });

    it("for GitHub is a workflow command, with its special characters escaped", () => {
        expect(formatted([finding], "github")).toBe(
            "::notice file=a%2Cb.yaml,line=3,col=9,title=list-alone::100%25 of%0Ait. Cure: mend it",
        );
    });
});
