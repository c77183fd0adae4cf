import { afterEach, describe, expect, it } from "vitest";

import { type Props, record, text } from "../../../sandbox/cloud/values";
import { annotated, type Annotations, BACKEND, Chain } from "./chain";

// What the real controller was seen to do with the reference Ingress, where controller.test.ts doesn't have it.

let chain: Chain;
afterEach(() => chain.close());

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const RELEASE = "kubernetes:helm.sh/v3:Release";

const all = (type: string) => chain.cloud.world.all(type);
const balancers = () => all("aws:lb/loadBalancer:LoadBalancer");
const targetGroups = () => all("aws:lb/targetGroup:TargetGroup").map(({ state }) => state);
const rules = () => (balancers()[0]?.state["listeners"] as Props[])[1]?.["rules"];
const refusalOf = async (work: Promise<unknown>) =>
    await work.then(
        () => "",
        (error: unknown) => (error instanceof Error ? error.message : ""),
    );
const make = (changes: Annotations = {}, edit = (inputs: Props) => inputs) =>
    refusalOf(chain.make("ingress", (inputs) => edit(annotated(inputs, changes))));
const edit = (changes: Annotations) =>
    chain.update("ingress", (inputs) => annotated(inputs, changes));
const ruled =
    (...paths: Props[]) =>
    (inputs: Props): Props => ({
        ...inputs,
        spec: { ingressClassName: "alb", rules: [{ http: { paths } }] },
    });
const backend = (name: string, port: Props): Props => ({
    path: "/",
    pathType: "Prefix",
    backend: { service: { name, port } },
});
/** The reference Ingress in another namespace. */
const elsewhere = async (changes: Annotations) => {
    const inputs = annotated(chain.thing("ingress").inputs, changes);
    const metadata = { ...record(inputs, "metadata"), namespace: "default" };
    return await refusalOf(
        chain.provider(INGRESS).create(INGRESS, "elsewhere", { ...inputs, metadata }),
    );
};

describe("the reference Ingress", () => {
    it("opens the nodes for one range of ports, and leaves nothing behind", async () => {
        chain = await Chain.upTo("ingress");
        expect(await make()).toBe("");
        expect(balancers()[0]?.state["nodePorts"]).toBe("tcp/30621-31804");
        await chain.remove("ingress");
        expect([...balancers(), ...targetGroups()]).toEqual([]);
        expect(
            all("aws:ec2/securityGroup:SecurityGroup").map(({ inputs }) => inputs["name"]),
        ).toEqual([expect.stringMatching(/^eks-cluster-sg-edge-/)]);
    });

    it("has no ALB where its action can't be read", async () => {
        chain = await Chain.upTo("ingress");
        const action = backend("ssl-redirect", { name: "use-annotation" });
        expect(await make({ "actions.ssl-redirect": "443" }, ruled(action, BACKEND))).toContain(
            "FailedBuildModel",
        );
        expect(balancers()).toEqual([]);
    });

    it("answers 503 without its Service, which is no error of the controller's", async () => {
        chain = await Chain.upTo("ingress");
        const words = await make({}, ruled(backend("nowhere", { number: 443 })));
        expect(words).toMatch(/does not target any Service\. Field [^;]*$/);
        expect(rules()).toMatchObject([
            { action: { statusCode: "503", body: "Backend service does not exist" } },
        ]);
    });

    it.each<[string, Props]>([
        ["unable to find port grpc on service istio-system/istio-ingressgateway", { name: "grpc" }],
        ["unable to find port 8443 on service", { number: 8443 }],
    ])("says why: %s", async (words, port) => {
        chain = await Chain.upTo("ingress");
        expect(await make({}, ruled(backend("istio-ingressgateway", port)))).toContain(words);
    });

    it("takes a port by name, by number and by its digits", async () => {
        chain = await Chain.upTo("ingress");
        const tuple = (servicePort: unknown) => ({
            serviceName: "istio-ingressgateway",
            servicePort,
            weight: 1,
        });
        const targets = [tuple(443), tuple("443"), tuple("https")];
        const action = { type: "forward", forwardConfig: { targetGroups: targets } };
        const path = backend("split", { name: "use-annotation" });
        expect(await make({ "actions.split": JSON.stringify(action) }, ruled(path))).toBe("");
        expect(targetGroups().map(({ port }) => port)).toEqual([31804, 31804]);
    });

    it("is nobody's without a class, and takes the old annotation that says the same", async () => {
        chain = await Chain.upTo("ingress");
        const classless = (inputs: Props) => ({
            ...inputs,
            spec: { rules: [{ http: { paths: [BACKEND] } }] },
        });
        expect(await make({}, classless)).toContain('no controller has the class ""');
        expect(balancers()).toEqual([]);
        await chain.close();

        chain = await Chain.upTo("ingress");
        expect(await make({ "kubernetes.io/ingress.class": "alb" })).toBe("");
    });

    it.each(["first", "1001", "-1001"])(
        "waits without an event for the order %s",
        async (order) => {
            chain = await Chain.upTo("ingress");
            const words = await make({ "group.name": "shared", "group.order": order });
            expect(words).toContain("failed to load Ingress group order");
            expect(words).not.toContain("FailedBuildModel");
        },
    );
});

