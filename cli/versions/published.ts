import { parse } from "yaml";
import { z } from "zod";

import { isNewer, minorOf } from "../../components/config/versions";
import type { DefaultChart } from "./default-charts";

/** A repository's index, as Helm reads it; a chart's entries are in no fixed order. */
const indexSchema = z.object({
    entries: z.record(z.string(), z.array(z.object({ version: z.string() }))),
});
const STABLE = /^v?\d+\.\d+\.\d+$/;

/** Milliseconds for the answer of one repository. */
const PATIENCE_MS = 60_000;

/**
 * What is wrong with the charts in their repositories, a sentence each: a repository that doesn't
 * answer, a version that it doesn't have, and an Istio that is older than the two newest minors.
 */
export async function chartProblems(charts: readonly DefaultChart[]): Promise<string[]> {
    const indexes = new Map<string, ReturnType<typeof versionsIn>>();
    const problems = await Promise.all(
        charts.map(async ({ name, version, repository }) => {
            const index = indexes.get(repository) ?? versionsIn(repository);
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

/** Istio fixes its two newest minors, and the one before for six weeks more. */
function outdated(name: string, version: string, versions: readonly string[]): string | undefined {
    if (name !== "base") return undefined;
    const minors = [...new Set(versions.filter((text) => STABLE.test(text)).map(minorOf))];
    const newer = minors.filter((minor) => isNewer(minor, minorOf(version)));
    return newer.length < 2
        ? undefined
        : `Istio ${minorOf(version)} is older than the two newest minors; ${newer.length} are newer.`;
}

/** The versions of each chart in a repository, or what is wrong with the repository. */
async function versionsIn(repository: string): Promise<Map<string, string[]> | string> {
    try {
        const answer = await fetch(`${repository}/index.yaml`, {
            signal: AbortSignal.timeout(PATIENCE_MS),
        });
        if (!answer.ok) return `The repository ${repository} answers ${answer.status}.`;
        const { entries } = indexSchema.parse(parse(await answer.text()));
        return new Map(
            Object.entries(entries).map(([name, charts]) => [name, charts.map((c) => c.version)]),
        );
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return `The repository ${repository} can't be read: ${reason}.`;
    }
}
