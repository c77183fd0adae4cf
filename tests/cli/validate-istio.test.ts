import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { brokenOnes, type IstioObject, istioObjects } from "../../cli/validate-istio/istio-objects";
import { findIstioctl, MODULE_FOLDER, ISTIOCTL_RELEASE } from "../../cli/validate-istio/istioctl";
import { committedStacks, stackOf } from "../../cli/validate-istio/stack-files";
import { validate } from "../../cli/validate-istio/validate";
import type { GoBuild } from "../../sandbox/engine/go-build";

let folder: string;
beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "mesh-edge-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** An executable shell script in the test's folder. */
async function script(path: string, body = ""): Promise<string> {
    const file = join(folder, path);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    return file;
}

const object = (kind: string, text: string): IstioObject => ({
    apiVersion: "networking.istio.io/v1",
    kind,
    path: `kubernetes/${kind.toLowerCase()}.yaml`,
    text,
});

describe("the search for istioctl", () => {
    const builds: GoBuild[] = [];
    beforeEach(() => builds.splice(0));
    const report = () => undefined;
    const search = (path: string, trouble?: string) =>
        findIstioctl(report, path, join(folder, "cache"), (build) => {
            builds.push(build);
            return Promise.resolve(trouble);
        });
    const cached = () => join(folder, "cache", "istioctl", ISTIOCTL_RELEASE, "istioctl");

    it("takes the one on PATH before the one in the cache", async () => {
        const own = await script("bin/istioctl");
        await script(`cache/istioctl/${ISTIOCTL_RELEASE}/istioctl`);

        expect(await search(join(folder, "bin"))).toBe(own);
        expect(builds).toEqual([]);
    });

    it("takes the one in the cache before it builds", async () => {
        await script(`cache/istioctl/${ISTIOCTL_RELEASE}/istioctl`);

        expect(await search(join(folder, "bin"))).toBe(cached());
        expect(builds).toEqual([]);
    });

    it("builds Istio's own program into the cache", async () => {
        expect(await search("")).toBe(cached());
        expect(builds).toMatchObject([
            {
                package: "istio.io/istio/istioctl/cmd/istioctl",
                folder: MODULE_FOLDER,
                to: cached(),
            },
        ]);
    });

    it("says what was missing, and what helps, where there is none", async () => {
        await expect(search("", "go is not installed")).rejects.toThrow(
            /PATH: no istioctl there\n.*cache: no .*\n.*Go: go is not installed\n.*\n.*Install istioctl/,
        );
    });

    it("builds the release that it names: the commit of 1.31.0", async () => {
        const module = await readFile(join(MODULE_FOLDER, "go.mod"), "utf8");
        expect(ISTIOCTL_RELEASE).toBe("1.31.0");
        expect(module).toContain("istio.io/istio v0.0.0-20260827124520-eed52ebb66ad ");
    });
});

describe("what is validated", () => {
    it("is every committed stack, and not the example", () => {
        const stacks = committedStacks(".").map(({ stack }) => stack);
        expect(stacks).toEqual(expect.arrayContaining(["dev", "prod", "hosts", "nlb", "paths"]));
        expect(stacks).not.toContain("example");
    });

    it.each([
        ["Pulumi.dev.yaml", "dev"],
        ["tests/stacks/Pulumi.paths.yaml", "paths"],
        ["tests/stacks/nlb-passthrough.yaml", "nlb-passthrough"],
    ])("%s as the stack %s", (file, stack) => {
        expect(stackOf(file)).toEqual({ stack, file });
    });

    it("is what the stack declares of Istio's APIs", () => {
        const urn = (name: string) => `urn:pulumi:dev::mesh-edge::t::${name}`;
        const resource = (apiVersion: string, kind: string) => ({
            urn: urn(kind),
            type: `kubernetes:${apiVersion}:${kind}`,
            inputs: { apiVersion, kind, metadata: { name: "a", namespace: "b" } },
        });
        const resources = [
            resource("networking.istio.io/v1", "Gateway"),
            resource("security.istio.io/v1", "AuthorizationPolicy"),
            resource("networking.k8s.io/v1", "Ingress"),
            { urn: urn("role"), type: "aws:iam/role:Role", inputs: {} },
        ];

        const objects = istioObjects({ deployment: { resources } });
        expect(objects.map(({ apiVersion, kind }) => [apiVersion, kind])).toEqual([
            ["security.istio.io/v1", "AuthorizationPolicy"],
            ["networking.istio.io/v1", "Gateway"],
        ]);
    });
});

describe("the validation", () => {
    /** Refuses files with one of the words, as istioctl does. */
    const refusing = (...words: string[]) =>
        script(
            "istioctl",
            words
                .map(
                    (word) =>
                        `for file in $(grep -rl ${word} "$3"); do echo "\t* refused: ${word}" >&2; bad=1; done`,
                )
                .concat('[ -z "$bad" ]')
                .join("\n"),
        );

    it("passes what istioctl takes, if it refuses what is broken", async () => {
        const istioctl = await refusing("noSuchField");
        expect(await validate(istioctl, [object("Gateway", "kind: Gateway")])).toEqual([]);
    });

    it("gives each refusal in istioctl's words", async () => {
        const istioctl = await refusing("noSuchField", "one", "two");
        const objects = [object("Gateway", "one"), object("VirtualService", "two")];
        expect(await validate(istioctl, objects)).toEqual(["* refused: one", "* refused: two"]);
    });

    it("trusts no istioctl that takes a broken object of a kind", async () => {
        const istioctl = await refusing("Gateway");
        const objects = [object("Gateway", "kind"), object("VirtualService", "kind")];
        await expect(validate(istioctl, objects)).rejects.toThrow(
            "takes a broken VirtualService of networking.istio.io/v1: it doesn't know the kind",
        );
    });

    it("tries a broken object of each kind, whatever their number", () => {
        const objects = [object("Gateway", "1"), object("VirtualService", "2")];
        expect(brokenOnes([...objects, ...objects]).map(({ kind }) => kind)).toEqual([
            "Gateway",
            "VirtualService",
        ]);
    });

    it("says why istioctl didn't run", async () => {
        const missing = join(folder, "missing");
        expect(await validate(missing, [object("Gateway", "kind")])).toEqual([
            expect.stringContaining("ENOENT"),
        ]);
    });
});
