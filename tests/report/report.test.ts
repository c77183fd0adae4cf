import { describe, expect, it } from "vitest";

import { costOf } from "../../cli/report/cost/cost";
import { reportMarkdown } from "../../cli/report/markdown";
import { reportOf } from "../../cli/report/report";
import { reportText } from "../../cli/report/text";
import { preview, step, update } from "./steps";

const KEY = "aws:kms/key:Key";
const gone = step(KEY, "delete", { before: {} });
const changed = update("aws:ec2/vpc:Vpc", { tags: { a: "1" } }, { tags: { a: "2" } });

describe("the verdict", () => {
    it("is the worst finding, and what needs approval is bound to a digest", () => {
        const report = reportOf(preview(gone, changed));
        expect(report.verdict).toBe("data-loss");
        expect(report.counts).toEqual({ create: 0, update: 1, replace: 0, delete: 1, same: 1 });
        expect(report.needsApproval).toEqual([
            {
                rule: "lost",
                verdict: "data-loss",
                urn: "urn:pulumi:dev::mesh-edge::aws:kms/key:Key::thing",
                type: KEY,
                name: "thing",
                reason: "is deleted",
                consequence: "what is encrypted with it can't be read after its waiting time",
                digest: "460c07cc853a0e82",
            },
        ]);
    });

    it("has the same digest in every run, and another for another risk", () => {
        const of = (...steps: Parameters<typeof preview>) =>
            reportOf(preview(...steps)).needsApproval.map(({ digest }) => digest);
        expect(of(changed, gone)).toEqual(of(gone));
        const other = { ...gone, urn: `${gone.urn}-two` };
        expect(of(other)).not.toEqual(of(gone));
    });

    it("is that nothing is hurt on an empty account, and that nothing changes without a change", () => {
        const first = { ...preview(step(KEY, "create", { after: {} })), unchanged: 0 };
        expect(reportOf(first)).toMatchObject({
            first: true,
            verdict: "changes",
            needsApproval: [],
        });
        expect(reportOf(preview())).toMatchObject({ verdict: "nothing", first: false });
    });

    it("is that traffic moves if a request is answered in another way", () => {
        const moved = {
            request: "GET https://a/",
            before: "A service.",
            after: "The gateway: 404.",
        };
        expect(reportOf(preview(changed), [moved]).verdict).toBe("traffic-moves");
    });
});

describe("a report", () => {
    it("for the terminal", () => {
        expect(reportText(reportOf(preview(gone, changed)))).toBe(
            [
                "dev: ⛔ Data loss: what is deleted can't be restored. 1 change needs approval",
                "+0 ~1 ±0 -1, 1 unchanged",
                "",
                "Needs approval",
                "  - ⛔ Key thing: is deleted. So what is encrypted with it can't be read after its waiting time. [lost]",
                "",
                "Updates (1)",
                "  - Vpc thing",
                "      - tags.a: 1",
                "      + tags.a: 2",
                "",
                "Deletions (1)",
                "  - kms: `thing`",
                "",
                "Cost",
                "  - $0.00 a month, -$1.00, at list prices of us-east-1 of 2025-10, without traffic, logs and requests",
                "  - KMS keys: $1.00 → $0.00",
            ].join("\n"),
        );
    });

    it("in Markdown leaves out whole sections until it fits, and says which", () => {
        const many = [...Array(50).keys()].map((index) =>
            update("aws:ec2/vpc:Vpc", { text: "x".repeat(99) }, { text: `${index}` }),
        );
        const report = reportOf(preview(gone, ...many));
        const whole = reportMarkdown(report);
        expect(whole.leftOut).toEqual([]);
        const short = reportMarkdown(report, 1500);
        expect(short.leftOut).toEqual(["updates"]);
        expect(short.text.length).toBeLessThan(1500);
        expect(short.text).toContain("_Left out, because");
        expect(short.text).toContain("#### Needs approval");
    });

    it("in Markdown lets no value end its fence, and no name be a mention or HTML", () => {
        const hostile = step(KEY, "update", {
            before: { note: "a" },
            after: { note: "```\n<script>" },
            name: "@somebody<b>",
        });
        const { text } = reportMarkdown(reportOf(preview(hostile)));
        expect(text).toContain("````diff\n- note: a\n+ note: ``` ⏎ <script>\n````");
        expect(text).toContain("- Key @\u200bsomebody&lt;b>");
    });

    it("tells what a preview can't know", () => {
        const open = update("kubernetes:core/v1:ConfigMap", {}, { data: "[known after up]" });
        const report = reportOf({ ...preview(open), failed: true, withoutPolicy: true });
        expect(report.unknown.map((line) => line.slice(0, 40))).toEqual([
            "The preview ended with an error. More ma",
            "1 of the changed resources have values t",
            "If the preview's role may not write to t",
            "`pulumi preview --json` has no results o",
        ]);
    });

    it("shows a secret's change without the secret", () => {
        const secret = step(KEY, "update", {
            before: { value: "[secret]" },
            after: { value: "[secret]" },
            changed: ["value"],
        });
        expect(reportOf(preview(secret)).updates[0]?.changes).toEqual([
            { path: "value", old: "[secret]", new: "[secret]" },
        ]);
    });
});

describe("the bill", () => {
    it("counts control plane, nodes, NAT, ALB, WAF and addresses", () => {
        const nodes = (desiredSize: number) => ({
            instanceTypes: ["m7i.large"],
            scalingConfig: { desiredSize },
        });
        const alb = {
            metadata: {
                annotations: {
                    "alb.ingress.kubernetes.io/scheme": "internet-facing",
                    "alb.ingress.kubernetes.io/subnets": "subnet-1, subnet-2",
                },
            },
        };
        expect(
            costOf([
                step("aws:eks/cluster:Cluster", "same", { before: {}, after: {} }),
                update("aws:eks/nodeGroup:NodeGroup", nodes(2), nodes(3)),
                step("aws:ec2/natGateway:NatGateway", "create", { after: {} }),
                step("kubernetes:networking.k8s.io/v1:Ingress", "create", { after: alb }),
                step("aws:wafv2/webAcl:WebAcl", "delete", { before: { rules: [{}, {}] } }),
            ]),
        ).toEqual({
            asOf: "2025-10",
            before: 227.17,
            after: 350.33,
            lines: [
                { what: "nodes thing", before: 147.17, after: 220.75 },
                { what: "NAT gateways", before: 0, after: 32.85 },
                { what: "load balancers", before: 0, after: 16.43 },
                { what: "public IPv4 addresses", before: 0, after: 7.3 },
                { what: "web ACL", before: 7, after: 0 },
            ],
            unpriced: [],
        });
    });

    it("says what it has no price for", () => {
        const spot = {
            instanceTypes: ["t3.large"],
            capacityType: "SPOT",
            scalingConfig: { desiredSize: 2 },
        };
        const odd = { instanceTypes: ["x9.large"], scalingConfig: { desiredSize: 2 } };
        expect(
            costOf([
                step("aws:eks/nodeGroup:NodeGroup", "create", { after: spot, name: "a" }),
                step("aws:eks/nodeGroup:NodeGroup", "create", { after: odd, name: "b" }),
            ]).unpriced,
        ).toEqual(["nodes a (spot)", "nodes b"]);
    });
});
