import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Deployment } from "@pulumi/pulumi/automation";
import { parseDocument } from "yaml";

import { seed } from "../../sandbox/cloud/aws/seed";
import { CHECKOUT, type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { nameOf } from "../../sandbox/state/urn";
import { changesIn, resourcesOf } from "../support/engine";

interface Edit {
    what: string;
    /** New values by path in `mesh-edge:…`; undefined takes one out. */
    set: Record<string, unknown>;
    /** What preview and update do, exactly. */
    does: string[];
    /** What the update does besides, because only the controller knows of it, and after the Ingress is updated. */
    after?: string[];
}

const GIVEN = "arn:aws:acm:eu-west-1:444455556666:certificate/0a1b2c3d-0000-4000-8000-000000000000";
const HOSTS = ["shop", "api", "grpc"].map((host) => `${host}.example.com`);

const roleArn = (role: string) => `arn:aws:iam::444455556666:role/${role}`;
const named = (role: string) => `cluster-access-444455556666:role/${role}`;
const DEVELOPERS = named("payments-developer");
const PREVIEWS = named("mesh-edge-preview");
const OPERATORS = {
    principalArn: roleArn("platform-operator"),
    policy: "AmazonEKSClusterAdminPolicy",
};

/** What the `dev` stack hasn't: protection, access of others, gRPC, IPv6, logs, alarms, sets of addresses. */
const LIFE: Edit[] = [
    {
        what: "more nodes",
        set: { "cluster.nodeGroups.main.desiredSize": 4 },
        does: ["update ManagedNodeGroup cluster-nodes-main", "update NodeGroup cluster-nodes-main"],
    },
    {
        what: "less access, and another's taken away",
        set: {
            "cluster.accessEntries.developers.namespaces": ["shop"],
            "cluster.accessEntries.previews": undefined,
        },
        does: [
            `delete AccessEntry ${PREVIEWS}`,
            `delete AccessPolicyAssociation ${PREVIEWS}`,
            `replace AccessPolicyAssociation ${DEVELOPERS}`,
        ],
    },
    {
        what: "another key for a principal",
        set: {
            "cluster.accessEntries.operators": undefined,
            "cluster.accessEntries.ops": OPERATORS,
        },
        does: [],
    },
    {
        what: "two keys whose principals change places",
        set: {
            "cluster.accessEntries.ops.principalArn": roleArn("payments-developer"),
            "cluster.accessEntries.developers.principalArn": roleArn("platform-operator"),
        },
        does: [
            `replace AccessPolicyAssociation ${DEVELOPERS}`,
            `replace AccessPolicyAssociation ${named("platform-operator")}`,
        ],
    },
    {
        what: "a principal under another's key, with another policy",
        set: {
            "cluster.accessEntries.ops": undefined,
            "cluster.accessEntries.developers": {
                principalArn: roleArn("payments-developer"),
                policy: "AmazonEKSEditPolicy",
            },
        },
        does: [
            `delete AccessEntry ${named("platform-operator")}`,
            `delete AccessPolicyAssociation ${named("platform-operator")}`,
            `replace AccessPolicyAssociation ${DEVELOPERS}`,
        ],
    },
    {
        what: "another address to deny",
        set: { "waf.denyAddresses": ["203.0.113.8/32"] },
        does: ["update IpSet edge-web-acl-deny-ipv4"],
    },
    {
        what: "another rate limit",
        set: { "waf.rateLimits.search": { limit: 100, paths: ["/search"] } },
        does: ["update WebAcl edge-web-acl"],
    },
    {
        what: "logs for a shorter time",
        set: { "edge.accessLogs.retentionDays": 30 },
        does: ["update BucketLifecycleConfiguration edge-access-logs"],
    },
    {
        what: "another controller",
        set: { "controller.chartVersion": "3.4.3", "controller.crdVersion": "3.5.0" },
        does: ["update Release controller"],
    },
    {
        what: "a patch of Istio",
        set: { "mesh.version": "1.31.5" },
        does: [
            "update Release mesh-base",
            "update Release mesh-gateway",
            "update Release mesh-istiod",
        ],
    },
    {
        what: "a given certificate in place of the one made",
        set: { "edge.certificateArn": GIVEN },
        does: [
            "delete Certificate edge-certificate",
            "delete CertificateValidation edge-certificate",
            ...HOSTS.map((host) => `delete Record edge-certificate-${host}`),
            "update Dashboard observability",
            "update Ingress edge-ingress",
            "update Ingress edge-ingress-grpc",
            "update MetricAlarm observability-certificate-expiry",
        ],
    },
    {
        what: "another scheme, which can have no IPv6",
        set: {
            "edge.scheme": "internal",
            "edge.ipAddressType": "ipv4",
            "edge.allowReplacement": true,
        },
        does: [
            ...HOSTS.map((host) => `delete Record edge-alias-${host}-AAAA`),
            "update Ingress edge-ingress",
        ],
        // They watch the new load balancer.
        after: [
            "update Dashboard observability",
            ...["latency", "load-balancer-5xx", "rejected-connections", "target-5xx"].map(
                (name) => `update MetricAlarm observability-${name}`,
            ),
            ...["a", "b", "c"].map(
                (zone) => `update MetricAlarm observability-unhealthy-hosts-eu-west-1${zone}`,
            ),
        ],
    },
];

/** One life, edit after edit; each goes on where the last one ended. */
describe("an edit of the prod stack's file", { timeout: 180_000 }, () => {
    let sandbox: Sandbox;
    let stackFile: string;
    beforeAll(async () => {
        stackFile = await readFile(join(CHECKOUT, "Pulumi.prod.yaml"), "utf8");
        sandbox = await openSandbox({ stack: "prod" });
        const account = { accountId: "444455556666", region: "eu-west-1", timeScale: 0 };
        seed(sandbox.cloud.world, { ...account, certificates: [GIVEN] });
        await sandbox.session.up();
    }, 600_000);
    afterAll(() => sandbox.close());

    it("makes no access entry again whose name in the state is its key of a version before", async () => {
        const keys = {
            operators: "platform-operator",
            previews: "mesh-edge-preview",
            developers: "payments-developer",
        };
        let state = JSON.stringify(await sandbox.session.exportState());
        for (const [key, role] of Object.entries(keys)) {
            state = state.replaceAll(`::${named(role)}"`, `::cluster-access-${key}"`);
        }
        // The name of a hook holds it too.
        expect(state).not.toContain("::cluster-access-444455556666");
        await sandbox.session.importState(JSON.parse(state) as Deployment);

        expect(changesIn((await sandbox.session.up()).events)).toEqual([]);
        expect((await resourcesOf(sandbox.session)).map(({ urn }) => nameOf(urn))).toEqual(
            expect.arrayContaining(Object.values(keys).map(named)),
        );
    });

    it.each(LIFE)("previews and does the same: $what", async ({ set, does, after = [] }) => {
        const document = parseDocument(stackFile);
        for (const [path, value] of Object.entries(set)) {
            const [section = "", ...keys] = path.split(".");
            const place = ["config", `mesh-edge:${section}`, ...keys];
            if (value === undefined) document.deleteIn(place);
            else document.setIn(place, document.createNode(value));
        }
        stackFile = String(document);
        await sandbox.session.edit(stackFile);

        expect(changesIn((await sandbox.session.preview()).events)).toEqual([...does].sort());
        const done = changesIn((await sandbox.session.up()).events);
        expect(done).toEqual([...does, ...after].sort());
        expect(sandbox.cloud.warnings()).toEqual([]);
    });
});
