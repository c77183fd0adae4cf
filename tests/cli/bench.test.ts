import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { longestChain, reversed } from "../../cli/maintain/bench/chain";
import { gantt } from "../../cli/maintain/bench/gantt";
import { timeReport } from "../../cli/maintain/bench/report";
import { costsOf, figuresOf, previewFigures } from "../../cli/maintain/bench/results";
import { routeFigures, routeReport, tooMuch } from "../../cli/maintain/bench/route-report";
import { routeStack } from "../../cli/maintain/bench/route-stack";
import { titleOf } from "../../sandbox/state/urn";
import { loaded } from "../support/config";
import { unprotected } from "../../cli/maintain/bench/unprotected";

const urn = (type: string, name: string) => `urn:pulumi:dev::mesh-edge::${type}::${name}`;
const VPC = urn("aws:ec2/vpc:Vpc", "network");
const NODES = urn("a:B$aws:eks/nodeGroup:NodeGroup", "nodes");
const SECONDS: Record<string, number> = { a: 1, b: 10, c: 5, d: 2 };

/** d waits for b and c, which both wait for a. */
const EDGES = new Map([
    ["a", new Set<string>()],
    ["b", new Set(["a"])],
    ["c", new Set(["a"])],
    ["d", new Set(["b", "c"])],
]);

describe("the chain that no schedule undercuts", () => {
    it("is the longest way, in its order, by the seconds on it", () => {
        const chain = longestChain(EDGES, (name) => SECONDS[name] ?? 0);
        expect(chain).toEqual({ seconds: 13, urns: ["a", "b", "d"] });
    });

    it("goes the other way on destroy", () => {
        expect(reversed(EDGES)).toEqual(
            new Map([
                ["a", new Set(["b", "c"])],
                ["b", new Set(["d"])],
                ["c", new Set(["d"])],
                ["d", new Set()],
            ]),
        );
    });

    it("names what would have to come before itself", () => {
        const circle = new Map([
            ["a", new Set(["b"])],
            ["b", new Set(["a"])],
        ]);
        expect(() => longestChain(circle, () => 1)).toThrow("a would have to come before itself");
    });

    it("is nothing where there is nothing", () => {
        expect(longestChain(new Map(), () => 1)).toEqual({ seconds: 0, urns: [] });
    });
});

const STEP = { op: "create", type: "" } as const;
const up = figuresOf({
    seconds: 101,
    chain: { seconds: 100, urns: [VPC, NODES] },
    critical: [NODES],
    steps: [
        { ...STEP, name: "network", urn: VPC, start: 0, end: 1 },
        { ...STEP, name: "nodes", urn: NODES, start: 1, end: 101 },
    ],
});

describe("the figures", () => {
    it("name resources as one reads them, and set the time against the chain", () => {
        expect(up).toEqual({
            seconds: 101,
            chainSeconds: 100,
            ratio: 1.01,
            chain: ["Vpc network", "NodeGroup nodes"],
            critical: ["NodeGroup nodes"],
            oneAfterTheOther: 101,
        });
        expect(titleOf(VPC)).toBe("Vpc network");
    });

    it("leave out levels of a destroy that cost nothing", () => {
        const levels = [
            { level: 2, seconds: 90, longest: NODES },
            { level: 1, seconds: 0, longest: VPC },
        ];
        expect(costsOf(levels)).toEqual([{ level: 2, seconds: 90, longest: "NodeGroup nodes" }]);
    });

    it("compare previews by the fastest, which other programs disturbed least", () => {
        const times = { rounds: 3, program: [30, 10, 20], empty: [8, 9, 4] };
        expect(previewFigures(times)).toEqual({
            rounds: 3,
            programMs: { smallest: 10, median: 20 },
            emptyMs: { smallest: 4, median: 8 },
            ratio: 2.5,
        });
    });
});

describe("the report", () => {
    const measured = {
        stack: "dev",
        resources: 2,
        up,
        destroy: {
            ...up,
            levels: [
                { level: 2, seconds: 90, longest: "NodeGroup nodes" },
                { level: 1, seconds: 9, longest: "LogGroup other" },
            ],
        },
    };

    it("has a row an operation, both pictures, and what each level of a destroy costs", () => {
        expect(timeReport([measured])).toBe(
            [
                "| Stack | Resources | Operation | Takes | No schedule is shorter than | Ratio | One after the other |",
                "| --- | --- | --- | --- | --- | --- | --- |",
                "| `dev` | 2 | up | 101 s | 100 s | 1.01 × | 101 s |",
                "| `dev` | 2 | destroy | 101 s | 100 s | 1.01 × | 101 s |",
                "",
                "**`dev`, up.** Critical path: `NodeGroup nodes`.",
                "",
                "![Schedule of up of dev](../bench/dev-up.svg)",
                "",
                "**`dev`, destroy.** Longest chain: `Vpc network` → `NodeGroup nodes`. What each level costs:",
                "",
                "| Level | Costs | Its slowest resource | |",
                "| --- | --- | --- | --- |",
                "| 2 | 90 s | `NodeGroup nodes` | in the chain |",
                "| 1 | 9 s | `LogGroup other` | |",
                "",
                "![Schedule of destroy of dev](../bench/dev-destroy.svg)",
                "",
            ].join("\n"),
        );
    });

    it("says how long a preview takes, where it was measured", () => {
        const preview = previewFigures({ rounds: 1, program: [300], empty: [200] });
        expect(timeReport([{ ...measured, preview }])).toContain(
            "\n**`dev`, preview.** 300 ms, an empty program 200 ms: 1.5 × (the fastest of 1 each, in turn).\n",
        );
    });
});

