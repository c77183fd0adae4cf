import { afterEach, describe, expect, it } from "vitest";

import { type Props, record, show } from "../../../sandbox/cloud/values";
import { annotated, Chain } from "./chain";

const OLD_CHARTS = "https://istio-release.storage.googleapis.com/charts";

let chain: Chain;
afterEach(() => chain.close());

/** Makes the chain without some steps, up to one that must then be refused. */
async function refusal(step: string, leaveOut: string[], edit?: (inputs: Props) => Props) {
    chain = await Chain.upTo(step, leaveOut);
    return await chain.make(step, edit).then(
        () => "",
        (error: unknown) => (error instanceof Error ? error.message : ""),
    );
}

describe("what is missing", () => {
    it.each([
        ["nodes", ["private-route"], "has no way out"],
        ["nodes", ["public-route"], "has no way out"],
        ["nodes", ["private-b-table"], "has no way out"],
        ["nodes", ["node-worker"], "no AmazonEKSWorkerNodePolicy"],
        ["nodes", ["node-cni"], "no AmazonEKS_CNI_Policy"],
        ["nodes", ["node-registry"], "no AmazonEC2ContainerRegistryPullOnly"],
        ["nat", ["igw", "public-route"], "Gateway.NotAttached"],
        ["cluster", ["cluster-policy"], "AmazonEKSClusterPolicy"],
        ["istiod", ["base"], "waits for the CRDs of the chart base"],
        ["istiod", ["nodes", "controller"], "no nodes available to schedule pods"],
        ["istiod", ["namespace", "base"], 'namespaces "istio-system" not found'],
        ["gateway", ["istiod"], 'ImagePullBackOff: image "auto"'],
        ["controller", ["nodes", "agent"], "no nodes available to schedule pods"],
        ["listener", ["base", "istiod", "gateway"], 'no matches for kind "Gateway"'],
        ["validation", ["validation-record"], "last state: 'PENDING_VALIDATION'"],
        ["ingress", ["controller"], "no load balancer controller runs"],
        ["ingress", ["agent"], "NoCredentialProviders"],
        ["ingress", ["association"], "NoCredentialProviders"],
        ["ingress", ["controller-policy"], "not authorized to perform: ec2:DescribeAvailab"],
        ["ingress", ["gateway", "listener", "route"], "does not target any Service"],
        ["ingress", ["validation-record", "validation"], "UnsupportedCertificate"],
    ])("%s without %j is refused: %s", async (step, leaveOut, words) => {
        expect(await refusal(step, leaveOut)).toContain(words);
    });

    it("an edit of a value is refused in the service's words", async () => {
        const cases: [string, (inputs: Props) => Props, string][] = [
            ["private-a", (i) => ({ ...i, cidrBlock: "10.0.0.128/25" }), "InvalidSubnet.Conflict"],
            ["private-a", (i) => ({ ...i, cidrBlock: "10.9.0.0/24" }), "InvalidSubnet.Range"],
            ["private-a", (i) => ({ ...i, availabilityZone: "us-east-1a" }), "InvalidParameter"],
            ["private-a", (i) => ({ ...i, vpcId: "vpc-0" }), "InvalidVpcID.NotFound"],
            [
                "node-worker",
                (i) => ({ ...i, policyArn: "arn:aws:iam::aws:policy/X" }),
                "NoSuchEntity",
            ],
            ["policy", (i) => ({ ...i, policy: "{" }), "MalformedPolicyDocument"],
            ["alias", (i) => ({ ...i, name: "shop.example.org" }), "is not permitted in zone"],
            ["alias", (i) => aliased(i, { zoneId: "Z1" }), "does not lie within the target zone"],
            ["alias", (i) => aliased(i, { name: "other.elb.amazonaws.com" }), "was not found"],
            ["acl", (i) => ({ ...i, rules: [{ name: "a", priority: 0 }] }), "VisibilityConfig"],
            ["controller", (i) => ({ ...i, values: { clusterName: "edge" } }), "CrashLoopBackOff"],
            ["controller", (i) => ({ ...i, values: {} }), "without a valid clusterName"],
            [
                "gateway",
                (i) => ({ ...i, values: { gateways: {} } }),
                "Additional property gateways",
            ],
            ["istiod", (i) => ({ ...i, chart: "istio" }), 'chart "istio" not found'],
            [
                "istiod",
                (i) => ({ ...i, repositoryOpts: { repo: OLD_CHARTS }, version: "1.31.0" }),
                `chart "istiod" version "1.31.0" not found in ${OLD_CHARTS} repository`,
            ],
            [
                "istiod",
                (i) => ({ ...i, repositoryOpts: { repo: OLD_CHARTS }, version: "1.30.5" }),
                'chart "istiod" version "1.30.5" not found',
            ],
            [
                "istiod",
                (i) => ({ ...i, chart: "oci://gcr.io/istio-release/charts/istiod" }),
                'failed to download "oci://gcr.io/istio-release/charts/istiod" at version',
            ],
            [
                "istiod",
                (i) => ({ ...i, values: { global: { hub: "registry.istio.io/release" } } }),
                "ImagePullBackOff: registry.istio.io/release: not found",
            ],
        ];
        for (const [step, edit, words] of cases) {
            expect(await refusal(step, [], edit), step).toContain(words);
            await chain.close();
        }
    });

    it.each([
        ["controller-role", { assumeRolePolicy: "{" }],
        ["policy", { policy: '{"Statement": [{"Effect": "Allow", "Action": "*"}]}' }],
    ])("%s takes no malformed document later either", async (name, change) => {
        chain = await Chain.upTo("association");
        await expect(chain.update(name, (i) => ({ ...i, ...change }))).rejects.toThrow(
            "MalformedPolicyDocument",
        );
    });

    it("a role that the agent may not tag sessions of is not taken up", async () => {
        chain = await Chain.upTo("ingress", [
            "controller-role",
            "controller-policy",
            "association",
        ]);
        await chain.make("controller-role", ({ assumeRolePolicy, ...rest }) => ({
            ...rest,
            assumeRolePolicy: show(assumeRolePolicy).replace(',"sts:TagSession"', ""),
        }));
        await chain.make("controller-policy");
        await chain.make("association");
        await chain.update("controller", (i) => ({ ...i, timeout: 600 }));
        await expect(chain.make("ingress")).rejects.toThrow(
            "AccessDenied: Not authorized to perform sts:AssumeRole",
        );
    });

    it("an association that comes after the pods gives them nothing", async () => {
        chain = await Chain.upTo("ingress", ["association"]);
        await chain.make("association");
        await expect(chain.make("ingress")).rejects.toThrow("NoCredentialProviders");
    });

    it("nodes without a way out pull no image", async () => {
        chain = await Chain.upTo("controller");
        await chain.remove("private-route");
        await expect(chain.make("controller")).rejects.toThrow(
            "ImagePullBackOff: public.ecr.aws/eks/aws-load-balancer-controller: dial tcp: i/o timeout",
        );
    });

    it("the mutator for Services fails closed while its controller isn't there", async () => {
        chain = await Chain.upTo("controller");
        await chain
            .make("controller", (i) => ({
                ...i,
                values: { clusterName: "edge" },
            }))
            .catch(() => undefined);
        await chain.make("namespace");
        await chain.make("base");
        await expect(chain.make("istiod")).rejects.toThrow('webhook "mservice.elbv2.k8s.aws"');
    });
});

