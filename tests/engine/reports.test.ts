import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readPreview } from "../../cli/report/events";
import { type Report, reportOf } from "../../cli/report/report";
import { moved } from "../../cli/report/requests";
import { destroyEvents, previewEvents } from "../../cli/report/sandbox";
import { reportText } from "../../cli/report/text";
import { readExpectations } from "../../cli/trace/check/requests-file";
import { openSandbox, type Sandbox } from "../../sandbox/sandbox";

const GOLDEN = join(__dirname, "golden");

/** What somebody edits in the stack file, and what the report must say of it. */
const EDITS: readonly {
    name: string;
    edit: readonly [find: string, replace: string];
    verdict: Report["verdict"];
    /** `rule property` of what needs approval. */
    approval: string[];
}[] = [
    {
        name: "scale",
        edit: [
            "instanceTypes: [m7i.large]",
            "instanceTypes: [m7i.large], minSize: 3, desiredSize: 3, maxSize: 6",
        ],
        verdict: "changes",
        approval: [],
    },
    {
        name: "host-added",
        edit: ["- new.example.com", "- new.example.com\n            - pay.example.com"],
        verdict: "changes",
        approval: [],
    },
    {
        name: "scheme-changed",
        edit: [
            "zone: example.com",
            "zone: example.com\n        scheme: internal\n        allowReplacement: true",
        ],
        verdict: "outage",
        approval: ["entrance scheme"],
    },
    {
        name: "weight-moved",
        edit: ["weight: 10 }", "weight: 90 }"],
        verdict: "traffic-moves",
        approval: [],
    },
    {
        name: "waf-to-observe",
        edit: ["mesh-edge:edge:", "mesh-edge:waf: { mode: observe }\n    mesh-edge:edge:"],
        verdict: "protection-falls",
        approval: [
            "web-acl rules[rate-limit]",
            "web-acl rules[AWSManagedRulesAmazonIpReputationList]",
            "web-acl rules[AWSManagedRulesCommonRuleSet]",
            "web-acl rules[AWSManagedRulesKnownBadInputsRuleSet]",
        ],
    },
    {
        name: "istio-raised",
        edit: ["mesh-edge:mesh:", 'mesh-edge:mesh:\n        version: "1.31.5"'],
        verdict: "traffic-moves",
        approval: [],
    },
];

describe("the report of an edit", () => {
    let sandbox: Sandbox;
    let stackFile: string;

    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "routes" });
        // The session's own copy is written anew by the CLI.
        stackFile = await readFile("Pulumi.routes.yaml", "utf8");
    }, 60_000);

    afterAll(() => sandbox.close());

    it("is that nothing stands yet, on an empty account", async () => {
        const report = reportFrom(await previewEvents(sandbox.session));
        expect(report).toMatchObject({ first: true, needsApproval: [] });
        await expect(reportText(report)).toMatchFileSnapshot(join(GOLDEN, "first.txt"));
        await sandbox.session.up();
    }, 120_000);

    it.each(EDITS)(
        "$name",
        async ({ name, edit: [find, replace], verdict, approval }) => {
            expect(stackFile).toContain(find);
            await sandbox.session.edit(stackFile.replace(find, replace));
            const report = reportFrom(await previewEvents(sandbox.session));
            await expect(reportText(report)).toMatchFileSnapshot(join(GOLDEN, `${name}.txt`));
            expect(report.verdict).toBe(verdict);
            expect(
                report.needsApproval.map(({ rule, property = "-" }) => `${rule} ${property}`),
            ).toEqual(approval);
        },
        60_000,
    );

    it("is of a destroy", async () => {
        await sandbox.session.edit(stackFile);
        const report = reportFrom(await destroyEvents(sandbox.session));
        await expect(reportText(report)).toMatchFileSnapshot(join(GOLDEN, "destroy.txt"));
        expect(report.verdict).toBe("outage");
    }, 60_000);
});

function reportFrom(events: string): Report {
    const preview = readPreview(events, "routes");
    return reportOf(preview, moved(readExpectations("requests.routes.yaml"), preview.steps));
}
