import { afterEach, describe, expect, it } from "vitest";

import { syncIssue } from "../../cli/maintain/versions/issue";
import { serve } from "./answers";

const BOT = { login: "github-actions[bot]" };
const MARKED = "<!-- mesh-edge: default versions -->\n- old";
const LIST =
    "/repos/team/edge/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100&page=";

let server: Awaited<ReturnType<typeof serve>> | undefined;
afterEach(() => server?.close());

/** GitHub with these pages of open issues. */
async function github(...pages: object[][]) {
    server = await serve((method, url) => {
        if (method !== "GET") return "{}";
        const page = Number(new URL(url, "http://x").searchParams.get("page"));
        return JSON.stringify(pages[page - 1] ?? []);
    });
    const { address, asked } = server;
    return {
        repository: { api: address, name: "team/edge", token: "t0ken" },
        writes: () => asked.filter(({ method }) => method !== "GET"),
        reads: () => asked.filter(({ method }) => method === "GET").map(({ url }) => url),
    };
}

describe("syncIssue", () => {
    it("opens one issue that names every problem", async () => {
        const { repository, writes, reads } = await github([]);
        expect(await syncIssue(repository, ["A is gone.", "B is old."])).toBe("opened");
        expect(reads()).toEqual([`${LIST}1`]);
        expect(writes()).toEqual([
            {
                method: "POST",
                url: "/repos/team/edge/issues",
                token: "Bearer t0ken",
                body: {
                    title: "Default versions need attention",
                    body: "<!-- mesh-edge: default versions -->\n- A is gone.\n- B is old.",
                },
            },
        ]);
    });

    it("rewrites its own issue, on whatever page, and no other", async () => {
        const others = Array.from({ length: 98 }, (_, number) => ({
            number,
            body: null,
            user: BOT,
        }));
        const { repository, writes, reads } = await github(
            [
                ...others,
                { number: 98, body: MARKED, user: { login: "somebody" } },
                { number: 99, body: MARKED, user: BOT, pull_request: {} },
            ],
            [{ number: 107, body: MARKED, user: BOT }],
        );
        expect(await syncIssue(repository, ["A is gone."])).toBe("updated");
        expect(reads()).toEqual([`${LIST}1`, `${LIST}2`]);
        expect(writes()).toMatchObject([
            {
                method: "PATCH",
                url: "/repos/team/edge/issues/107",
                body: { body: "<!-- mesh-edge: default versions -->\n- A is gone." },
            },
        ]);
    });

    it("closes it once nothing is wrong", async () => {
        const { repository, writes } = await github([{ number: 7, body: MARKED, user: BOT }]);
        expect(await syncIssue(repository, [])).toBe("closed");
        expect(writes()).toMatchObject([
            { method: "PATCH", url: "/repos/team/edge/issues/7", body: { state: "closed" } },
        ]);
    });

    it("does nothing where nothing is wrong and nothing is open", async () => {
        const { repository, writes } = await github([]);
        expect(await syncIssue(repository, [])).toBe("nothing");
        expect(writes()).toEqual([]);
    });

    it("fails if GitHub refuses", async () => {
        server = await serve(() => undefined);
        const repository = { api: server.address, name: "team/edge", token: "t0ken" };
        await expect(syncIssue(repository, ["A"])).rejects.toThrow(
            "GitHub answers 404 to GET /issues",
        );
    });
});
