import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { TestProvider } from "../sandbox/cloud/provider";

const TEAM_STACK = `
config:
    aws:region: eu-west-1
    pulumi:disable-default-providers: ["aws", "kubernetes"]
    mesh-edge:team: storefront
    mesh-edge:accountId: "111122223333"
    mesh-edge:platform: teams
    mesh-edge:services: { web: { ports: [8080] } }
    mesh-edge:routes:
        shop.example.com: { rules: [{ name: web, backendRefs: [{ name: web, port: 8080 }] }] }
`;

/** One life; each test goes on where the last one ended. */
describe("a platform with two teams", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "teams", stackFile: "tests/stacks/teams.yaml" });
    }, 600_000);
    afterAll(() => sandbox.close());

    const edit = async (path: readonly string[], value: unknown) => {
        const document = parseDocument(await readFile(sandbox.session.stackFile, "utf8"));
        const place = ["config", "mesh-edge:teams", ...path];
        if (value === undefined) document.deleteIn(place);
        else document.setIn(place, document.createNode(value));
        await sandbox.session.edit(String(document));
    };
    const made = (kind: string) => sandbox.cloud.world.all(kind);
    const ids = (kind: string) =>
        made(kind)
            .map(({ id }) => id)
            .sort();

    it("comes up with both namespaces, and then stays as it is", async () => {
        await sandbox.session.up();

        expect(ids("kubernetes:core/v1:Namespace")).toEqual(["find", "istio-system", "storefront"]);
        expect(ids("kubernetes:networking.istio.io/v1:Sidecar")).toEqual([
            "find/default",
            "storefront/default",
        ]);
        expect(
            made("aws:eks/accessEntry:AccessEntry").flatMap(({ state }) =>
                state["kubernetesGroups"] === undefined ? [] : [state["kubernetesGroups"]],
            ),
        ).toEqual(
            expect.arrayContaining([
                ["mesh-edge-team-search", "mesh-edge-team-storefront"],
                ["mesh-edge-team-search"],
            ]),
        );
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
    });

    it("has the guard before the namespaces", () => {
        const at = (end: string) =>
            sandbox.cloud.world.log.findIndex(({ urn }) => urn.endsWith(end));
        expect(at("::teams-storefront")).toBeGreaterThan(at("::teams-guard-mesh-edge-routes"));
    });

    it("lets the role of a team do what its Role and the guard allow", async () => {
        const { kubernetes = 0 } = await sandbox.cloud.portsOf(
            "arn:aws:iam::111122223333:role/search-deploy",
        );
        const provider = new TestProvider(kubernetes);
        const [cluster] = ids("aws:eks/cluster:Cluster");
        const exec = { args: ["eks", "get-token", "--cluster-name", cluster ?? ""] };
        await provider.configure({ kubeconfig: JSON.stringify({ users: [{ user: { exec } }] }) });
        const entry = (namespace: string, host: string, exportTo = ["."]) =>
            provider.create("kubernetes:networking.istio.io/v1:ServiceEntry", "partner", {
                apiVersion: "networking.istio.io/v1",
                kind: "ServiceEntry",
                metadata: { name: "partner", namespace },
                spec: {
                    hosts: [host],
                    ports: [{ number: 443, name: "tls", protocol: "TLS" }],
                    resolution: "DNS",
                    exportTo,
                },
            });

        await expect(entry("storefront", "api.example.org")).rejects.toThrow(
            'serviceentries.networking.istio.io "partner" is forbidden: User "arn:aws:sts::111122223333:assumed-role/search-deploy/sandbox" cannot patch resource "serviceentries" in API group "networking.istio.io" in the namespace "storefront"',
        );
        await expect(entry("find", "api.example.org", ["*"])).rejects.toThrow(
            "ValidatingAdmissionPolicy 'mesh-edge-entries' with binding 'mesh-edge-entries' denied request: spec.exportTo must be ['.']",
        );
        await provider.delete(await entry("find", "api.example.org"));
        provider.close();
    });

    it("deploys a team's stack with the team's role, and with no other team's", async () => {
        const folder = await mkdtemp(join(tmpdir(), "mesh-edge-teams-"));
        const stackFile = join(folder, "Pulumi.shop.yaml");
        await writeFile(stackFile, TEAM_STACK);
        const deployed = async (role?: string) => {
            const stack = await openSandbox({
                stack: "shop",
                stackFile,
                beside: sandbox,
                ...(role && { role }),
            });
            try {
                const { changes } = await stack.session.up();
                await stack.session.destroy();
                return changes;
            } finally {
                await stack.close();
            }
        };

        await expect(deployed("arn:aws:iam::111122223333:role/search-deploy")).rejects.toThrow(
            'cannot patch resource "virtualservices" in API group "networking.istio.io" in the namespace "storefront"',
        );
        // All but the route was made by the first attempt: the stack, its provider, the groups.
        expect(await deployed()).toEqual({ create: 1, same: 4 });
        await rm(folder, { recursive: true });
    });

    it("changes a grant in place: annotation, Gateway, Ingress, contract, a certificate, no load balancer", async () => {
        const before = made("aws:lb/loadBalancer:LoadBalancer");
        await edit(["search", "hosts"], ["find.example.com", "*.find.example.com"]);

        const { changes } = await sandbox.session.up();

        expect(changes).toMatchObject({ create: 3, update: 4 });
        expect(made("aws:lb/loadBalancer:LoadBalancer")).toEqual(before);
        const [find] = made("kubernetes:core/v1:Namespace").filter(({ id }) => id === "find");
        expect(find?.state["metadata"]).toMatchObject({
            annotations: { "mesh-edge/hosts": "find.example.com,*.find.example.com" },
        });
    });

    it("deletes the namespace of a team that is taken out, and leaves the other alone", async () => {
        await edit(["search"], undefined);

        const { changes } = await sandbox.session.up();

        expect(Object.keys(changes).sort()).toEqual(["delete", "same", "update"]);
        expect(ids("kubernetes:core/v1:Namespace")).toEqual(["istio-system", "storefront"]);
    });

    it("is destroyed to nothing, the guard after the namespaces", async () => {
        await sandbox.session.destroy();
        const gone = (end: string) =>
            sandbox.cloud.world.log.findIndex(
                ({ op, urn }) => op === "delete" && urn.endsWith(end),
            );
        expect(gone("::teams-guard-mesh-edge-routes")).toBeGreaterThan(gone("::teams-storefront"));
        expect(sandbox.cloud.world.all().filter(({ urn }) => urn !== "")).toEqual([]);
    });
});
