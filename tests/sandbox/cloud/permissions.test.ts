import { afterEach, describe, expect, it } from "vitest";

import { type Props, record, text } from "../../../sandbox/cloud/values";
import { annotated, type Annotations, Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const TARGETS = "aws:lb/targetGroup:TargetGroup";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** Takes actions out of the controller's policy. */
const without = async (...actions: string[]) => {
    const policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", NotAction: ["none:None", ...actions], Resource: "*" }],
    });
    await chain.update("policy", (inputs) => ({ ...inputs, policy }));
};

const refusalOf = async (work: Promise<unknown>) =>
    await work.then(
        () => "",
        (error: unknown) => (error instanceof Error ? error.message : ""),
    );

/** Security groups, target groups, load balancers of the controller's. */
const made = () =>
    [GROUP, TARGETS, BALANCER].map((type) => {
        const all = chain.cloud.world.all(type);
        return all.filter(({ owner }) => owner?.startsWith("ingress:")).length;
    });

describe("an action that the controller's policy lacks", () => {
    it.each<[string, string, number[]]>([
        ["ec2:CreateSecurityGroup", "FailedBuildModel: ", [0, 0, 0]],
        ["ec2:AuthorizeSecurityGroupIngress", "FailedDeployModel: ", [2, 0, 0]],
        ["elasticloadbalancing:CreateTargetGroup", "FailedDeployModel: ", [2, 0, 0]],
        ["elasticloadbalancing:CreateLoadBalancer", "FailedDeployModel: ", [2, 1, 0]],
        ["iam:CreateServiceLinkedRole", "FailedDeployModel: ", [2, 1, 0]],
        ["elasticloadbalancing:CreateListener", "FailedDeployModel: ", [2, 1, 1]],
        ["elasticloadbalancing:DescribeListenerAttributes", "FailedDeployModel: ", [2, 1, 1]],
        ["elasticloadbalancing:CreateRule", "FailedDeployModel: ", [2, 1, 1]],
        ["wafv2:GetWebACLForResource", "FailedDeployModel: ", [2, 1, 1]],
        ["wafv2:AssociateWebACL", "FailedDeployModel: ", [2, 1, 1]],
        ["elasticloadbalancing:SetWebAcl", "FailedDeployModel: ", [2, 1, 1]],
    ])("%s ends at the Ingress: %s, with %j made", async (action, event, left) => {
        chain = await Chain.upTo("ingress");
        await without(action);
        const words = await refusalOf(chain.make("ingress"));
        expect(words).toContain(event);
        expect(words).toContain(`not authorized to perform: ${action}`);
        expect(words).toContain(action.startsWith("ec2:") ? "UnauthorizedOp" : "AccessDenied");
        expect(made()).toEqual(left);
    });

    it("of old policies leaves listeners without targets, and the Ingress without an address", async () => {
        chain = await Chain.upTo("ingress");
        await without("elasticloadbalancing:DescribeListenerAttributes");
        await refusalOf(chain.make("ingress"));
        expect(chain.cloud.world.all(TARGETS)[0]?.state).not.toHaveProperty("targets");
        const [ingress] = chain.cloud.world.all("kubernetes:networking.k8s.io/v1:Ingress");
        expect(text(ingress?.state, "status.loadBalancer.ingress.0.hostname")).toBeUndefined();
    });

    it("of the web ACL leaves an ALB that serves without it", async () => {
        chain = await Chain.upTo("ingress");
        await without("wafv2:AssociateWebACL");
        await refusalOf(chain.make("ingress"));
        const [balancer] = chain.cloud.world.all(BALANCER);
        expect(balancer?.inputs["webAclArn"]).toBe("");
        expect(chain.cloud.world.all(TARGETS)[0]?.state["targets"]).toHaveLength(2);
    });

    it.each([
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:DeregisterTargets",
        "elasticloadbalancing:DeleteTargetGroup",
        "ec2:RevokeSecurityGroupIngress",
        "ec2:DeleteSecurityGroup",
    ])("%s keeps the Ingress from going until it is back", async (action) => {
        chain = await Chain.upTo("alias");
        await without(action);
        expect(await refusalOf(chain.remove("ingress"))).toContain(
            `finalizer ingress.k8s.aws/resources is still there (FailedDeployModel: Failed deploy model due to operation error ${action}`,
        );
        await without();
        await chain.remove("ingress");
        expect(made()).toEqual([0, 0, 0]);
    });
});

describe("a deletion protection that no Ingress asks for any more", () => {
    it("is switched off by the controller, which needs the right to", async () => {
        const action = "elasticloadbalancing:ModifyLoadBalancerAttributes";
        const attributes = "deletion_protection.enabled=true";
        chain = await Chain.upTo("ingress");
        await chain.make("ingress", (i) =>
            annotated(i, { "load-balancer-attributes": attributes }),
        );
        await chain.update("ingress", (i) =>
            annotated(i, { "load-balancer-attributes": undefined }),
        );
        await without(action);
        expect(await refusalOf(chain.remove("ingress"))).toContain(`operation error ${action}`);
        await without();
        await chain.remove("ingress");
        expect(made()).toEqual([0, 0, 0]);
    });
});

