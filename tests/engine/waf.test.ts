import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { EngineEvent } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { list, type Props, text } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { nameOf, typeOf } from "../../sandbox/state/urn";
import { resourcesOf } from "../support/engine";

const STACK = "waf";
const SECTION = "mesh-edge:waf";
const ACL = "aws:wafv2/webAcl:WebAcl";
const POLICY = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
const LOG_GROUP_ARN = "arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-payments-waf";
const IP_SET = "aws:wafv2/ipSet:IpSet";

const nameAndType = (urn: string) => `${typeOf(urn)} ${nameOf(urn)}`;

/** What an operation did to the web ACL and its parts, in the order in which it ended. */
function wafSteps(events: readonly EngineEvent[]): string[] {
    return events.flatMap(({ resOutputsEvent }) => {
        const step = resOutputsEvent?.metadata;
        return step !== undefined && step.op !== "same" && /wafv2|Ingress$/.test(step.type)
            ? [`${step.op} ${nameOf(step.urn)}`]
            : [];
    });
}

/** One life of a stack with everything that a web ACL can have; each test goes on where the last one ended. */
describe("a full web ACL on the real engine", { timeout: 180_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        const stackFile = join(__dirname, "..", "stacks", "waf.yaml");
        sandbox = await openSandbox({ stack: STACK, stackFile });
    }, 600_000);
    afterAll(() => sandbox.close());

    /** An up with other keys of the section `waf`. */
    async function upWith(changes: Props) {
        const file = join(sandbox.session.home, "project", `Pulumi.${STACK}.yaml`);
        const stack = parse(await readFile(file, "utf8"));
        const waf = { ...stack.config[SECTION], ...changes };
        await writeFile(file, stringify({ ...stack, config: { ...stack.config, [SECTION]: waf } }));
        return wafSteps((await sandbox.session.up()).events);
    }

    const acl = () => sandbox.cloud.world.all(ACL)[0]!;
    const sets = () =>
        sandbox.cloud.world
            .all(IP_SET)
            .map(({ urn }) => nameOf(urn))
            .sort();
    const actionsOf = () =>
        list<Props>(acl().inputs, "rules").map((rule) =>
            Object.keys((rule["action"] ?? rule["overrideAction"]) as Props).join(),
        );

    it("goes up as previewed, and a second preview and a refresh find nothing to do", async () => {
        const { changes: previewed } = await sandbox.session.preview();
        expect((await sandbox.session.up()).changes).toEqual(previewed);

        expect(Object.keys((await sandbox.session.preview()).changes)).toEqual(["same"]);
        expect(Object.keys((await sandbox.session.refresh()).changes)).toEqual(["same"]);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("needs the capacity that the config was told", () => {
        expect(acl().state["capacity"]).toBe(
            // sets, countries, limits, groups, body rule, label rule
            4 + 1 + (2 + 2 + 2 + 44) + (25 + 700 + 222 + 50) + (2 + 22) + (1 + 44),
        );
    });

    it("logs to the stack's own log group, let in beforehand by the stack's own policy", async () => {
        const ids = (type: string) => sandbox.cloud.world.all(type).map(({ id }) => id);
        expect(ids("aws:cloudwatch/logGroup:LogGroup")).toContain("aws-waf-logs-payments-waf");
        expect(ids(POLICY)).toEqual([LOG_GROUP_ARN]);
        const resources = await resourcesOf(sandbox.session);
        const logging = resources.find(({ type }) => type.includes("WebAclLoggingConfiguration"));
        expect(logging?.dependencies.map(nameAndType)).toContain(
            "aws:cloudwatch/logResourcePolicy:LogResourcePolicy edge-web-acl-logs",
        );
    });

    it("logs beside ten stacks that hold every policy that the account may have", async () => {
        const inputs = { policyDocument: "{}" };
        const others = Array.from({ length: 10 }, (_, index) => ({
            ...{ type: POLICY, id: `team-${index}`, urn: "", cluster: "", state: {} },
            inputs: { ...inputs, policyName: `team-${index}` },
        }));
        await upWith({ logs: { enabled: false } });
        for (const other of others) sandbox.cloud.world.add(other);
        await upWith({ logs: { enabled: true } });
        for (const other of others) sandbox.cloud.world.remove(other);
        expect(sandbox.cloud.world.all(POLICY).map(({ id }) => id)).toEqual([LOG_GROUP_ARN]);
    });

    it("observes and enforces by its actions alone, in place", async () => {
        const enforced = structuredClone(acl().inputs);

        expect(await upWith({ mode: "observe" })).toEqual(["update edge-web-acl"]);
        expect(new Set(actionsOf())).toEqual(new Set(["allow", "count"]));

        expect(await upWith({ mode: "enforce" })).toEqual(["update edge-web-acl"]);
        expect(acl().inputs).toEqual(enforced);
    });

    it("changes the addresses of a set without touching the web ACL", async () => {
        const addresses = ["198.51.100.8/32", "2001:db8:2::/48"];
        expect(await upWith({ denyAddresses: addresses })).toEqual([
            "update edge-web-acl-deny-ipv4",
        ]);
    });

    it("lets go of an IP set before it deletes it", async () => {
        expect(await upWith({ denyAddresses: ["2001:db8:2::/48"] })).toEqual([
            "update edge-web-acl",
            "delete edge-web-acl-deny-ipv4",
        ]);
        expect(sets()).toEqual([
            "edge-web-acl-allow-ipv4",
            "edge-web-acl-allow-ipv6",
            "edge-web-acl-deny-ipv6",
        ]);
    });

    it("makes an IP set before it refers to it", async () => {
        expect(await upWith({ denyAddresses: ["198.51.100.7/32", "2001:db8:2::/48"] })).toEqual([
            "create edge-web-acl-deny-ipv4",
            "update edge-web-acl",
        ]);
    });

    it("is taken off the load balancer before it goes, with all that it had", async () => {
        const steps = await upWith({ mode: "off" });

        expect(steps[0]).toBe("update edge-ingress");
        expect(steps.slice(1).sort()).toEqual(
            [
                "delete edge-web-acl",
                "delete edge-web-acl-logs",
                ...["allow-ipv4", "allow-ipv6", "deny-ipv4", "deny-ipv6"].map(
                    (set) => `delete edge-web-acl-${set}`,
                ),
            ].sort(),
        );
        const [ingress] = sandbox.cloud.world.all("kubernetes:networking.k8s.io/v1:Ingress");
        const annotations = ingress?.inputs["metadata"] as Props;
        expect(
            (annotations["annotations"] as Props)["alb.ingress.kubernetes.io/wafv2-acl-arn"],
        ).toBe("none");
        const [balancer] = sandbox.cloud.world.all("aws:lb/loadBalancer:LoadBalancer");
        expect(text(balancer?.inputs, "webAclArn") ?? "").toBe("");
    });

    it("comes back, and is destroyed with the stack to an empty account", async () => {
        const steps = await upWith({ mode: "enforce" });
        expect(steps.at(-1)).toBe("update edge-ingress");

        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});
