import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Command } from "commander";
import { z } from "zod";

import { CHECKOUT, openSandbox } from "../../sandbox/sandbox";
import { differences } from "./check/compare";
import { readExpectations, requestsFile } from "./check/requests-file";
import { traceJson } from "./json";
import { BadRequest, parseRequest } from "./request";
import { Resources } from "./resources";
import { traceText } from "./text";
import { trace } from "./trace";

const DIFFERS = 1;
const BAD_INPUT = 2;

interface TraceOptions {
    stack: string;
    stackFile?: string;
    state?: string;
    header: string[];
    from?: string;
    check: boolean;
    requests?: string;
    json: boolean;
}

/** `npm run trace`: where a request would go, by the resources that a stack declares. */
export function traceCommand(): Command {
    return new Command("trace")
        .description("say where a request would go, step by step, by what a stack declares")
        .argument("[request]", "such as 'GET https://shop.dev.example.com/api'")
        .option(
            "--stack <name>",
            "stack whose Pulumi.<name>.yaml is deployed to the sandbox",
            "dev",
        )
        .option("--stack-file <file>", "config in place of Pulumi.<name>.yaml")
        .option(
            "--state <file>",
            "what `pulumi stack export` wrote, in place of the sandbox; - reads standard input",
        )
        .option(
            "-H, --header <line>",
            "a header of the request, 'name: value'; may be repeated",
            collected,
            [],
        )
        .option("--from <address>", "the client's address")
        .option(
            "--check",
            "compare the answers with those expected in requests.<stack>.yaml",
            false,
        )
        .option("--requests <file>", "file of --check in place of requests.<stack>.yaml")
        .option("--json", "print JSON", false)
        .action(run);
}

/** Exits with 1 if an answer differs from the one expected, with 2 for input that makes no sense. */
async function run(request: string | undefined, options: TraceOptions): Promise<void> {
    try {
        await (options.check ? check(request, options) : traceOne(request, options));
    } catch (error) {
        if (!(error instanceof BadRequest)) throw error;
        console.error(error.message);
        process.exitCode = BAD_INPUT;
    }
}

async function traceOne(text = "", options: TraceOptions): Promise<void> {
    const request = parseRequest(text, options.header, options.from);
    const found = trace(request, await resourcesOf(options));
    console.log(options.json ? json(traceJson(found)) : traceText(found));
}

async function check(text: string | undefined, options: TraceOptions): Promise<void> {
    if (text !== undefined || options.header.length > 0 || options.from !== undefined) {
        throw new BadRequest(
            "--check takes its requests from a file: leave out the request, -H and --from",
        );
    }
    const file = options.requests ?? join(CHECKOUT, requestsFile(options.stack));
    const expectations = readExpectations(file);
    const differing = differences(expectations, await resourcesOf(options));
    const counts = { requests: expectations.length, differing };
    const lines = differing.flatMap(({ request, differs }) => [
        request,
        ...differs.map((line) => `  ${line}`),
    ]);
    const summary = `${expectations.length} ${expectations.length === 1 ? "request" : "requests"}, ${differing.length} answered otherwise than expected`;
    console.log(options.json ? json(counts) : [...lines, summary].join("\n"));
    if (differing.length > 0) process.exitCode = DIFFERS;
}

async function resourcesOf({ stack, stackFile, state }: TraceOptions): Promise<Resources> {
    if (state !== undefined) return readState(state);
    const sandbox = await openSandbox({ stack, stackFile });
    const { session, platform } = sandbox;
    try {
        await session.up();
        // A team's requests come in by its platform's load balancer.
        const below = platform ? [await platform.exportState()] : [];
        return new Resources(...below, await session.exportState());
    } finally {
        await sandbox.close();
    }
}

function readState(file: string): Resources {
    try {
        return new Resources(JSON.parse(readFileSync(file === "-" ? 0 : file, "utf8")));
    } catch (error) {
        const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
        throw new BadRequest(
            `--state ${file}: must be what \`pulumi stack export\` writes. ${why}`,
        );
    }
}

function collected(line: string, lines: string[]): string[] {
    return [...lines, line];
}

function json(value: unknown): string {
    return JSON.stringify(value, undefined, 4);
}
