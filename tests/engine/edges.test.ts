import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { longestChain, reversed } from "../../cli/maintain/bench/chain";
import { destroyLevels, secondsOf } from "../../cli/maintain/bench/levels";
import { physicalEdges } from "../../cli/maintain/bench/physics";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import type { StateResource } from "../../sandbox/state/resources";
import { nameOf } from "../../sandbox/state/urn";
import { resourcesOf } from "../support/engine";
import { directWaitsIn, missing, needless, waitsIn } from "../support/waits";
import { DIRECT, NEEDLESS, WAITS } from "./edges";

/**
 * The order that the engine has recorded. It deletes level by level, so a missing edge may pass one run by luck:
 * asserted are the edges, not a run.
 */
describe("what the dev stack waits for", () => {
    let sandbox: Sandbox;
    let resources: StateResource[];
    let waits: Map<string, string[]>;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "dev" });
        await sandbox.session.up();
        resources = await resourcesOf(sandbox.session);
        waits = waitsIn(resources);
    }, 600_000);
    afterAll(() => sandbox.close());

    it.each(WAITS)("$who waits for $forWhat: $because", (wait) => {
        expect(missing(waits, wait)).toEqual([]);
    });

    it.each(DIRECT)("$who waits by itself for $forWhat: $because", (wait) => {
        expect(missing(directWaitsIn(resources), wait)).toEqual([]);
    });

    it.each(NEEDLESS)("$who waits for none of $forWhat: $because", (wait) => {
        expect(needless(waits, wait)).toEqual([]);
    });

    it("lets a destroy, which goes level by level, take at most 1.05 times what the account insists on", async () => {
        const levels = destroyLevels(resources).reduce((sum, { seconds }) => sum + seconds, 0);
        const { world, account } = sandbox.cloud;
        const edges = await physicalEdges(world.snapshot(), account);
        const chain = longestChain(reversed(edges), (urn) => secondsOf(urn, "delete"));

        expect(chain.urns.map(nameOf)).toContain("cluster-eksCluster");
        expect(levels / chain.seconds).toBeLessThanOrEqual(1.05);
    }, 120_000);
});
