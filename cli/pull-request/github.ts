import { z } from "zod";

/** A comment of a pull request. */
export interface Comment {
    id: number;
    body: string;
    author: string;
}

/** What is asked of GitHub's REST API, of one repository. */
export class GitHub {
    /**
     * @param api `https://api.github.com/repos/<owner>/<name>`.
     * @param ask The platform's fetch; tests give recorded answers.
     */
    constructor(
        private readonly api: string,
        private readonly token: string,
        private readonly ask: typeof fetch = fetch,
    ) {}

    /** Every comment of a pull request, oldest first. */
    public async comments(pull: number): Promise<Comment[]> {
        const all = await this.pages(`issues/${pull}/comments?per_page=100`);
        return all.map((item) => {
            const { id, body, user } = commentSchema.parse(item);
            return { id, body: body ?? "", author: user?.login ?? "" };
        });
    }

    public async createComment(pull: number, body: string): Promise<void> {
        await this.send("POST", `issues/${pull}/comments`, { body });
    }

    public async updateComment(id: number, body: string): Promise<void> {
        await this.send("PATCH", `issues/comments/${id}`, { body });
    }

    public async labels(pull: number): Promise<string[]> {
        const all = await this.pages(`issues/${pull}/labels?per_page=100`);
        return all.map((item) => z.object({ name: z.string() }).parse(item).name);
    }

    public async removeLabel(pull: number, label: string): Promise<void> {
        await this.send("DELETE", `issues/${pull}/labels/${encodeURIComponent(label)}`);
    }

    /** `admin`, `write`, `read` or `none`; maintainers have `write`. */
    public async permission(user: string): Promise<string> {
        const answer = await this.send("GET", `collaborators/${user}/permission`);
        return z.object({ permission: z.string() }).parse(await answer.json()).permission;
    }

    /** The merged pull request that brought a commit to its branch; undefined for a push without one. */
    public async pullOf(sha: string): Promise<number | undefined> {
        const pulls = await this.pages(`commits/${sha}/pulls?per_page=100`);
        return pulls
            .map((item) => pullSchema.parse(item))
            .find(({ merged_at, merge_commit_sha }) => merged_at && merge_commit_sha === sha)
            ?.number;
    }

    /** All pages of a list: GitHub names the next one in the header `link`. */
    private async pages(path: string): Promise<unknown[]> {
        const items: unknown[] = [];
        let next: string | undefined = `${this.api}/${path}`;
        while (next !== undefined) {
            const answer = await this.fetch("GET", next);
            items.push(...z.array(z.unknown()).parse(await answer.json()));
            next = /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
        }
        return items;
    }

    private send(method: string, path: string, body?: unknown): Promise<Response> {
        return this.fetch(method, `${this.api}/${path}`, body);
    }

    private async fetch(method: string, url: string, body?: unknown): Promise<Response> {
        const answer = await this.ask(url, {
            method,
            headers: {
                accept: "application/vnd.github+json",
                authorization: `Bearer ${this.token}`,
                "x-github-api-version": "2022-11-28",
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        if (!answer.ok) throw new Error(`GitHub: ${method} ${url} answers ${answer.status}`);
        return answer;
    }
}

const commentSchema = z.object({
    id: z.number(),
    body: z.string().nullish(),
    user: z.object({ login: z.string() }).nullish(),
});

const pullSchema = z.object({
    number: z.number(),
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
});
