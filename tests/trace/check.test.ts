import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { differences } from "../../cli/trace/check/compare";
import { readExpectations, requestsFile } from "../../cli/trace/check/requests-file";
import { traceCommand } from "../../cli/trace/command";
import { stacksIn } from "../../.github/scripts/changed-stacks.mjs";
import { edge, objects, routed, stack } from "./stack";

const shop = [
    ...edge(),
    ...routed(`
- match: [{ uri: { prefix: /api } }]
  timeout: 5s
  route:
      - { destination: { host: shop.team-a, subset: v1, port: { number: 80 } }, weight: 9 }
      - { destination: { host: shop.team-a, subset: v2, port: { number: 80 } }, weight: 1 }
`),
    ...objects(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: istio-system }
spec: { host: shop.team-a, subsets: [{ name: v1 }, { name: v2 }] }
`),
];

let folder: string;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mesh-edge-test-"));
});
afterEach(() => {
    rmSync(folder, { recursive: true });
    process.exitCode = undefined;
    vi.restoreAllMocks();
});
const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
};
const checked = (text: string) =>
    differences(readExpectations(write("requests.yaml", text)), stack(...shop));

describe("expected answers", () => {
    it("are compared in what they say, and in no more", () => {
        const found = checked(`
requests:
    - request: GET https://shop.example.com/api
      answer:
          by: service
          timeout: 5s
          to:
              - { service: "shop.team-a:80", version: v1, percent: 90 }
              - { service: "shop.team-a:80", version: v2, percent: 10 }
    - request: GET https://shop.example.com/
      answer: { status: 404 }
`);
        expect(found).toEqual([]);
    });

    it("that differ are told with what was found", () => {
        const found = checked(`
requests:
    - request: GET https://shop.example.com/api
      answer: { by: gateway, timeout: 3s, path: /x }
    - request: GET https://shop.example.org/
      answer: { by: gateway }
`);
        expect(found).toEqual([
            {
                request: "GET https://shop.example.com/api",
                differs: [
                    'by is "service", and "gateway" was expected',
                    'path is absent, and "/x" was expected',
                    'timeout is "5s", and "3s" was expected',
                ],
            },
            {
                request: "GET https://shop.example.org/",
                differs: [
                    "https://shop.example.org/: the stack has no host shop.example.org. It serves *.example.com, shop.example.com.",
                ],
            },
        ]);
    });

    it.each([
        ["requests: []", "must have a request"],
        ["requests: [{ request: GET https://a.example/, answer: {} }]", "must expect something"],
        [
            "requests: [{ request: GET https://a.example/, answer: { stauts: 200 } }]",
            'Unrecognized key: "stauts"',
        ],
        [
            "requests: [{ request: GET a.example, answer: { status: 200 } }]",
            "requests[0]: a.example: must begin with https://",
        ],
        ["a: [", "requests.yaml: "],
    ])("%s is refused with one message", (text, message) => {
        expect(() => checked(text)).toThrow(message);
    });

    it("that are missing are asked for", () => {
        expect(() => readExpectations(join(folder, "none.yaml"))).toThrow(
            "none.yaml: can't be read. It holds requests and the answers expected: docs/trace.md",
        );
    });

    it("are in a file that is no stack's, to the workflows", () => {
        expect(requestsFile("dev")).toBe("requests.dev.yaml");
        expect(stacksIn(["Pulumi.dev.yaml", requestsFile("dev")])).toEqual(["dev"]);
    });
});

describe("npm run trace", () => {
    const run = async (...args: string[]) => {
        const out = vi.spyOn(console, "log").mockReturnValue();
        const err = vi.spyOn(console, "error").mockReturnValue();
        const state = write("state.json", JSON.stringify({ deployment: { resources: shop } }));
        await traceCommand().parseAsync(["--state", state, ...args], { from: "user" });
        const text = (spy: typeof out) => spy.mock.calls.flat().join("\n");
        return { out: text(out), err: text(err), code: process.exitCode };
    };
    const requests = (status: number) =>
        write(
            "requests.yaml",
            `requests: [{ request: GET https://shop.example.com/, answer: { status: ${status} } }]`,
        );

    it("prints a trace", async () => {
        const { out, code } = await run("GET https://shop.example.com/api");
        expect(out).toMatch(/^GET https:\/\/shop.example.com\/api\n\nDNS /);
        expect(code).toBeUndefined();
    });

    it("prints JSON", async () => {
        const { out } = await run(
            "--json",
            "-H",
            "a: b",
            "--from",
            "203.0.113.9",
            "https://shop.example.com/",
        );
        expect(JSON.parse(out)).toMatchObject({
            request: { headers: { a: "b" }, from: "203.0.113.9" },
            answer: { by: "gateway", status: 404 },
        });
    });

    it("exits with 0 where every answer is the one expected", async () => {
        const { out, code } = await run("--check", "--requests", requests(404));
        expect([out, code]).toEqual(["1 request, 0 answered otherwise than expected", undefined]);
    });

    it("exits with 1 where one differs", async () => {
        const { out, code } = await run("--check", "--requests", requests(200));
        expect(out).toContain("status is 404, and 200 was expected");
        expect(code).toBe(1);
    });

    it.each([
        [[], "there is no URL; write it as 'GET https://shop.example.com/api'"],
        [["GET https://shop.example.org/"], "the stack has no host shop.example.org"],
        [["--check", "GET https://shop.example.com/"], "--check takes its requests from a file"],
        [
            ["--state", "/none.json", "https://shop.example.com/"],
            "--state /none.json: must be what `pulumi stack export` writes. Error: ENOENT",
        ],
    ])("exits with 2 and one line for %j", async (args, message) => {
        const { err, code } = await run(...args);
        expect(err).toContain(message);
        expect(err.split("\n")).toHaveLength(1);
        expect(code).toBe(2);
    });
});
