import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { deletionTimes, resourcesOf } from "../support/engine";

const zones = ["eu-west-1a", "eu-west-1b"];
const ofZones = (...names: string[]) =>
    names.flatMap((name) => zones.map((zone) => `${name}-${zone}`));

const INGRESS = ["Ingress edge-ingress"];
const CONTROLLER = ["Release controller"];
const GATEWAY = ["Release mesh-gateway", "Release mesh-istiod"];
const RIGHTS = [
    "PodIdentityAssociation controller",
    "RolePolicyAttachment controller",
    "Policy controller",
    "Role controller",
];
const NODES = ["NodeGroup cluster-nodes-main"];
const NODE_RIGHTS = [
    "RolePolicyAttachment cluster-node-AmazonEKSWorkerNodePolicy",
    "RolePolicyAttachment cluster-node-AmazonEKS_CNI_Policy",
    "Role cluster-node",
];
const WAY_OUT = [
    "NatGateway network-outbound-eu-west-1a",
    ...ofZones("Route network-outbound-private", "RouteTableAssociation network-outbound-private"),
    "Route network-outbound-public",
];
const INTERNET = ["InternetGateway network-outbound"];
const CLUSTER = ["Cluster cluster-eksCluster"];
const NETWORK = [...ofZones("Subnet network-public"), "Vpc network"];

/** The order of a destroy: the last of `first` is gone before the first of `then` begins. */
const DESTROY = [
    { first: ["Record edge-alias-shop.dev.example.com"], then: INGRESS },
    {
        first: INGRESS,
        then: [
            ...CONTROLLER,
            ...GATEWAY,
            "WebAcl edge-web-acl",
            "Certificate edge-certificate",
            "Gateway mesh-entrance",
            "VirtualService mesh-default-route-shop.dev.example.com",
        ],
    },
    { first: CONTROLLER, then: RIGHTS },
    { first: [...CONTROLLER, ...GATEWAY], then: NODES },
    { first: NODES, then: [...NODE_RIGHTS, ...WAY_OUT, ...INTERNET, ...CLUSTER] },
    { first: ["PodIdentityAssociation controller"], then: CLUSTER },
    {
        first: CLUSTER,
        then: [
            ...ofZones("Subnet network-private"),
            "Vpc network",
            "LogGroup cluster",
            "Key cluster",
            "RolePolicyAttachment cluster",
        ],
    },
    { first: WAY_OUT, then: [...INTERNET, ...NETWORK] },
    { first: INTERNET, then: ["Vpc network"] },
];

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
        expect(stack?.outputs.kubeconfig).toHaveProperty("ciphertext");
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
        const times = deletionTimes((await sandbox.session.destroy()).events);
        expect(times.size).toBeGreaterThan(60);
        const early = DESTROY.flatMap(({ first, then }) =>
            then.flatMap((later) =>
                first
                    .filter(
                        (sooner) =>
                            (times.get(sooner)?.end ?? Infinity) > (times.get(later)?.begin ?? -1),
                    )
                    .map((sooner) => `${later} begins before ${sooner} is gone`),
            ),
        );
        expect(early).toEqual([]);

        expect(await resourcesOf(sandbox.session)).toEqual([]);
        expect(sandbox.leftovers()).toEqual([]);
    });
});
