import { availableParallelism } from "node:os";

import { Command } from "commander";

import { inLanes } from "../../lanes";
import { soakRun } from "./soak-run";
import { plans, targets } from "./plans";
import { sumOf, type Tally } from "./tally";

/** `npm run soak`: a fault at every create, update and delete of the `dev` stack, on the real engine. */
export function soakCommand(): Command {
    return new Command("soak")
        .description(
            "inject a fault into every operation of the dev stack, and check that it converges",
        )
        .option("--lanes <count>", "stacks at a time", Number, availableParallelism())
        .action(soak);
}

async function soak({ lanes }: { lanes: number }): Promise<void> {
    const start = Date.now();
    const found = await targets();
    const made = found.levels.flat().length;
    console.log(
        `${found.resources} resources, ${made} of them created by a provider, ${found.updated.length} updated by the edits`,
    );
    const tallies: Tally[] = [];
    await inLanes(lanes, plans(found), async (plan) => {
        const tally = await soakRun(plan);
        tallies.push(tally);
        const { tried, converged, failures } = tally;
        console.log(`${plan.name.padEnd(20)} ${converged} of ${tried}`);
        failures.forEach((failure) => {
            console.log(`  ${failure}`);
        });
    });
    const sum = sumOf(tallies);
    const minutes = ((Date.now() - start) / 60_000).toFixed(1);
    console.log(
        `\n${sum.tried} faults tried (${(sum.tried / found.resources).toFixed(1)} per resource), ` +
            `${sum.converged} converged (${sum.recovered} by recover), ` +
            `${sum.orphans} orphans, ${sum.duplicates} duplicates, ${minutes} minutes`,
    );
    if (sum.converged < sum.tried || sum.failures.length > 0) process.exitCode = 1;
}
