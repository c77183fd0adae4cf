import { z } from "zod";

const MARKER = "<!-- mesh-edge: default versions -->";
const TITLE = "Default versions need attention";
/** Who GitHub says has written what a workflow writes. */
const AUTHOR = "github-actions[bot]";
const PAGE = 100;

const issuesSchema = z.array(
    z.object({
        number: z.int(),
        body: z.string().nullable(),
        user: z.object({ login: z.string() }).nullable(),
        pull_request: z.unknown().optional(),
    }),
);
type Issues = z.infer<typeof issuesSchema>;

/** Where the issue is, with a token that may write issues. */
export interface Repository {
    /** Address of the API, such as `https://api.github.com`. */
    api: string;
    /** `owner/name`. */
    name: string;
    token: string;
}

/**
 * Keeps one open issue while there are problems: opens it, rewrites it, and closes it once they are gone.
 * Returns what it did.
 * @throws {Error} if GitHub refuses a request.
 */
export async function syncIssue(
    repository: Repository,
    problems: readonly string[],
): Promise<"opened" | "updated" | "closed" | "nothing"> {
    const open = await openIssue(repository);
    if (problems.length === 0) {
        if (open === undefined) return "nothing";
        await call(repository, "PATCH", `/issues/${open}`, {
            state: "closed",
            state_reason: "completed",
        });
        return "closed";
    }
    const body = [MARKER, ...problems.map((problem) => `- ${problem}`)].join("\n");
    if (open === undefined) {
        await call(repository, "POST", "/issues", { title: TITLE, body });
        return "opened";
    }
    await call(repository, "PATCH", `/issues/${open}`, { body });
    return "updated";
}

/** The number of the open issue that an earlier run has written. */
async function openIssue(repository: Repository): Promise<number | undefined> {
    for (let page = 1; ; page += 1) {
        const query = `?state=open&creator=${encodeURIComponent(AUTHOR)}&per_page=${PAGE}&page=${page}`;
        const issues = issuesSchema.parse(await call(repository, "GET", `/issues${query}`));
        const own = issues.find(isOwn);
        if (own !== undefined || issues.length < PAGE) return own?.number;
    }
}

function isOwn({ body, user, pull_request: pullRequest }: Issues[number]): boolean {
    return pullRequest === undefined && user?.login === AUTHOR && (body ?? "").startsWith(MARKER);
}

async function call(
    { api, name, token }: Repository,
    method: string,
    path: string,
    body?: object,
): Promise<unknown> {
    const answer = await fetch(`${api}/repos/${name}${path}`, {
        method,
        headers: {
            accept: "application/vnd.github+json",
            authorization: `Bearer ${token}`,
            "x-github-api-version": "2022-11-28",
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) {
        throw new Error(`GitHub answers ${answer.status} to ${method} ${path.split("?")[0] ?? ""}`);
    }
    return answer.json();
}
