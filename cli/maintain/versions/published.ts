import { setTimeout } from "node:timers/promises";

import { parse } from "yaml";
import { z } from "zod";

import { CHARTS } from "../../../components/charts";
import { isNewer, minorOf } from "../../../components/config/versions";
import type { DefaultChart } from "./default-charts";

/** A repository's index, as Helm reads it; a chart's entries are in no fixed order. */
const indexSchema = z.object({
    entries: z.record(z.string(), z.array(z.object({ version: z.string() }))),
});
const STABLE = /^v?\d+\.\d+\.\d+$/;

/** Milliseconds for the answer of one repository, and between two tries to reach it. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 10_000;
const TRIES = 3;

/**
 * How many of its newest minors a project mends, by a chart of it that stands for the others. Istio: its
 * newest two (https://istio.io/latest/docs/releases/supported-releases/), and the one before for six
 * weeks more. The controller: its newest (docs/index.md, "Support Policy").
 */
const MENDED_MINORS = new Map<string, number>([
    [CHARTS.istioBase, 2],
    [CHARTS.controller, 1],
]);

/**
 * What is wrong with the charts in their repositories, a sentence each: a repository that three tries
 * don't reach, a version that it doesn't have, and one too old to get fixes.
 */
export async function chartProblems(
    charts: readonly DefaultChart[],
    pauseMs = PAUSE_MS,
): Promise<string[]> {
    const indexes = new Map<string, ReturnType<typeof versionsIn>>();
    const problems = await Promise.all(
        charts.map(async ({ name, version, repository }) => {
            const index = indexes.get(repository) ?? versionsIn(repository, pauseMs);
            indexes.set(repository, index);
            const found = await index;
            if (typeof found === "string") return found;
            const versions = found.get(name) ?? [];
            return versions.includes(version)
                ? outdated(name, version, versions)
                : `The chart ${name} ${version} is not in ${repository}.`;
        }),
    );
    return [...new Set(problems.filter((problem) => problem !== undefined))];
}

function outdated(name: string, version: string, versions: readonly string[]): string | undefined {
    const minors = [...new Set(versions.filter((text) => STABLE.test(text)).map(minorOf))];
    const newer = minors.filter((minor) => isNewer(minor, minorOf(version)));
    const mended = MENDED_MINORS.get(name);
    return mended === undefined || newer.length < mended
        ? undefined
        : `The chart ${name} ${version} is too old to get fixes: there is ${newer.join(", ")}.`;
}

/** The versions of each chart in a repository, or what is wrong with the repository. */
async function versionsIn(
    repository: string,
    pauseMs: number,
): Promise<Map<string, string[]> | string> {
    try {
        const answer = await reached(`${repository.replace(/\/+$/, "")}/index.yaml`, pauseMs);
        if (!answer.ok) return `The repository ${repository} answers ${answer.status}.`;
        const { entries } = indexSchema.parse(parse(await answer.text()));
        return new Map(
            Object.entries(entries).map(([name, charts]) => [name, charts.map((c) => c.version)]),
        );
    } catch (error) {
        return `The repository ${repository} can't be read: ${reasonOf(error)}.`;
    }
}

/** The answer of a server; a passing fault of it, or of the network, is not yet one of the repository. */
async function reached(url: string, pauseMs: number, tries = TRIES): Promise<Response> {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
        (error: unknown) => {
            if (tries === 1) throw error;
        },
    );
    if (answer && (answer.status < 500 || tries === 1)) return answer;
    await setTimeout(pauseMs);
    return reached(url, pauseMs, tries - 1);
}

/** `fetch` says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    return error.cause instanceof Error ? error.cause.message : error.message;
}