describe("a webhook", () => {
    const CONTROLLER_DOWN = 'failed calling webhook "vingress.elbv2.k8s.aws"';
    const unavailable = (inputs: Props) => ({
        ...inputs,
        scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 3 },
    });

    it("of istiod refuses what it can't see once istiod has run, and nothing before", async () => {
        chain = await Chain.upTo("listener", ["istiod", "gateway"]);
        await chain.make("listener");
        await chain.close();

        chain = await Chain.upTo("listener", ["gateway"]);
        await chain.remove("istiod");
        await expect(chain.make("listener")).rejects.toThrow(
            'failed calling webhook "validation.istio.io"',
        );
        await chain.make("istiod");
        await chain.make("listener");
        await chain.update("nodes", unavailable);
        await expect(chain.make("route")).rejects.toThrow("validation.istio.io");
    });

    it("of the controller is there while its release is, and answers while its pods run", async () => {
        chain = await Chain.upTo("ingress");
        await chain.make("ingress");
        await chain.update("nodes", unavailable);
        await expect(chain.update("ingress", (i) => ({ ...i }))).rejects.toThrow(CONTROLLER_DOWN);
        await chain.close();

        chain = await Chain.upTo("ingress", ["controller"]);
        const broken = chain.make("controller", (i) => ({ ...i, values: { clusterName: "edge" } }));
        await expect(broken).rejects.toThrow("CrashLoopBackOff");
        await expect(chain.make("ingress")).rejects.toThrow(CONTROLLER_DOWN);
    });

    it("of the controller is there before its pods, so an Ingress beside the release is refused", async () => {
        chain = await Chain.upTo("ingress", ["controller"]);
        const world = chain.cloud.world.snapshot();
        const made = new Map(chain.made);
        await chain.close();

        chain = await Chain.start({ world, quietMs: 50 });
        for (const [name, thing] of made) chain.made.set(name, thing);
        const release = chain.make("controller");
        await expect(chain.make("ingress")).rejects.toThrow(CONTROLLER_DOWN);
        await release;
        await chain.make("ingress");
    });

    it("of istiod doesn't inject into a namespace that is exempt, nor for another revision", async () => {
        chain = await Chain.upTo("gateway");
        const revised = (i: Props) => ({ ...i, values: { revision: "canary" } });
        await expect(chain.make("gateway", revised)).rejects.toThrow('image "auto"');
        await chain.close();

        chain = await Chain.upTo("gateway");
        const labels = { "istio-injection": "disabled" };
        await chain.update("namespace", (i) => ({
            ...i,
            metadata: { name: "istio-system", labels },
        }));
        await expect(chain.make("gateway")).rejects.toThrow('image "auto"');
    });
});

