import { afterEach, describe, expect, it } from "vitest";

import { defaultCharts } from "../../cli/maintain/versions/default-charts";
import { chartProblems } from "../../cli/maintain/versions/published";
import { DEFAULT_VERSIONS } from "../../components/config/versions";
import { serve } from "./answers";

let server: Awaited<ReturnType<typeof serve>> | undefined;
afterEach(() => server?.close());

/** Serves a repository whose index has these versions of each chart. */
async function repository(charts: Record<string, string[]>): Promise<string> {
    const entries = Object.entries(charts).map(([name, versions]) => [
        `  ${name}:`,
        ...versions.map((version) => `  - { name: ${name}, version: ${version}, urls: [x.tgz] }`),
    ]);
    const index = ["apiVersion: v1", "entries:", ...entries.flat()].join("\n");
    server = await serve((_, url) => (url === "/charts/index.yaml" ? index : undefined));
    return `${server.address}/charts`;
}

describe("chartProblems", () => {
    it("finds nothing wrong with versions that the repository has", async () => {
        const from = await repository({ base: ["1.32.0", "1.31.4"], istiod: ["1.31.4"] });
        const charts = ["base", "istiod"].map((name) => ({
            name,
            version: "1.31.4",
            repository: from,
        }));
        expect(await chartProblems(charts)).toEqual([]);
        expect(server?.asked.map(({ url }) => url)).toEqual(["/charts/index.yaml"]);
    });

    it("names each chart that is missing", async () => {
        const from = await repository({ base: ["1.30.4"], gateway: ["1.31.4"] });
        const charts = ["base", "istiod", "gateway"].map((name) => ({
            name,
            version: "1.31.4",
            repository: from,
        }));
        expect(await chartProblems(charts)).toEqual([
            `The chart base 1.31.4 is not in ${from}.`,
            `The chart istiod 1.31.4 is not in ${from}.`,
        ]);
    });

    it("says once that a repository is gone, or can't be reached or read", async () => {
        server = await serve((_, url) => (url === "/text/index.yaml" ? "no index" : undefined));
        const { address } = server;
        const at = (repository: string, name = "base") => ({ name, version: "1.31.4", repository });
        expect(
            await chartProblems([at(`${address}/gone`), at(`${address}/gone`, "istiod")]),
        ).toEqual([`The repository ${address}/gone answers 404.`]);
        expect(await chartProblems([at(`${address}/text`)])).toEqual([
            expect.stringContaining(`The repository ${address}/text can't be read: `),
        ]);
        await server.close();
        expect(await chartProblems([at(address)], 0)).toEqual([
            `The repository ${address} can't be read: connect ECONNREFUSED ${new URL(address).host}.`,
        ]);
    });

    it("tries a server three times that has a fault of its own, and no longer", async () => {
        let faults = 2;
        const index = "entries: { istiod: [{ version: 1.31.4 }] }";
        server = await serve(() => (faults-- > 0 ? { status: 503 } : index));
        const chart = { name: "istiod", version: "1.31.4", repository: server.address };
        expect(await chartProblems([chart], 0)).toEqual([]);
        expect(server.asked).toHaveLength(3);
        faults = 3;
        expect(await chartProblems([chart], 0)).toEqual([
            `The repository ${server.address} answers 503.`,
        ]);
    });

    it.each([
        ["base", "1.31.4", ["1.31.4", "1.32.0", "1.33.0-rc.1"], []],
        ["base", "1.31.4", ["1.31.4", "1.32.0", "1.33.0", "1.33.1"], ["1.32, 1.33"]],
        ["aws-load-balancer-controller", "3.5.0", ["3.5.0", "3.5.1", "3.4.9"], []],
        ["aws-load-balancer-controller", "3.5.0", ["3.6.0", "3.5.0"], ["3.6"]],
    ])(
        "says of %s %s, beside %j, what gets fixes in its place",
        async (name, version, all, newer) => {
            const chart = { name, version, repository: await repository({ [name]: all }) };
            expect(await chartProblems([chart])).toEqual(
                newer.map(
                    (minors) =>
                        `The chart ${name} ${version} is too old to get fixes: there is ${minors}.`,
                ),
            );
        },
    );
});

describe("defaultCharts", () => {
    it("are the charts of a stack that says nothing", () => {
        const istio = { version: DEFAULT_VERSIONS.istio, repository: expect.any(String) };
        expect(defaultCharts()).toEqual([
            {
                name: "aws-load-balancer-controller",
                version: DEFAULT_VERSIONS.controller,
                repository: "https://aws.github.io/eks-charts",
            },
            { name: "base", ...istio },
            { name: "istiod", ...istio },
            { name: "gateway", ...istio },
        ]);
        expect(defaultCharts()[1]?.repository).toBe("https://blob.istio.io/istio-release/charts");
    });
});
