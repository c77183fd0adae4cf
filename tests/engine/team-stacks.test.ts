import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { inLanes } from "../../cli/lanes";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { changesIn } from "../support/engine";

const TEAMS = [...Array(20).keys()].map((n) => `team-${n}`);
const hostOf = (team: string) => `${team}.dev.example.com`;
/** A team's stack is deployed with it. */
const roleOf = (team: string) => `arn:aws:iam::111122223333:role/${team}-deploy`;

const teamFile = (team: string, port = 8080) =>
    stringify({
        config: {
            "aws:region": "eu-west-1",
            "pulumi:disable-default-providers": ["aws", "kubernetes"],
            "mesh-edge:team": team,
            "mesh-edge:accountId": "111122223333",
            "mesh-edge:platform": "platform-dev",
            "mesh-edge:services": { web: { ports: [port], versions: { v1: { version: "v1" } } } },
            "mesh-edge:routes": {
                [hostOf(team)]: {
                    rules: [{ name: "web", backendRefs: [{ name: "web", port }] }],
                },
            },
        },
    });

/** Each stack is an engine and a program of its own, so more lanes than processors only take memory. */
const LANES = availableParallelism();

/** Twenty teams on one platform; each test goes on where the last one ended. */
describe("the stacks of twenty teams on one platform", { timeout: 240_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "mesh-edge-teams-"));
    const stacks = new Map<string, Sandbox>();
    let platform: Sandbox;
    const file = (name: string, text: string) => {
        const path = join(folder, `Pulumi.${name}.yaml`);
        writeFileSync(path, text);
        return path;
    };
    const sessionOf = (team: string) => stacks.get(team)!.session;
    const routesOf = () =>
        platform.cloud.world
            .all("kubernetes:networking.istio.io/v1:VirtualService")
            .map(({ id }) => id)
            .filter((id) => id.startsWith("team-"))
            .sort();

    beforeAll(async () => {
        const sample = parse(readFileSync("Pulumi.platform-dev.yaml", "utf8"));
        sample.config["mesh-edge:teams"] = Object.fromEntries(
            TEAMS.map((team) => [team, { hosts: [hostOf(team)], principals: [roleOf(team)] }]),
        );
        const stackFile = file("platform-dev", stringify(sample));
        platform = await openSandbox({ stack: "platform-dev", stackFile });
        await platform.session.up();
    }, 600_000);
    afterAll(async () => {
        await Promise.all([...stacks.values()].map((stack) => stack.close()));
        await platform.close();
        rmSync(folder, { recursive: true });
    });

    it("come up side by side, each with what is its own", async () => {
        const ups: unknown[] = [];
        await inLanes(LANES, TEAMS, async (team) => {
            const name = `${team}-dev`;
            const stackFile = file(name, teamFile(team));
            const sandbox = await openSandbox({ stack: name, stackFile, beside: platform });
            stacks.set(team, sandbox);
            ups.push((await sandbox.session.up()).changes);
        });

        expect(ups).toEqual(TEAMS.map(() => ({ create: 6 })));
        expect(routesOf()).toEqual(TEAMS.map((team) => `${team}/route.${hostOf(team)}`).sort());
    });

    it("change alone: an edit of one is seen by no neighbour, and not by the platform", async () => {
        await sessionOf("team-3").edit(teamFile("team-3", 9090));

        const { events } = await sessionOf("team-3").up();

        expect(changesIn(events)).toEqual(["update VirtualService team-team-3.dev.example.com"]);
        for (const neighbour of [sessionOf("team-2"), platform.session]) {
            expect(changesIn((await neighbour.preview()).events)).toEqual([]);
        }
    });

    it("go down side by side, and leave the platform as it was", async () => {
        await inLanes(LANES, TEAMS, async (team) => {
            await sessionOf(team).destroy();
        });

        expect(routesOf()).toEqual([]);
        expect(changesIn((await platform.session.preview()).events)).toEqual([]);
    });
});
