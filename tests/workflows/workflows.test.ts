import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const GITHUB = join(__dirname, "..", "..", ".github");
const PINNED = /^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/;

/** What workflows write besides comments, by the names of permissions. */
const WRITES: Record<string, string[]> = {
    "versions.yml": ["issues"],
    // Its pull request, the version's commit and tag.
    "release.yml": ["contents", "pull-requests"],
};

interface Step {
    uses?: string;
    run?: string;
    with?: Record<string, unknown>;
    env?: Record<string, string>;
}

interface Job {
    steps: Step[];
    permissions?: Record<string, string>;
    environment?: string | { name: string };
    concurrency?: { group: string; "cancel-in-progress": boolean };
    needs?: string | string[];
    if?: string;
}

interface Workflow {
    on: string | Record<string, unknown>;
    permissions?: Record<string, string>;
    jobs: Record<string, Job>;
}

const workflows = readdirSync(join(GITHUB, "workflows")).map((name): [string, Workflow] => [
    name,
    parse(textOf("workflows", name)) as Workflow,
]);
const action = parse(textOf("actions", "pulumi", "action.yml")) as { runs: { steps: Step[] } };

describe.each(workflows)("%s", (name, workflow) => {
    const jobs = Object.values(workflow.jobs);
    const steps = jobs.flatMap((job) => job.steps);

    it("takes every action by its commit, with the version beside it", () => {
        expectPinned(steps, textOf("workflows", name));
    });

    it("grants nothing to the workflow but reading, and the rest to single jobs", () => {
        expect([{}, { contents: "read" }]).toContainEqual(workflow.permissions);
    });

    it("never runs a fork's code with the rights of the repository", () => {
        const events = typeof workflow.on === "string" ? [workflow.on] : Object.keys(workflow.on);
        expect(events).not.toContain("pull_request_target");
        expect(events).not.toContain("workflow_run");
    });

    it("puts no expression into a shell script, where it would be code", () => {
        expectPlainScripts(steps);
    });

    it("leaves no token in the checkout", () => {
        const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
        expect(checkouts.length).toBe(jobs.length);
        for (const { with: inputs } of checkouts) {
            expect(inputs).toMatchObject({ "persist-credentials": false });
        }
    });

    it("asks for credentials only in a job with an environment, and writes no more than it must", () => {
        for (const { permissions = {}, environment, steps: own } of jobs) {
            const usesSecrets = JSON.stringify(own).includes("secrets.");
            const isCloudJob = permissions["id-token"] === "write";
            expect(isCloudJob).toBe(environment !== undefined);
            expect(usesSecrets).toBe(isCloudJob);
            const written = Object.entries(permissions).filter(([, access]) => access === "write");
            const allowed = WRITES[name] ?? ["id-token", "pull-requests"];
            expect(allowed).toEqual(expect.arrayContaining(written.map(([scope]) => scope)));
        }
    });
});

describe("the Pulumi action", () => {
    it("takes every action by its commit, with the version beside it", () => {
        expectPinned(action.runs.steps, textOf("actions", "pulumi", "action.yml"));
    });

    it("puts no text of a caller into a shell script", () => {
        expectPlainScripts(action.runs.steps);
    });

    it("updates only after the risk of the update was verified", () => {
        const scripts = action.runs.steps.map(({ run = "" }) => run);
        const at = (text: string) => scripts.findIndex((script) => script.includes(text));
        expect(at("pulumi preview --stack")).toBeGreaterThan(-1);
        expect(at("pull-request -- verify")).toBeGreaterThan(at("pulumi preview --stack"));
        expect(at("pulumi up")).toBeGreaterThan(at("pull-request -- verify"));
    });
});