describe("Ingresses of one group in two namespaces", () => {
    it("have one ALB and two target groups, and 503 for a Service of the other namespace", async () => {
        chain = await Chain.upTo("ingress");
        await make({ "group.name": "shared" });
        expect(await elsewhere({ "group.name": "shared", "group.order": "-1" })).toContain(
            "does not target any Service",
        );
        expect(rules()).toMatchObject([
            { action: { type: "fixed-response", statusCode: "503" } },
            { action: { type: "forward" } },
        ]);
        await chain.close();

        chain = await Chain.upTo("ingress");
        await make({ "group.name": "shared" });
        await chain.provider(RELEASE).create(RELEASE, "other", {
            ...chain.thing("gateway").inputs,
            namespace: "default",
            values: { service: { type: "NodePort" } },
        });
        expect(await elsewhere({ "group.name": "shared", "group.order": "-1" })).toBe("");
        expect(balancers()).toHaveLength(1);
        expect(targetGroups()).toHaveLength(2);
        expect(rules()).toMatchObject([
            { action: { targetGroups: [{ key: expect.stringMatching(/^default\//) }] } },
            { action: { targetGroups: [{ key: expect.stringMatching(/^istio-system\//) }] } },
        ]);
    });
});

describe("a live Ingress", () => {
    const start = async (changes: Annotations = {}) => {
        chain = await Chain.upTo("ingress");
        expect(await make(changes)).toBe("");
    };

    it("takes another ACL in place of its own", async () => {
        await start();
        const type = "aws:wafv2/webAcl:WebAcl";
        const acl = await chain.provider(type).create(type, "b", chain.thing("acl").inputs);
        await edit({ "wafv2-acl-arn": text(acl.state, "arn") });
        expect(balancers()[0]?.inputs["webAclArn"]).toBe(acl.state["arn"]);
        await chain.remove("acl");
    });

    it("gets another target group for pods, checked on the port's own number", async () => {
        await start();
        const [before] = targetGroups();
        await edit({ "target-type": "ip" });
        expect(targetGroups()).toMatchObject([{ port: 443, healthCheck: { port: "15021" } }]);
        expect(targetGroups()[0]?.["arn"]).not.toBe(before?.["arn"]);
    });

    it("keeps subnets and attributes whose annotation has gone", async () => {
        await start({
            "load-balancer-attributes": "idle_timeout.timeout_seconds=90",
            "target-group-attributes": "slow_start.duration_seconds=45",
        });
        const subnets = [chain.id("private-b"), chain.id("private-a")];
        await edit({ subnets: subnets.join() });
        await edit({
            subnets: undefined,
            "load-balancer-attributes": undefined,
            "target-group-attributes": "stickiness.enabled=true",
        });
        expect(balancers()[0]?.inputs).toMatchObject({
            subnets,
            attributes: { "idle_timeout.timeout_seconds": "90" },
        });
        expect(targetGroups()[0]?.["attributes"]).toEqual({
            "slow_start.duration_seconds": "45",
            "stickiness.enabled": "true",
        });
    });

    it("is replaced for another scheme in spite of deletion protection", async () => {
        await start({ "load-balancer-attributes": "deletion_protection.enabled=true" });
        const before = balancers()[0]?.state["dnsName"];
        await edit({ scheme: "internal" });
        expect(balancers()[0]?.state["dnsName"]).not.toBe(before);
    });

    it("is kept from deletion by attributes that can't be read, and by no other mistake", async () => {
        await start();
        await edit({ "load-balancer-attributes": "http2" });
        await expect(chain.remove("ingress")).rejects.toThrow("failed to parse stringMap");
        await edit({ "load-balancer-attributes": undefined, scheme: "public" });
        expect(chain.cloud.warnings()).toEqual([expect.stringContaining("unknown scheme")]);
        await chain.remove("ingress");
        expect(balancers()).toEqual([]);
    });
});

describe("attributes", () => {
    it("are taken as written: the last of two, an empty value, a comma at the end", async () => {
        chain = await Chain.upTo("ingress");
        await make({
            "target-group-attributes":
                "slow_start.duration_seconds=30, slow_start.duration_seconds=45,stickiness.type=,stickiness.enabled=true,",
        });
        expect(targetGroups()[0]?.["attributes"]).toEqual({
            "slow_start.duration_seconds": "45",
            "stickiness.type": "",
            "stickiness.enabled": "true,",
        });
    });

    it("of a group merge, and conflict where one key has two values", async () => {
        chain = await Chain.upTo("ingress");
        const idle = (seconds: number) => `idle_timeout.timeout_seconds=${seconds}`;
        await make({ "group.name": "shared", "load-balancer-attributes": idle(60) });
        const words = await elsewhere({
            "group.name": "shared",
            "load-balancer-attributes": idle(61),
        });
        expect(words).toContain(
            "conflicting load balancer attributes idle_timeout.timeout_seconds: 61 | 60",
        );
    });
});
