import { describe, expect, it } from "vitest";

import { readPreview } from "../../cli/report/events";

const URN = "urn:pulumi:dev::mesh-edge::aws:kms/key:Key::edge-key";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    ciphertext: "[secret]",
};

function log(...events: object[]): string {
    return events.map((event) => JSON.stringify(event)).join("\n") + "\n";
}

function pre(op: string, old?: object, fresh?: object, more: object = {}) {
    const state = (inputs?: object) => inputs && { custom: true, inputs };
    return {
        resourcePreEvent: {
            metadata: { op, urn: URN, old: state(old), new: state(fresh), ...more },
        },
    };
}

const done = { summaryEvent: { result: "succeeded" } };

describe("an event log", () => {
    it("gives an update with both sides, JSON laid open, secrets and unknown values named", () => {
        const { steps } = readPreview(
            log(
                pre(
                    "update",
                    { policy: '{"a":1}', __defaults: [] },
                    { policy: '{"a":2}', arn: UNKNOWN, password: SECRET },
                    { detailedDiff: { policy: {}, password: {} } },
                ),
                done,
            ),
            "dev",
        );
        expect(steps).toMatchObject([
            {
                op: "update",
                urn: URN,
                type: "aws:kms/key:Key",
                name: "edge-key",
                before: { policy: { a: 1 } },
                after: { policy: { a: 2 }, arn: "[known after up]", password: "[secret]" },
                changed: ["policy", "password"],
            },
        ]);
    });

    it("folds the halves of a replacement into one step, which tells what comes first", () => {
        const replace = pre("replace", {}, {}, { keys: ["name"] });
        const create = pre("create-replacement", {}, {}, { keys: ["name"] });
        const remove = pre("delete-replaced", {});
        const createFirst = readPreview(log(create, replace, remove, done), "dev").steps;
        const deleteFirst = readPreview(log(remove, replace, create, done), "dev").steps;
        expect(createFirst).toMatchObject([
            { op: "replace", replaceKeys: ["name"], deletesFirst: false },
        ]);
        expect(deleteFirst).toMatchObject([{ op: "replace", deletesFirst: true }]);
    });

    it("leaves out components, providers and the stack", () => {
        const component = {
            resourcePreEvent: {
                metadata: {
                    op: "create",
                    urn: "urn:pulumi:dev::mesh-edge::mesh-edge:edge:Edge::edge",
                    new: { custom: false, inputs: {} },
                },
            },
        };
        const provider = {
            resourcePreEvent: {
                metadata: {
                    op: "update",
                    urn: "urn:pulumi:dev::mesh-edge::pulumi:providers:aws::cloud",
                    old: { custom: true, inputs: {} },
                    new: { custom: true, inputs: {} },
                },
            },
        };
        expect(readPreview(log(component, provider, done), "dev").steps).toEqual([]);
    });

    it("has what policies and providers say, without the engine's colours", () => {
        const { policy, diagnostics } = readPreview(
            log(
                {
                    policyEvent: {
                        resourceUrn: URN,
                        message: "<{%fg 1%}>no key<{%reset%}>\n",
                        policyName: "keys",
                        policyPackName: "mesh-edge",
                        enforcementLevel: "mandatory",
                    },
                },
                { diagnosticEvent: { severity: "warning", message: "old\n", urn: URN } },
                { diagnosticEvent: { severity: "debug", message: "no" } },
                done,
            ),
            "dev",
        );
        expect(policy).toEqual([
            { policy: "keys", pack: "mesh-edge", mandatory: true, urn: URN, message: "no key" },
        ]);
        expect(diagnostics).toEqual([{ severity: "warning", message: "old", urn: URN }]);
    });

    it("is whole if only a mandatory rule failed the preview, at its end", () => {
        const refused = {
            policyEvent: {
                ...{ resourceUrn: URN, message: "no key", policyName: "keys" },
                ...{ policyPackName: "mesh-edge", enforcementLevel: "mandatory" },
            },
        };
        const error = (message: string) => ({ diagnosticEvent: { severity: "error", message } });
        const read = (...messages: string[]) =>
            readPreview(
                log(refused, ...messages.map(error), { summaryEvent: { result: "failed" } }),
                "dev",
            );
        expect(read("preview failed\n")).toMatchObject({ failed: false, diagnostics: [] });
        expect(read("no credentials", "preview failed").failed).toBe(true);
    });

    it("is of a failed preview if it says so, or was cut off", () => {
        const failed = readPreview(log({ summaryEvent: { result: "failed" } }), "dev");
        const cutOff = readPreview(log(pre("create", undefined, {})), "dev");
        expect([failed.failed, cutOff.failed]).toEqual([true, true]);
        expect(readPreview(log(done), "dev").failed).toBe(false);
    });

    it("counts the resources that stay", () => {
        expect(readPreview(log(pre("same", {}, {}), done), "dev").unchanged).toBe(1);
    });
});

describe("the output of pulumi preview --json", () => {
    const json = JSON.stringify({
        steps: [
            {
                op: "replace",
                urn: URN,
                oldState: { custom: true, inputs: { name: "a" } },
                newState: { custom: true, inputs: { name: "b" } },
                replaceReasons: ["name"],
                detailedDiff: { name: {} },
            },
        ],
        changeSummary: { same: 83, replace: 1 },
    });

    it("gives the same steps, and says that it has no policies", () => {
        expect(readPreview(json, "dev")).toMatchObject({
            steps: [
                {
                    op: "replace",
                    before: { name: "a" },
                    after: { name: "b" },
                    replaceKeys: ["name"],
                },
            ],
            unchanged: 83,
            withoutPolicy: true,
            failed: false,
        });
    });
});

it("refuses a text that is neither", () => {
    expect(() => readPreview("Previewing update (dev)", "dev")).toThrow(
        "This is neither an event log of `pulumi preview --event-log FILE` nor the output of `pulumi preview --json`.",
    );
    expect(() => readPreview("", "dev")).toThrow("This is neither");
});
