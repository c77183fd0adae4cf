import { readFileSync } from "node:fs";

import { parseDocument } from "yaml";
import { z } from "zod";

import { BadRequest, parseRequest, type TracedRequest } from "../request";

const share = z.strictObject({
    service: z.string(),
    version: z.string().optional(),
    percent: z.number().default(100),
});
const texts = z.array(z.string());

/** What may be expected of an answer; what is left out may be anything. */
const expected = z
    .strictObject({
        by: z.enum(["alb", "waf", "gateway", "service", "target-group", "nobody"]),
        status: z.int(),
        location: z.string(),
        body: z.string(),
        rule: z.string(),
        to: z.array(share),
        targetGroups: z.array(z.strictObject({ targetGroup: z.string(), percent: z.number() })),
        path: z.string(),
        host: z.string(),
        timeout: z.string(),
        mirror: z.array(share),
        fault: texts,
        mayBlock: texts,
    })
    .partial()
    .refine(
        (answer) => Object.keys(answer).length > 0,
        "must expect something, such as by: gateway",
    );

const file = z.strictObject({
    requests: z
        .array(
            z.strictObject({
                request: z.string(),
                headers: z.record(z.string(), z.string()).optional(),
                from: z.string().optional(),
                answer: expected,
            }),
        )
        .min(1, "must have a request"),
});

/** A request, and what must become of it. */
export interface Expectation {
    request: TracedRequest;
    answer: z.infer<typeof expected>;
}

/**
 * Name of a stack's file. Not `Pulumi.<stack>.requests.yaml`: the name of a stack may hold a dot, so that
 * would be the config of a stack called `<stack>.requests`, to Pulumi and to the workflows.
 */
export function requestsFile(stack: string): string {
    return `requests.${stack}.yaml`;
}

/**
 * The requests in a file, and the answers expected.
 * @throws {BadRequest} naming the file and every mistake in it.
 */
export function readExpectations(path: string): Expectation[] {
    const document = parseDocument(readText(path));
    const [problem] = document.errors;
    if (problem) throw new BadRequest(`${path}: ${problem.message}`);
    const result = file.safeParse(document.toJS());
    if (!result.success) throw new BadRequest(`${path}:\n${z.prettifyError(result.error)}`);
    return result.data.requests.map(({ request, headers, from, answer }, index) => {
        const lines = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
        try {
            return { request: parseRequest(request, lines, from), answer };
        } catch (error) {
            if (!(error instanceof BadRequest)) throw error;
            throw new BadRequest(`${path}: requests[${index}]: ${error.message}`);
        }
    });
}

function readText(path: string): string {
    try {
        return readFileSync(path, "utf8");
    } catch {
        throw new BadRequest(
            `${path}: can't be read. It holds requests and the answers expected: docs/trace.md`,
        );
    }
}