describe("nodes and the cluster's endpoint", () => {
    /** Makes a cluster with this endpoint, and its nodes. */
    async function joined(endpoint: (natAddress: string) => Props): Promise<void> {
        chain = await Chain.upTo("cluster");
        await chain.make("cluster", (inputs) => ({
            ...inputs,
            vpcConfig: {
                subnetIds: [chain.id("private-a"), chain.id("private-b")],
                ...endpoint(chain.output("nat", "publicIp")),
            },
        }));
        const needed = ["node-role", "node-worker", "node-cni", "node-registry", "nodes"];
        for (const name of needed) await chain.make(name);
    }

    it.each<[string, (natAddress: string) => Props]>([
        ["in the VPC", () => ({ endpointPrivateAccess: true, endpointPublicAccess: false })],
        ["open to all", () => ({})],
        ["open to NAT's address", (nat) => ({ publicAccessCidrs: [`${nat}/32`] })],
    ])("come together where it is %s", async (_, endpoint) => {
        await joined(endpoint);
    });

    it.each<[string, Props]>([
        ["open to others", { publicAccessCidrs: ["198.51.100.0/24"] }],
        ["closed", { endpointPublicAccess: false }],
    ])("don't where it is %s", async (_, endpoint) => {
        await expect(joined(() => endpoint)).rejects.toThrow(
            "the cluster's endpoint admits neither the VPC nor the NAT address",
        );
    });
});

describe("what Istio takes, but can't serve", () => {
    it("is a warning: a Gateway that selects nothing, a VirtualService of no Gateway", async () => {
        chain = await Chain.upTo("");
        await chain.update("gateway", (i) => ({
            ...i,
            values: { service: SERVICE, name: "edge" },
        }));
        expect(chain.cloud.warnings()).toEqual([
            'IST0101: Gateway istio-system/edge: Referenced selector not found: {"istio":"ingressgateway"}',
        ]);
        await chain.remove("listener");
        expect(chain.cloud.warnings()).toEqual([
            "IST0101: VirtualService istio-system/default: Referenced gateway not found: edge",
        ]);
    });

    it("or targets that the role may not register: the Ingress gets its address all the same", async () => {
        chain = await Chain.upTo("ingress");
        await chain.update("policy", (i) => ({
            ...i,
            policy: JSON.stringify({
                Statement: [
                    { Effect: "Allow", Action: "*", Resource: "*" },
                    { Effect: "Deny", Action: "*:RegisterTargets", Resource: "*" },
                ],
            }),
        }));
        await chain.make("ingress");
        expect(chain.cloud.warnings()).toEqual([
            expect.stringContaining(
                "not authorized to perform: elasticloadbalancing:RegisterTargets",
            ),
        ]);
    });
});

