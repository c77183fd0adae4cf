import { chmod, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cachedBinary, cacheFolder, fromCache } from "../../sandbox/engine/cache";
import { findEngine } from "../../sandbox/engine/engine";
import { oneAtATime } from "../../sandbox/engine/one-at-a-time";
import { locateOnPath, onPath } from "../../sandbox/engine/on-path";
import { pinnedVersion, whyUnfit } from "../../sandbox/engine/versions";
import { MODULE_FOLDER } from "../../sandbox/engine/via-go";
import { viaNpm } from "../../sandbox/engine/via-npm";
import type { Way } from "../../sandbox/engine/way";

let folder: string;
let reported: string[];
const report = (line: string) => reported.push(line);

beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "mesh-edge-test-"));
    reported = [];
});

afterEach(() => rm(folder, { recursive: true }));

async function binary(file: string): Promise<string> {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, "#!/bin/sh\n");
    await chmod(file, 0o755);
    return file;
}

function way(name: string, outcome: "found" | "missing", calls: string[] = []): Way {
    const engine = { command: `/${name}/pulumi`, version: "3.250.0", origin: name };
    return {
        name,
        attempt: () => {
            calls.push(name);
            return Promise.resolve(outcome === "found" ? { engine } : { reason: `not in ${name}` });
        },
    };
}

describe("the version of a CLI", () => {
    it.each([
        ["3.248.0", undefined],
        ["v3.250.1", undefined],
        ["3.1000.0", undefined],
        ["3.247.9", "3.247.9 is older than the SDK's 3.248.0"],
        ["4.0.0", "4.0.0 is of another major version than the SDK's 3.248.0"],
        ["broken", 'its version "broken" can\'t be read'],
    ])("%s for the SDK 3.248.0: %s", (cli, unfit) => {
        expect(whyUnfit(cli, "3.248.0")).toBe(unfit);
    });

    it("is pinned once: the module that Go builds is the npm package's version, and fits the SDK", async () => {
        const module = await readFile(join(MODULE_FOLDER, "go.mod"), "utf8");
        expect(module).toContain(`github.com/pulumi/pulumi/pkg/v3 v${pinnedVersion()} `);
        expect(whyUnfit(pinnedVersion())).toBeUndefined();
    });
});

describe("the search for an engine", () => {
    it("stops at the first way that has one", async () => {
        const calls: string[] = [];
        const ways = [
            way("a", "missing", calls),
            way("b", "found", calls),
            way("c", "found", calls),
        ];
        expect((await findEngine(report, ways)).command).toBe("/b/pulumi");
        expect(calls).toEqual(["a", "b"]);
    });

    it("ends, if no way has one, in one error with each reason and the three ways out", async () => {
        const search = findEngine(report, [way("PATH", "missing"), way("Go", "missing")]);
        await expect(search).rejects.toThrow(
            [
                "There is no pulumi CLI to run the sandbox with:",
                "  - PATH: not in PATH",
                "  - Go: not in Go",
                "Any one of these helps:",
                "  1. Install the CLI, so that `pulumi version` works: https://www.pulumi.com/docs/install/",
                "  2. Let this machine reach https://get.pulumi.com, then run the command again.",
                "  3. Install Go (https://go.dev/dl/), then run the command again: it builds the CLI once.",
            ].join("\n"),
        );
    });
});

describe("PATH", () => {
    it("is searched in order, but not in npm's folders, whose pulumi downloads", async () => {
        await binary(join(folder, "node_modules", ".bin", "pulumi"));
        const first = await binary(join(folder, "first", "pulumi"));
        await binary(join(folder, "second", "pulumi"));
        const path = ["node_modules/.bin", "empty", "first", "second"];
        expect(locateOnPath(path.map((name) => join(folder, name)).join(delimiter))).toBe(first);
    });

    it("gives the user's CLI if it is new enough", async () => {
        const attempt = await onPath(
            () => "/usr/bin/pulumi",
            () => Promise.resolve("v3.251.0"),
        ).attempt(report);
        const engine = { command: "/usr/bin/pulumi", version: "3.251.0", origin: "PATH" };
        expect(attempt).toEqual({ engine });
    });

    it("says that it passes an older one over", async () => {
        const attempt = await onPath(
            () => "/usr/bin/pulumi",
            () => Promise.resolve("v3.100.0"),
        ).attempt(report);
        expect(attempt).toHaveProperty("reason");
        expect(reported).toEqual([
            "/usr/bin/pulumi is passed over: 3.100.0 is older than the SDK's 3.248.0",
        ]);
    });
});

describe("the cache", () => {
    it.each([
        [{ MESH_EDGE_CACHE: "/ours", XDG_CACHE_HOME: "/xdg" }, "/ours"],
        [{ XDG_CACHE_HOME: "/xdg" }, "/xdg/mesh-edge"],
    ])("of %j is %s", (env, expected) => {
        expect(cacheFolder(env)).toBe(expected);
    });

    it("holds an engine a version", async () => {
        expect(await fromCache(folder).attempt(report)).toHaveProperty("reason");
        const command = await binary(cachedBinary(pinnedVersion(), folder));
        const engine = { command, version: pinnedVersion(), origin: "cache" };
        expect(await fromCache(folder).attempt(report)).toEqual({ engine });
    });
});

describe("an installation", () => {
    const installs = (calls: string[]): Way => ({
        name: "slow",
        async attempt() {
            calls.push("install");
            await new Promise((done) => setTimeout(done, 100));
            const command = await binary(cachedBinary(pinnedVersion(), folder));
            return { engine: { command, version: pinnedVersion(), origin: "slow" } };
        },
    });

    it("happens once for two that start together", async () => {
        const calls: string[] = [];
        const both = [1, 2].map(() => oneAtATime(installs(calls), folder).attempt(report));
        const origins = (await Promise.all(both)).map((a) => "engine" in a && a.engine.origin);
        expect(origins.sort()).toEqual(["cache", "slow"]);
        expect(calls).toEqual(["install"]);
        expect(reported).toEqual(["Another process is installing the engine; waiting for it."]);
    });

    it("isn't stopped by the lock of a process that was killed", async () => {
        await writeFile(join(folder, "installing"), "");
        await utimes(join(folder, "installing"), 0, 0);
        expect(await oneAtATime(installs([]), folder).attempt(report)).toHaveProperty("engine");
    });

    it("by npm is not begun when its download site doesn't answer", async () => {
        const attempt = await viaNpm(folder, () => Promise.resolve("no answer")).attempt(report);
        const reason = "its download site https://get.pulumi.com can't be reached (no answer)";
        expect(attempt).toEqual({ reason });
    });
});
