import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { deletionsIn, resourcesOf } from "../support/engine";

/** One life of the committed `dev` stack on the real engine; each test goes on where the last one ended. */
describe("the dev stack on the real engine", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "dev" });
    }, 600_000);
    afterAll(() => sandbox.close());

    let previewed: Record<string, number>;

    it("previews a first deployment without a cluster", async () => {
        previewed = { ...(await sandbox.session.preview()).changes };
        expect(Object.keys(previewed)).toEqual(["create"]);
        expect(previewed.create).toBeGreaterThan(60);
    });

    it("deploys at the first try exactly what the preview declared", async () => {
        expect((await sandbox.session.up()).changes).toEqual(previewed);
    });

    it("wires each output from the resource that makes it", async () => {
        const outputs = await sandbox.session.outputs();
        expect(outputs).toMatchObject({
            urls: ["https://shop.dev.example.com/"],
            clusterName: "payments-dev",
            vpcId: expect.stringMatching(/^vpc-/),
            webAclArn: expect.stringMatching(/:regional\/webacl\//),
            certificateArn: expect.stringMatching(/^arn:aws:acm:eu-west-1:/),
            loadBalancerHostname: expect.stringMatching(/\.elb\.amazonaws\.com$/),
        });
        expect(outputs.curl).toBe(
            `curl --connect-to shop.dev.example.com:443:${String(outputs.loadBalancerHostname)}:443 https://shop.dev.example.com/`,
        );
        expect(String(outputs.kubeconfig)).toContain("payments-dev");
    });

    it("keeps the kubeconfig as a secret", async () => {
        const stack = (await resourcesOf(sandbox.session)).find(
            (resource) => resource.type === "pulumi:pulumi:Stack",
        );
        expect(stack?.outputs?.kubeconfig).toHaveProperty("ciphertext");
    });

    it("has nothing to do in a second up", async () => {
        const { changes } = await sandbox.session.up();
        expect(Object.keys(changes)).toEqual(["same"]);
    });

    it("finds nothing changed in a refresh", async () => {
        const { changes } = await sandbox.session.refresh();
        expect(Object.keys(changes)).toEqual(["same"]);
    });

    it("destroys to an empty account: record, Ingress, controller and gateway, IAM and nodes, cluster, network", async () => {
        const { events } = await sandbox.session.destroy();
        const order = deletionsIn(events);
        const at = (type: string, name: string) => {
            const index = order.findIndex((step) => step.type === type && step.name === name);
            expect(index, `${type} ${name} was not deleted`).toBeGreaterThanOrEqual(0);
            return index;
        };
        const chain = [
            at("aws:route53/record:Record", "edge-alias-shop.dev.example.com"),
            at("kubernetes:networking.k8s.io/v1:Ingress", "edge-ingress"),
            at("kubernetes:helm.sh/v3:Release", "controller"),
            at("aws:eks/nodeGroup:NodeGroup", "cluster-nodes-main"),
            at("aws:eks/cluster:Cluster", "cluster-eksCluster"),
            at("aws:ec2/vpc:Vpc", "network"),
        ];
        expect(chain).toEqual([...chain].sort((a, b) => a - b));
        expect(at("kubernetes:helm.sh/v3:Release", "mesh-gateway")).toBeGreaterThan(chain[1]!);
        expect(
            at("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "controller"),
        ).toBeGreaterThan(chain[2]!);

        expect(await resourcesOf(sandbox.session)).toEqual([]);
        expect(sandbox.leftovers()).toEqual([]);
    });
});
