import { Command } from "commander";

import { UNNAMED } from "../../../components/config/revisions";
import { supportWarnings } from "../../../components/config/support";
import { DEFAULT_VERSIONS } from "../../../components/config/versions";
import { defaultCharts } from "./default-charts";
import { type Repository, syncIssue } from "./issue";
import { chartProblems } from "./published";

/** `npm run versions`: whether the versions of a stack without a choice can still be installed, and are supported. */
export function versionsCommand(): Command {
    return new Command("versions")
        .description("check that the default versions are published and in support")
        .option("--issue", "keep an issue about it in GITHUB_REPOSITORY, with GITHUB_TOKEN")
        .action(checkVersions);
}

async function checkVersions({ issue }: { issue?: true }): Promise<void> {
    const problems = [
        ...supportWarnings(
            {
                cluster: { version: DEFAULT_VERSIONS.eks },
                mesh: { version: DEFAULT_VERSIONS.istio, revisions: [UNNAMED] },
            },
            new Date(),
        ),
        ...(await chartProblems(defaultCharts())),
    ];
    console.log(problems.length === 0 ? "All default versions are fine." : problems.join("\n"));
    if (issue) {
        console.log(`Issue: ${await syncIssue(repositoryOf(process.env), problems)}`);
    } else if (problems.length > 0) {
        process.exitCode = 1;
    }
}

function repositoryOf(env: NodeJS.ProcessEnv): Repository {
    const { GITHUB_API_URL: api, GITHUB_REPOSITORY: name, GITHUB_TOKEN: token } = env;
    if (!api || !name || !token) {
        throw new Error("--issue needs GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN");
    }
    return { api, name, token };
}
