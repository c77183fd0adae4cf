import { GitHub } from "../../cli/pull-request/github";

/** A call to GitHub's API: `PATCH issues/comments/7`, with what was sent. */
export type Call = [what: string, body?: unknown];

const API = "https://api.github.com/repos/org/mesh-edge";

/**
 * GitHub as it answers: what `answers` has under a path, else nothing. A list of lists is answered in
 * pages, each of which names the next in its header.
 */
export function fakeGitHub(answers: Record<string, unknown>): { github: GitHub; calls: Call[] } {
    const calls: Call[] = [];
    const ask: typeof fetch = (input, init) => {
        const url = new URL(input as string);
        const path = url.pathname.replace("/repos/org/mesh-edge/", "");
        const method = init?.method ?? "GET";
        if (method !== "GET") {
            const body = init?.body as string | undefined;
            calls.push(
                body === undefined
                    ? [`${method} ${path}`]
                    : [`${method} ${path}`, JSON.parse(body) as unknown],
            );
            return Promise.resolve(Response.json({}));
        }
        return Promise.resolve(page(answers[path] ?? [], url));
    };
    return { github: new GitHub(API, "token", ask), calls };
}

function page(answer: unknown, url: URL): Response {
    const pages = Array.isArray(answer) && Array.isArray(answer[0]) ? answer : [answer];
    const number = Number(url.searchParams.get("page") ?? 1);
    const next = new URL(url);
    next.searchParams.set("page", String(number + 1));
    const link = number < pages.length ? { link: `<${next.href}>; rel="next"` } : undefined;
    return Response.json(pages[number - 1], { headers: link });
}

export const BOT = { login: "github-actions[bot]" };