describe("the version of Node", () => {
    const versionsOf = (steps: readonly Step[]) =>
        steps
            .filter(({ uses }) => uses?.startsWith("actions/setup-node@"))
            .map(({ with: inputs }) => inputs?.["node-version"]);

    it("is every supported one in the checks", () => {
        const ci = parse(textOf("workflows", "ci.yml")) as {
            jobs: { check: { strategy: { matrix: { node: number[] } } } };
        };
        expect(ci.jobs.check.strategy.matrix.node).toEqual([20, 22, 24]);
    });

    it("is one still in support wherever something else runs", () => {
        const others = workflows.filter(([name]) => name !== "ci.yml");
        const steps = others.flatMap(([, { jobs }]) => Object.values(jobs).flatMap((j) => j.steps));
        const versions = [...versionsOf(action.runs.steps), ...versionsOf(steps)];
        expect(versions.length).toBeGreaterThan(2);
        expect(new Set(versions)).toEqual(new Set([24]));
    });

    it("is the same on a developer's machine", () => {
        expect(readFileSync(join(GITHUB, "..", ".nvmrc"), "utf8").trim()).toBe("24");
    });
});

describe("preview.yml", () => {
    const { approval } = new Map(workflows).get("preview.yml")?.jobs ?? {};

    it("runs the required check on every event: GitHub takes a skipped one for a success", () => {
        expect(approval?.if).toBe("${{ !cancelled() }}");
        expect(approval?.needs).toEqual(["stacks", "aws", "sandbox"]);
    });

    it("lets that one job write comments, and no other", () => {
        const jobs = Object.entries(new Map(workflows).get("preview.yml")?.jobs ?? {});
        const writers = jobs.filter(([, job]) => job.permissions?.["pull-requests"] === "write");
        expect(writers.map(([name]) => name)).toEqual(["approval"]);
    });
});

describe("up.yml", () => {
    const jobs = new Map(workflows).get("up.yml")?.jobs ?? {};

    it("deploys dev, then prod, each to the environment of its name", () => {
        expect(Object.keys(jobs)).toEqual(["dev", "prod"]);
        expect(jobs["prod"]?.needs).toBe("dev");
        expect(jobs["dev"]?.environment).toBe("dev");
        expect(jobs["prod"]?.environment).toBe("prod");
    });

    it("deploys prod only where dev stands or is not on AWS, not where its job was taken out of the queue", () => {
        expect(jobs["prod"]?.if).toBe(
            "!cancelled() && (needs.dev.result == 'success' || needs.dev.result == 'skipped') && contains(fromJSON(vars.STACKS_ON_AWS || '[]'), 'prod')",
        );
    });

    it("asks for credentials that hold as long as the environment says, an hour otherwise", () => {
        for (const { steps } of Object.values(jobs)) {
            expect(steps.at(-1)?.with).toMatchObject({
                "session-seconds": "${{ vars.AWS_SESSION_SECONDS || '3600' }}",
            });
        }
        const login = action.runs.steps.find(({ uses }) => uses?.startsWith("aws-actions/"));
        expect(login?.with).toMatchObject({
            "role-duration-seconds": "${{ inputs.session-seconds }}",
        });
    });

    it("goes on with unapproved risk only by hand", () => {
        for (const { steps } of Object.values(jobs)) {
            expect(steps.at(-1)?.with).toMatchObject({
                verify: "${{ inputs.accept-risk != true }}",
            });
        }
    });

    it("never ends an update that runs", () => {
        for (const [stack, { concurrency }] of Object.entries(jobs)) {
            expect(concurrency).toEqual({ group: `up-${stack}`, "cancel-in-progress": false });
        }
    });
});

function textOf(...path: string[]): string {
    return readFileSync(join(GITHUB, ...path), "utf8");
}

function expectPinned(steps: readonly Step[], text: string): void {
    const foreign = steps
        .flatMap(({ uses }) => uses ?? [])
        .filter((uses) => !uses.startsWith("./"));
    expect(foreign.length).toBeGreaterThan(0);
    for (const uses of foreign) {
        expect(uses).toMatch(PINNED);
        expect(text).toMatch(new RegExp(`uses: ${uses} # v\\d+\\.\\d+\\.\\d+\\n`));
    }
}

function expectPlainScripts(steps: readonly Step[]): void {
    for (const { run } of steps) {
        expect(run ?? "").not.toContain("${{");
    }
}