describe("the picture", () => {
    const bars = [
        { label: "late <1>", start: 60, end: 120, critical: false },
        { label: "early", start: 0, end: 60, critical: true },
    ];
    const picture = gantt({ title: "up & down", bars, chainSeconds: 90 });

    it("has a row a resource in the order of their beginning, as long as they take", () => {
        expect(picture.match(/<title>.*?<\/title>/g)).toEqual([
            "<title>early: 60 s from 0 s</title>",
            "<title>late &lt;1&gt;: 60 s from 60 s</title>",
        ]);
        expect(picture.match(/<rect x="\S+" y="\S+" width="\S+"/g)).toEqual([
            '<rect x="64" y="48" width="380"',
            '<rect x="444" y="62" width="380"',
        ]);
    });

    it("leaves its longest label room, at six units a letter", () => {
        expect(picture).toContain('<text x="56" y="70" text-anchor="end">late &lt;1&gt;</text>');
    });

    it("tells who is on the critical path, and where the shortest schedule would end", () => {
        expect(picture).toMatch(/font-weight="bold">early</);
        expect(picture).not.toMatch(/font-weight="bold">late/);
        expect(picture).toMatch(/<line x1="634" .* stroke-dasharray/);
        expect(picture).toContain("up &amp; down");
    });
});

describe("a stack file without protections", () => {
    it("is the same but for those", () => {
        const text =
            "config:\n  mesh-edge:protect: true\n  mesh-edge:edge:\n    deletionProtection: true\n";
        expect(unprotected(text)).toBe(text.replaceAll("true", "false"));
    });

    it("finds a value that the CLI has quoted", () => {
        const text = 'config:\n    mesh-edge:protect: "true"\n';
        expect(unprotected(text)).toContain(" mesh-edge:protect: false\n");
    });

    it("is none where there is no protection", () => {
        expect(unprotected("config:\n    mesh-edge:edge: { deletionProtection: false }\n")).toBe(
            undefined,
        );
    });
});

describe("previews with many routes", () => {
    const measured = [
        { routes: 1, resources: 90, ms: [1100, 1000, 1500], peakKiB: [204_800, 204_900, 210_000] },
        {
            routes: 500,
            resources: 150,
            ms: [2100, 2010, 2500],
            peakKiB: [409_600, 307_200, 500_000],
        },
    ];

    it("compare the fastest of each size, and the one of least memory, with the smallest stack", () => {
        const figures = routeFigures(measured);
        expect(figures).toEqual([
            { routes: 1, resources: 90, ms: 1000, peakMiB: 200, times: { ms: 1, peak: 1 } },
            { routes: 500, resources: 150, ms: 2010, peakMiB: 300, times: { ms: 2.01, peak: 1.5 } },
        ]);
        expect(routeReport(figures)).toBe(
            [
                "| Routes | Resources | Preview | | Memory of the program | |",
                "| --- | --- | --- | --- | --- | --- |",
                "| 1 | 90 | 1000 ms | 1 × | 200 MiB | 1 × |",
                "| 500 | 150 | 2010 ms | 2.01 × | 300 MiB | 1.5 × |",
            ].join("\n"),
        );
    });

    it("are too slow or too large above twice the smallest", () => {
        const of = (ms: number, peak: number) => [
            { routes: 500, resources: 1, ms: 1, peakMiB: 1, times: { ms, peak } },
        ];
        expect(tooMuch(of(2, 2))).toEqual([]);
        expect(tooMuch(of(2.01, 2.5))).toEqual([
            "A preview with 500 routes takes 2.01 times the time of the smallest stack, more than 2.",
            "A preview with 500 routes takes 2.5 times the memory of the smallest stack, more than 2.",
        ]);
    });

    it.each([
        [1, 1, 1],
        [10, 1, 1],
        [100, 1, 10],
        [500, 5, 50],
    ])(
        "are of stacks that the config check takes: %i routes on %i hosts",
        (routes, hosts, services) => {
            const { config } = parse(routeStack(routes)) as { config: Record<string, unknown> };
            const stack = loaded(config);
            const rules = Object.values(stack.routes).map((host) => host.rules.length);
            expect(rules.reduce((sum, count) => sum + count, 0)).toBe(routes);
            expect(rules).toHaveLength(hosts);
            expect(Object.keys(stack.services)).toHaveLength(services);
        },
    );
});