describe("an edit of a live Ingress asks for what it changes", () => {
    const elb = (name: string) => `elasticloadbalancing:${name}`;

    it.each<[string, (c: Chain) => Annotations]>([
        [elb("ModifyListener"), () => ({ "ssl-policy": "ELBSecurityPolicy-TLS13-1-3-2021-06" })],
        [
            elb("ModifyListener"),
            () => ({ "mutual-authentication": '[{"port": 443, "mode": "passthrough"}]' }),
        ],
        [
            elb("AddListenerCertificates"),
            (c) => ({ "certificate-arn": `${c.id("certificate")},${ISSUED}` }),
        ],
        [
            elb("DeleteListener"),
            () => ({ "listen-ports": '[{"HTTPS": 443}]', "ssl-redirect": undefined }),
        ],
        [elb("ModifyRule"), () => ({ "backend-protocol": "HTTP" })],
        [elb("DeleteTargetGroup"), () => ({ "backend-protocol": "HTTP" })],
        [elb("ModifyTargetGroup"), () => ({ "healthcheck-path": "/other" })],
        [
            elb("ModifyTargetGroupAttributes"),
            () => ({ "target-group-attributes": "slow_start.duration_seconds=45" }),
        ],
        [
            elb("ModifyLoadBalancerAttributes"),
            () => ({ "load-balancer-attributes": "idle_timeout.timeout_seconds=90" }),
        ],
        [elb("SetSubnets"), (c) => ({ subnets: `${c.id("private-a")},${c.id("private-b")}` })],
        [elb("AddTags"), () => ({ tags: "team=payments" })],
        [elb("DeleteLoadBalancer"), () => ({ scheme: "internal" })],
        ["wafv2:DisassociateWebACL", () => ({ "wafv2-acl-arn": "none" })],
    ])("%s", async (action, changes) => {
        chain = await Chain.upTo("alias");
        await without(action, ...OF_NEW);
        await chain.update("ingress", (inputs) => annotated(inputs, changes(chain)));
        expect(chain.cloud.warnings()).toEqual([
            expect.stringContaining(`not authorized to perform: ${action}`),
        ]);
    });

    it("and for nothing else", async () => {
        chain = await Chain.upTo("alias");
        await without("elasticloadbalancing:Modify*", "elasticloadbalancing:Set*", ...OF_NEW);
        await chain.update("ingress", (inputs) => annotated(inputs, { "load-balancer-name": "b" }));
        expect(chain.cloud.warnings()).toEqual([]);
    });
});

/** Issued before the program came. */
const ISSUED = "arn:aws:acm:eu-west-1:111122223333:certificate/1";
/** What only a new listener or rule needs. */
const OF_NEW = ["elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateRule"];

describe("a role by the cluster's identity provider", () => {
    const issuer = () => chain.output("cluster", "identities.0.oidcs.0.issuer");
    const host = () => issuer().replace("https://", "");

    /** The Ingress under a controller whose service account names a role with this trust. */
    async function assumed(trust: Props, audiences = ["sts.amazonaws.com"]): Promise<string> {
        chain = await Chain.upTo("ingress", ["agent", "association", "controller-role", ...ROLE]);
        const type = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
        const provider = await chain
            .provider(type)
            .create(type, "oidc", { url: issuer(), clientIdLists: audiences });
        const equals = Object.entries(trust).map(([key, value]) => [`${host()}:${key}`, value]);
        const assumeRolePolicy = JSON.stringify({
            Statement: [
                {
                    Effect: "Allow",
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Principal: { Federated: provider.id },
                    Condition: { StringEquals: Object.fromEntries(equals) as Props },
                },
            ],
        });
        await chain.make("controller-role", () => ({ assumeRolePolicy }));
        await chain.make("controller-policy");
        const annotations = {
            "eks.amazonaws.com/role-arn": chain.output("controller-role", "arn"),
        };
        await chain.update("controller", (inputs) => ({
            ...inputs,
            values: { ...record(inputs, "values"), serviceAccount: { annotations } },
        }));
        return await refusalOf(chain.make("ingress"));
    }

    const ROLE = ["controller-policy"];
    const sub = "system:serviceaccount:kube-system:aws-load-balancer-controller";
    const aud = "sts.amazonaws.com";
    const DENIED = "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity";

    it.each<[string, Props, string[], string]>([
        ["sub and aud", { sub, aud }, [aud], ""],
        ["no aud", { sub }, [aud], DENIED],
        ["no sub", { aud }, [aud], DENIED],
        ["the sub of another account", { sub: `${sub}-2`, aud }, [aud], DENIED],
        ["an aud that the provider doesn't know", { sub, aud }, ["other"], DENIED],
    ])("is taken up with %s", async (_, trust, audiences, words) => {
        const answer = await assumed(trust, audiences);
        expect(answer).toContain(words);
        expect(answer === "").toBe(words === "");
    });
});

describe("a role by Pod Identity", () => {
    it("is for the service account that the association names: the chart's has the release's name", async () => {
        chain = await Chain.upTo("controller");
        const ingress = async (name: string, values: Props) => {
            await chain.make("controller", (inputs) => ({
                ...inputs,
                name,
                values: { ...record(inputs, "values"), ...values },
            }));
            for (const step of ["namespace", "base", "istiod", "gateway"]) await chain.make(step);
            for (const step of ["certificate", "validation-record", "acl"]) await chain.make(step);
            return await refusalOf(chain.make("ingress"));
        };
        expect(await ingress("lbc", {})).toContain("NoCredentialProviders");
        await chain.close();

        chain = await Chain.upTo("controller");
        const name = "aws-load-balancer-controller";
        expect(await ingress("lbc", { serviceAccount: { name } })).toBe("");
        const [found] = chain.cloud.world.all("kubernetes:networking.k8s.io/v1:Ingress");
        expect(text(found?.state, "status.loadBalancer.ingress.0.hostname")).toMatch(/^edge-/);
    });
});
