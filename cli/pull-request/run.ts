import { appendFileSync } from "node:fs";

import { GitHub } from "./github";

/** What a workflow's run says of itself, in the variables that GitHub sets and those of the job. */
export class WorkflowRun {
    constructor(private readonly environment: NodeJS.ProcessEnv = process.env) {}

    public gitHub(): GitHub {
        const repository = this.variable("GITHUB_REPOSITORY");
        return new GitHub(
            `${this.variable("GITHUB_API_URL")}/repos/${repository}`,
            this.variable("GITHUB_TOKEN"),
        );
    }

    public get address(): string {
        const repository = `${this.variable("GITHUB_SERVER_URL")}/${this.variable("GITHUB_REPOSITORY")}`;
        return `${repository}/actions/runs/${this.variable("GITHUB_RUN_ID")}`;
    }

    /** @throws {Error} if the job doesn't set it. */
    public variable(name: string): string {
        const value = this.environment[name];
        if (value === undefined || value === "") {
            throw new Error(`${name} must be set: this command is for the workflows.`);
        }
        return value;
    }

    /** Adds to the run's summary; prints where there is none. */
    public summarise(markdown: string): void {
        const file = this.environment.GITHUB_STEP_SUMMARY;
        if (file === undefined) console.log(markdown);
        else appendFileSync(file, `${markdown}\n`);
    }
}
