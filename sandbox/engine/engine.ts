import { fromCache } from "./cache";
import { onPath } from "./on-path";
import { oneAtATime } from "./one-at-a-time";
import { viaGo } from "./via-go";
import { viaNpm } from "./via-npm";
import type { Engine, Report, Way } from "./way";

/** Cheapest first: what the user has, what we have already, a download of a minute, a build of minutes. */
function waysInOrder(): Way[] {
    return [onPath(), fromCache(), oneAtATime(viaNpm()), oneAtATime(viaGo())];
}

/** The pulumi CLI to run the sandbox with, installed or built if need be. */
export async function findEngine(
    report: Report,
    ways: readonly Way[] = waysInOrder(),
): Promise<Engine> {
    const reasons: string[] = [];
    for (const way of ways) {
        const attempt = await way.attempt(report);
        if ("engine" in attempt) {
            return attempt.engine;
        }
        reasons.push(`  - ${way.name}: ${attempt.reason}`);
    }
    throw new Error(
        [
            "There is no pulumi CLI to run the sandbox with:",
            ...reasons,
            "Any one of these helps:",
            "  1. Install the CLI, so that `pulumi version` works: https://www.pulumi.com/docs/install/",
            "  2. Let this machine reach https://get.pulumi.com, then run the command again.",
            "  3. Install Go (https://go.dev/dl/), then run the command again: it builds the CLI once.",
        ].join("\n"),
    );
}
