import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";
import { describe, expect, it } from "vitest";

import { OTHER_MUTATIONS, STATEMENTS } from "../../cli/maintain/mutate/other-mutations";
import { mutated } from "../../cli/maintain/mutate/mutation";
import { ORDER_MUTATIONS } from "../../cli/maintain/mutate/order-mutations";
import { reportOf } from "../../cli/maintain/mutate/report";
import { withSection } from "../../cli/maintain/section";
import { controllerPolicy } from "../../components/controller/iam-policy";
import { CHECKOUT } from "../../sandbox/sandbox";

const textOf = (file: string) => readFileSync(join(CHECKOUT, file), "utf8");

describe("the mutations", () => {
    it.each([...ORDER_MUTATIONS, ...OTHER_MUTATIONS])(
        "still find their place: $what",
        (mutation) => {
            const text = textOf(mutation.file);
            expect(mutated(text, mutation)).not.toBe(text);
        },
    );

    it("are refused where their place is gone or not the only one", () => {
        const mutation = { kind: "other", what: "x", file: "f.ts", from: "a", to: "b" } as const;
        expect(mutated("cab", mutation)).toBe("cbb");
        expect(() => mutated("b", mutation)).toThrow('mutation "x": f.ts has 0 times a');
        expect(() => mutated("aa", mutation)).toThrow('mutation "x": f.ts has 2 times a');
    });

    it("take out every entry of every dependsOn", () => {
        const found = sources()
            .map((file) => ({ file, count: entriesIn(textOf(file)) }))
            .filter(({ count }) => count > 0);
        expect(found.length).toBeGreaterThan(8);
        for (const { file, count } of found) {
            const mutations = ORDER_MUTATIONS.filter((mutation) => mutation.file === file);
            expect(mutations.length, file).toBeGreaterThanOrEqual(count);
        }
    });

    it("take out every group of the controller's policy, and every policy of the nodes", () => {
        const { Statement } = controllerPolicy({ partition: "aws", vpcArn: "arn" });
        expect([...STATEMENTS].sort()).toEqual(Statement.map(({ Sid }) => Sid).sort());
        const policies = textOf("components/cluster/node-role.ts").match(/(?<=^    ")Amazon\w+/gm);
        expect(
            OTHER_MUTATIONS.flatMap(
                ({ what }) => /^nodes without (Amazon\w+)/.exec(what)?.[1] ?? [],
            ),
        ).toEqual(policies);
    });
});

/** The program's own files. */
function sources(): string[] {
    const components = join(CHECKOUT, "components");
    const files = readdirSync(components, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => `components/${file}`);
    return ["index.ts", ...files];
}

/** How many things the `dependsOn`s of a text name. */
function entriesIn(text: string): number {
    let count = 0;
    const visit = (node: ts.Node): void => {
        if (ts.isPropertyAssignment(node) && node.name.getText() === "dependsOn") {
            const { initializer } = node;
            count += ts.isArrayLiteralExpression(initializer) ? initializer.elements.length : 1;
        }
        node.forEachChild(visit);
    };
    ts.createSourceFile("f.ts", text, ts.ScriptTarget.Latest, true).forEachChild(visit);
    return count;
}

describe("the report", () => {
    const mutation = {
        kind: "order",
        what: "x without y",
        file: "f.ts",
        from: "a",
        to: "b",
    } as const;
    const edges = { by: "edges", says: "x doesn't wait for y" } as const;
    const destroy = {
        by: "destroy",
        says: "pulumi destroy failed:\nThe subnet-0123456789abcdef0 | stays",
    } as const;
    const unit = { by: "unit test", says: "waits for y" } as const;

    it("tells the account's own refusals from our lists, in its words, and counts the survivors out", () => {
        const verdicts = [[edges, destroy], [edges], [unit], []];
        expect(reportOf(verdicts.map((killedBy) => ({ mutation, killedBy })))).toBe(
            [
                "4 mutations, 3 killed: 1 by the account's own rules or an engine test of the feature, 1 only by the list of edges or the levels of a destroy, 1 only by a test without an engine.",
                "",
                "| Kind | Mutation | Killed by | Which says |",
                "| --- | --- | --- | --- |",
                "| order | x without y | edges, destroy | The subnet-… stays |",
                "| order | x without y | edges | x doesn't wait for y |",
                "| order | x without y | unit test | waits for y |",
                "| order | x without y | **survived** | |",
            ].join("\n"),
        );
    });

    it("goes between its marks and leaves the rest of the document alone", () => {
        expect(withSection("a\n<!-- t -->\nold\n<!-- /t -->\nb", "t", "new")).toBe(
            "a\n<!-- t -->\n\nnew\n\n<!-- /t -->\nb",
        );
        expect(() => withSection("a", "t", "new")).toThrow("the document has no <!-- t -->");
    });
});
