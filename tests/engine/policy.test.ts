import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { policyResources } from "../../cli/policy/resources";
import { render } from "../../cli/render/render";
import { evaluate } from "../../policy/evaluate";
import { findEngine } from "../../sandbox/engine/engine";
import { CHECKOUT, openSandbox, type Sandbox } from "../../sandbox/sandbox";
import { sessionEnvironment } from "../../sandbox/session/environment";
import { OperationFailed, type OperationResult } from "../../sandbox/session/operation";
import { nameOf } from "../../sandbox/state/urn";

const PACK = join(CHECKOUT, "policy");
const MINUTES = 60_000;
const MTLS = ["advisory", "mtls-strict", "mesh-edge-prod"];

/** What policies say in an operation: level, policy and resource. */
function policiesIn({ events }: Pick<OperationResult, "events">): string[][] {
    return events.flatMap(({ policyEvent: event }) =>
        event ? [[event.enforcementLevel, event.policyName, nameOf(event.resourceUrn ?? "")]] : [],
    );
}

function messagesIn({ events }: Pick<OperationResult, "events">, policy: string): string[] {
    return events.flatMap(({ policyEvent: event }) =>
        event?.policyName === policy ? [event.message.trim()] : [],
    );
}

describe("the policy pack on the real engine", { timeout: 5 * MINUTES }, () => {
    let sandbox: Sandbox;
    let stackFile: string;

    const preview = () =>
        sandbox.session.preview({ args: ["--policy-pack", "policy"] }).catch((error: unknown) => {
            if (error instanceof OperationFailed) return { ...error.result, isFailed: true };
            throw error;
        });
    const edit = (...changes: [path: string[], value: unknown][]) => {
        const file = parseDocument(stackFile);
        for (const [path, value] of changes) file.setIn(["config", ...path], value);
        // Unquoted, the last day would be a moment to YAML.
        return sandbox.session.edit(file.toString({ defaultStringType: "QUOTE_DOUBLE" }));
    };

    beforeAll(async () => {
        stackFile = await readFile(join(CHECKOUT, "Pulumi.prod.yaml"), "utf8");
        sandbox = await openSandbox({ stack: "prod" });
    }, 5 * MINUTES);

    afterAll(() => sandbox.close());

    it("lets a first preview of prod pass, though most of its values are not known", async () => {
        const result = await preview();

        expect(result).not.toHaveProperty("isFailed");
        expect(policiesIn(result)).toEqual([MTLS]);
    });

    it("finds the same in the deployed stack, and Pulumi's own tool in the rendered one", async () => {
        await sandbox.session.up();
        const state = await sandbox.session.exportState();
        const found = evaluate(policyResources(state), [], "2026-11-29");
        expect(found.map(({ rule }) => rule.id)).toEqual(["mtls-strict"]);
        expect(policiesIn(await preview())).toEqual([MTLS]);

        const { home } = sandbox.session;
        await render(state, join(home, "rendered"));
        const { code, stdout } = await analyze(home, join(home, "rendered", "deployment.json"));
        const events = stdout
            .split("\n")
            .filter((line) => line.startsWith("{"))
            .map((line) => JSON.parse(line) as OperationResult["events"][number]);
        expect({
            code,
            policies: policiesIn({ events }).map(([level, name]) => [level, name]),
        }).toEqual({ code: 0, policies: [["advisory", "mtls-strict"]] });
    });

    it("fails a preview whose web ACL would only count", async () => {
        await edit([["mesh-edge:waf", "mode"], "observe"]);
        const result = await preview();

        expect(result).toHaveProperty("isFailed", true);
        expect(policiesIn(result)).toContainEqual(["mandatory", "web-acl-blocks", "edge-web-acl"]);
    });

    it("lets it pass with an exception, and shows reason and last day", async () => {
        const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
        const reason = "The rules are tried out before they block.";
        await edit(
            [["mesh-edge:waf", "mode"], "observe"],
            [["mesh-edge:policy"], { exceptions: [{ rule: "web-acl-blocks", reason, until }] }],
        );
        const result = await preview();

        expect(result).not.toHaveProperty("isFailed");
        expect(messagesIn(result, "excepted")).toEqual([
            `Violations that the stack file excepts, with reason and end date.\nweb-acl-blocks: None of its rules blocks a request. An ACL that only counts lets every attack through. Excepted until ${until}: ${reason}`,
        ]);
    });
});

/** `pulumi policy analyze`, without a login or the stack's passphrase. */
async function analyze(home: string, file: string): Promise<{ code: number; stdout: string }> {
    const { command } = await findEngine(console.error);
    const env = sessionEnvironment({ home, backend: home, providers: {} });
    delete env.PULUMI_CONFIG_PASSPHRASE;
    const args = ["policy", "analyze", "--file", file, "--policy-pack", PACK, "--json"];
    return new Promise((resolve) => {
        execFile(command, args, { env, cwd: home }, (error, stdout) => {
            resolve({ code: error ? Number(error.code) : 0, stdout });
        });
    });
}
