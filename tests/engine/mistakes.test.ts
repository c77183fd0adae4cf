import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { resourcesOf } from "../support/engine";

const STACK_FILE = `
config:
    aws:region: eu-west-1
    pulumi:disable-default-providers: ["aws", "kubernetes"]
    mesh-edge:team: payments
    mesh-edge:network:
        cidr: 172.20.0.0/16
        availabilityZones: [eu-west-1a, us-east-1b]
        natGatways: one
    mesh-edge:cluster:
        version: "1.35"
        publicAccessCidrs: 203.0.113.0/24
        nodeGroups:
            main: { instanceTypes: [m7g.large], minSize: 3, maxSize: 2 }
    mesh-edge:mesh:
        version: 1.28.0
    mesh-edge:edge:
        zone: example.com
        hosts: [shop.example.org]
        certificateArn: arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d
`;

const MISTAKES: [path: string, cure: string][] = [
    ["mesh-edge:accountId: (missing)", "111122223333"],
    ["mesh-edge:network.natGatways", "natGateways"],
    ["mesh-edge:network.cidr", "cluster.serviceCidr"],
    ["mesh-edge:network.availabilityZones[1]", "eu-west-1"],
    ["mesh-edge:cluster.publicAccessCidrs", '["203.0.113.0/24"]'],
    ["mesh-edge:cluster.nodeGroups.main.instanceTypes[0]", "arm64"],
    ["mesh-edge:cluster.nodeGroups.main.desiredSize", "minSize"],
    ["mesh-edge:mesh.version", "1.31"],
    ["mesh-edge:edge.hosts[0]", "example.com"],
    ["mesh-edge:edge.certificateArn", "eu-west-1"],
];

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mesh-edge-test-"));
    const stackFile = join(folder, "Pulumi.bad.yaml");
    await writeFile(stackFile, STACK_FILE);
    sandbox = await openSandbox({ stack: "bad", stackFile });
}, 600_000);
afterAll(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
});

it("refuses a stack file with ten mistakes in one message, before the first resource", async () => {
    const failure: unknown = await sandbox.session.up().catch((error: unknown) => error);
    const message = failure instanceof Error ? failure.message : "";
    for (const [path, cure] of MISTAKES) {
        expect(message).toContain(path);
        expect(message).toContain(cure);
    }
    expect((await resourcesOf(sandbox.session)).map(({ type }) => type)).toEqual([
        "pulumi:pulumi:Stack",
    ]);
    expect(sandbox.leftovers()).toEqual([]);
}, 60_000);
