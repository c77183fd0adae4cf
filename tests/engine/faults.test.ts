import { describe, expect, it } from "vitest";

import { soakRun } from "../../cli/maintain/soak/soak-run";

const zones = ["eu-west-1a", "eu-west-1b"];

/** What stands directly in the VPC: none of it waits for another. */
const IN_VPC = [
    ...zones.flatMap((zone) => [
        `Subnet::network-private-${zone}`,
        `Subnet::network-public-${zone}`,
        `RouteTable::network-outbound-private-${zone}`,
    ]),
    "RouteTable::network-outbound-public",
    "InternetGateway::network-outbound",
    "DefaultSecurityGroup::network",
];

/** Without tags: found again by what they join. */
const JOINTS = [
    ...zones.flatMap((zone) => [
        `RouteTableAssociation::network-outbound-private-${zone}`,
        `RouteTableAssociation::network-outbound-public-${zone}`,
    ]),
    "Route::network-outbound-public",
    "RolePolicy::network-flow-logs",
    ...["SSMManagedInstanceCore", "EKSWorkerNodePolicy"].map(
        (policy) => `RolePolicyAttachment::cluster-node-Amazon${policy}`,
    ),
];

const ISTIOD = "Release::mesh-istiod";

/** Waits for nothing. */
const FIRST = [
    "Vpc::network",
    "Key::cluster",
    "LogGroup::cluster",
    "Role::cluster-node",
    "Role::network-flow-logs",
    "LogGroup::network-flow-logs",
    "WebAcl::edge-web-acl",
    "Certificate::edge-certificate",
];

/**
 * A tenth of what `npm run soak` tries. Each life ends with an empty account, and in between a run
 * without a fault leaves nothing to do and the account equal to the state.
 */
describe.concurrent("the dev stack after a fault", { timeout: 300_000 }, () => {
    it("goes on in the next run where an operation was refused", async () => {
        const tally = await soakRun({
            name: "refused",
            kind: "fail",
            create: IN_VPC,
            update: ["LogGroup::network-flow-logs", "WebAcl::edge-web-acl"],
            delete: IN_VPC,
            continueOnError: true,
        });
        expect(tally).toEqual(allOf(20));
    });

    it("goes on after recover where the answer to an operation was lost", async () => {
        const tally = await soakRun({
            name: "lost",
            kind: "lost",
            create: JOINTS,
            update: [],
            delete: JOINTS,
            continueOnError: true,
        });
        expect(tally).toEqual(allOf(16, 8));
    });

    it("goes on after recover where the engine was killed", async () => {
        const tally = await soakRun({
            name: "killed",
            kind: "hang",
            create: FIRST,
            update: [ISTIOD],
            delete: FIRST,
            continueOnError: true,
        });
        // The killed upgrade's lock is lifted as recover says.
        expect(tally).toEqual(allOf(17, 9));
    });
});

function allOf(tried: number, recovered = 0) {
    return { tried, converged: tried, recovered, orphans: 0, duplicates: 0, failures: [] };
}
