import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that the server has got. */
export interface Asked {
    method: string;
    url: string;
    token: string | undefined;
    body: unknown;
}

/** A text, or the status of an answer without one. */
type Answer = string | { status: number };

/** A server on this machine that answers as a table says; anything else is 404. */
export async function serve(answers: (method: string, url: string) => Answer | undefined) {
    const asked: Asked[] = [];
    const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => {
            const [method, url] = [request.method ?? "", request.url ?? ""];
            const text = Buffer.concat(chunks).toString();
            asked.push({
                method,
                url,
                token: request.headers.authorization,
                body: text === "" ? undefined : JSON.parse(text),
            });
            const answer = answers(method, url) ?? { status: 404 };
            if (typeof answer === "string") response.end(answer);
            else response.writeHead(answer.status).end();
        });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const close = () => new Promise((closed) => server.close(closed));
    return { address: `http://127.0.0.1:${port}`, asked, close };
}