describe("what is in use", () => {
    it.each([
        ["vpc", "DependencyViolation: The vpc"],
        ["igw", "has some mapped public address(es)"],
        ["public-a", "DependencyViolation: The subnet"],
        ["private-a", "DependencyViolation: The subnet"],
        ["public-table", "DependencyViolation: The routeTable"],
        ["eip", "InvalidIPAddress.InUse"],
        ["cluster", "Cluster has nodegroups attached"],
        ["controller-role", "DeleteConflict: Cannot delete entity"],
        ["policy", "DeleteConflict: Cannot delete a policy attached"],
        ["certificate", "ResourceInUseException: Certificate"],
        ["acl", "WAFAssociatedItemException"],
        ["namespace", "stuck in Terminating"],
    ])("%s is not deleted: %s", async (name, words) => {
        chain = await Chain.upTo("");
        await expect(chain.remove(name)).rejects.toThrow(words);
    });

    it("subnets stay while only the ALB's interfaces are in them", async () => {
        chain = await Chain.upTo("");
        await chain.remove("private-route");
        await chain.remove("nat");
        await expect(chain.remove("public-a")).rejects.toThrow("aws:lb/loadBalancer:LoadBalancer");
    });
});

describe("what the controller and EKS made is in use too", () => {
    const GROUP = "aws:ec2/securityGroup:SecurityGroup";

    it("interfaces of the control plane hold its subnets, those of nodes theirs", async () => {
        chain = await Chain.upTo("node-role");
        await expect(chain.remove("private-a")).rejects.toThrow("(aws:eks/cluster:Cluster edge)");
        await chain.close();

        chain = await Chain.upTo("cluster");
        const subnetIds = [chain.id("public-a"), chain.id("public-b")];
        const vpcConfig = { subnetIds, endpointPrivateAccess: true };
        await chain.make("cluster", (inputs) => ({ ...inputs, vpcConfig }));
        const needed = ["node-role", "node-worker", "node-cni", "node-registry", "nodes"];
        for (const name of needed) await chain.make(name);
        await expect(chain.remove("private-a")).rejects.toThrow("(aws:eks/nodeGroup:NodeGroup");
    });

    it("security groups that the controller couldn't delete hold the VPC", async () => {
        chain = await Chain.upTo("");
        for (const entity of chain.cloud.world.all()) {
            if (/^aws:lb\//.test(entity.type)) chain.cloud.world.remove(entity);
        }
        // The finalizer keeps these two, and the cluster takes them along.
        const left = [...chain.made.keys()].filter((n) => !["ingress", "namespace"].includes(n));
        for (const name of left.reverse()) {
            if (name !== "vpc") await chain.remove(name);
        }
        expect(chain.cloud.world.all(GROUP)).toHaveLength(2);
        await expect(chain.remove("vpc")).rejects.toThrow(`DependencyViolation: The vpc`);
    });

    it("an ALB holds a security group of the program's", async () => {
        chain = await Chain.upTo("ingress");
        const aws = chain.provider("aws:");
        const group = await aws.create(GROUP, "own", { vpcId: chain.id("vpc") });
        await chain.make("ingress", (i) => annotated(i, { "security-groups": group.id }));
        await expect(aws.delete(group)).rejects.toThrow("has a dependent object");
    });

    it("a Classic Load Balancer has public addresses, which hold the internet gateway", async () => {
        chain = await Chain.upTo("gateway", ["controller"]);
        const classic = { service: { type: "LoadBalancer" } };
        await chain.make("gateway", (i) => ({ ...i, values: classic }));
        await chain.remove("nat");
        await expect(chain.remove("igw")).rejects.toThrow("has some mapped public address(es)");
    });
});

describe("an Ingress that is deleted", () => {
    it.each([
        ["controller", "no load balancer controller runs"],
        ["association", "Not authorized to perform sts:AssumeRole"],
        ["agent", "Not authorized to perform sts:AssumeRole"],
        ["controller-policy", "not authorized to perform"],
        ["private-route", "i/o timeout"],
        ["nat", "i/o timeout"],
        ["public-route", "i/o timeout"],
        ["private-a-table", "i/o timeout"],
        ["nodes", "no load balancer controller runs"],
    ])("stays with its finalizer when %s goes first", async (name, words) => {
        chain = await Chain.upTo("");
        await chain.remove(name);
        await expect(chain.remove("ingress")).rejects.toThrow(words);

        await chain.make(name);
        if (name === "nat") {
            await chain.remove("private-route");
            await chain.make("private-route");
        }
        await chain.remove("ingress");
        expect(chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer")).toEqual([]);
    });

    it("loses its load balancer but not its finalizer while its class is gone", async () => {
        chain = await Chain.upTo("");
        const withClass = (is: boolean) =>
            chain.update("controller", (i) => ({
                ...i,
                values: { ...record(i, "values"), createIngressClassResource: is },
            }));
        await withClass(false);
        await expect(chain.remove("ingress")).rejects.toThrow(
            'finalizer ingress.k8s.aws/resources is still there (admission webhook "vingress.elbv2.k8s.aws" denied the request: invalid ingress class: ingressclasses.networking.k8s.io "alb" not found)',
        );
        expect(chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer")).toEqual([]);
        await withClass(true);
        await chain.remove("ingress");
    });

    it("leaves the load balancer behind when the cluster goes first", async () => {
        chain = await Chain.upTo("");
        await chain.remove("nodes");
        await chain.remove("cluster");
        const left = chain.cloud.world.all().map(({ type }) => type);
        expect(left).toContain("aws:lb/loadBalancer:LoadBalancer");
        await expect(chain.remove("vpc")).rejects.toThrow("DependencyViolation");
    });
});

describe("nodes that are deleted", () => {
    it.each(["private-route", "node-cni"])("leave interfaces when %s went first", async (name) => {
        chain = await Chain.upTo("controller");
        await chain.remove("agent");
        await chain.remove(name);
        await chain.remove("nodes");
        await chain.remove("cluster");
        await expect(chain.remove("private-a")).rejects.toThrow("networkInterface");
    });

    it("leave nothing otherwise", async () => {
        chain = await Chain.upTo("controller");
        await chain.remove("nodes");
        await chain.remove("cluster");
        expect(chain.cloud.world.all("aws:ec2/networkInterface:NetworkInterface")).toEqual([]);
    });

    it("resolve no names any more once coredns has gone with its add-on", async () => {
        chain = await Chain.upTo("");
        const type = "aws:eks/addon:Addon";
        const inputs = { clusterName: "edge", addonName: "coredns" };
        const provider = chain.provider(type);
        await expect(provider.create(type, "dns", inputs)).rejects.toThrow("ConfigurationConflict");
        const overwrites = { ...inputs, resolveConflictsOnCreate: "OVERWRITE" };
        await provider.delete(await provider.create(type, "dns", overwrites));
        await expect(chain.remove("ingress")).rejects.toThrow("i/o timeout");
    });
});

describe("the control plane's log group", () => {
    it("is the account's own where the program made none, and comes back where it goes first", async () => {
        chain = await Chain.upTo("cluster");
        await chain.make("cluster", (i) => ({ ...i, enabledClusterLogTypes: ["audit"] }));
        await chain.remove("cluster");
        const groups = chain.cloud.world.all("aws:cloudwatch/logGroup:LogGroup");
        expect(groups.map(({ id }) => id)).toEqual(["/aws/eks/edge/cluster"]);
    });
});

const SERVICE = { type: "NodePort" };

function aliased(inputs: Props, edit: Props): Props {
    const [alias] = inputs["aliases"] as Props[];
    return { ...inputs, aliases: [{ ...alias, ...edit }] };
}
