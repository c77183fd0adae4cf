import { describe, expect, it } from "vitest";

import { recover } from "../../cli/recover/recover";
import { report } from "../../cli/recover/report";
import { resource, TAGS, thing } from "./resources";

const vpc = resource("aws:ec2/vpc:Vpc", "network", { tags: { Name: "network" } });
const provider = {
    ...resource("pulumi:providers:aws", "cloud", { defaultTags: { tags: TAGS } }, "0a1b"),
};
const ours = thing("aws:ec2/vpc:Vpc", "vpc-1", { tags: { Name: "network" } });
const stale = thing("aws:ec2/vpc:Vpc", "vpc-0", { tags: { Name: "before" } });

/** An engine that notes what it is asked. */
function engine() {
    const asked: string[] = [];
    const pulumi = (...args: string[]) => {
        asked.push(args[0] === "import" ? "import" : args.join(" "));
        if (args[0] === "stack") {
            const pending = [{ type: "creating", resource: vpc }];
            const deployment = { resources: [provider], pending_operations: pending };
            return Promise.resolve(JSON.stringify({ deployment }));
        }
        return Promise.resolve(JSON.stringify({ steps: [{ op: "create", newState: vpc }] }));
    };
    return { asked, pulumi };
}

describe("recover", () => {
    it("imports, then lets the engine forget what was pending, and says what is left", async () => {
        const { asked, pulumi } = engine();
        const inventory = { find: () => Promise.resolve([stale, ours]) };
        const recovery = await recover(pulumi, inventory);
        expect(asked).toEqual([
            "stack export",
            "preview --json",
            "import",
            "refresh --yes --skip-preview --clear-pending-creates",
        ]);
        expect(report("dev", recovery, false).split("\n")).toEqual([
            "Operations that were cut off: 1",
            "  creating network",
            "Taken into the state: 1",
            "  aws:ec2/vpc:Vpc network = vpc-1",
            "The stack's by tags or name, but not declared: look at it, then delete it: 1",
            "  aws:ec2/vpc:Vpc vpc-0",
            "In the state, but stuck: run the command at the end of the line: 0",
            "Then run npm run recover -- --stack dev once more.",
        ]);
    });

    it("names what is stuck with its cure, and asks to be run again after that", () => {
        const command = "helm rollback istiod 1 --namespace istio-system";
        const broken = { why: "its status is failed", command };
        const stuck = [thing("kubernetes:helm.sh/v3:Release", "istio-system/istiod", { broken })];
        const recovery = { pending: [], imports: [], leftovers: [], stuck };
        expect(report("dev", recovery, false).split("\n").slice(-3)).toEqual([
            "In the state, but stuck: run the command at the end of the line: 1",
            `  kubernetes:helm.sh/v3:Release istio-system/istiod: its status is failed: ${command}`,
            "Then run npm run recover -- --stack dev once more.",
        ]);
    });

    it("changes nothing in a dry run", async () => {
        const { asked, pulumi } = engine();
        const recovery = await recover(pulumi, { find: () => Promise.resolve([ours]) }, true);
        expect(asked).toEqual(["stack export", "preview --json"]);
        expect(report("dev", recovery, true)).toContain("Would be taken into the state: 1");
    });

    it("imports nothing where the account has nothing", async () => {
        const { asked, pulumi } = engine();
        await recover(pulumi, { find: () => Promise.resolve([]) });
        expect(asked).not.toContain("import");
    });
});
