import { describe, expect, it } from "vitest";

import { DEFAULT_VERSIONS } from "../../components/config/versions";
import type { LoadBalancerControllerArgs } from "../../components/controller/load-balancer-controller";
import { anyCluster } from "../cluster/args";
import { anyNetwork } from "../network/args";
import { type ProgramOptions, counts, declaredBy, only, startProgram } from "../support/pulumi";
import { controllerOn } from "./args";

const NAME = "aws-load-balancer-controller";
const RELEASE = "kubernetes:helm.sh/v3:Release";

function controller(changes: Partial<LoadBalancerControllerArgs> = {}) {
    const network = anyNetwork();
    return controllerOn(anyCluster(network), network, changes);
}

async function declaredFor(
    changes: Partial<LoadBalancerControllerArgs> = {},
    options?: ProgramOptions,
) {
    const declared = await declaredBy(() => controller(changes), options);
    return declared.filter(({ name }) => name === "controller");
}

/** Parameters of the class that only Ingresses of these namespaces may use. */
const lockedTo = (...values: string[]) => ({
    spec: {
        namespaceSelector: {
            matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values }],
        },
    },
});

describe("LoadBalancerController", () => {
    it("is one Helm release under the chart's own name, from which its service account follows", async () => {
        const declared = await declaredFor();

        expect(only(declared, RELEASE).inputs).toEqual({
            name: NAME,
            namespace: "kube-system",
            chart: NAME,
            repositoryOpts: { repo: "https://charts.example" },
            version: DEFAULT_VERSIONS.controller,
            timeout: 900,
            compat: "true",
            values: {
                clusterName: "payments-test",
                region: "eu-west-1",
                vpcId: "network-id",
                replicaCount: 2,
                serviceAccount: { create: true, name: NAME },
                podDisruptionBudget: { maxUnavailable: 1 },
                enableServiceMutatorWebhook: false,
                keepTLSSecret: true,
                ingressClassParams: lockedTo("istio-system"),
                disableIngressClassAnnotation: true,
            },
        });
    });

    it.each([
        { given: ["team-a"], params: lockedTo("istio-ingress", "team-a") },
        { given: "all" as const, params: undefined },
    ])("serves the gateway's namespace and $given", async ({ given, params }) => {
        const declared = await declaredFor({
            gatewayNamespace: "istio-ingress",
            ingressNamespaces: given,
        });
        expect(only(declared, RELEASE).inputs.values.ingressClassParams).toEqual(params);
    });

    it("has its role by an association with exactly that service account", async () => {
        const declared = await declaredFor();

        expect(
            only(declared, "aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs,
        ).toEqual({
            clusterName: "payments-test",
            namespace: "kube-system",
            serviceAccount: NAME,
            roleArn: "arn:aws:iam::111122223333:role/controller-1a2b3c4",
        });
        expect(counts(declared)).toEqual({
            "aws:iam/role:Role": 1,
            "aws:iam/policy:Policy": 1,
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
            "aws:eks/podIdentityAssociation:PodIdentityAssociation": 1,
            [RELEASE]: 1,
        });
    });

    it("may open security groups of its own VPC, in the partition of the account", async () => {
        const declared = await declaredFor(
            {},
            { lookups: { "aws:index/getPartition:getPartition": () => ({ partition: "aws-cn" }) } },
        );

        const policy = JSON.parse(only(declared, "aws:iam/policy:Policy").inputs.policy);
        const conditions = policy.Statement.map((s: { Condition?: object }) => s.Condition);
        expect(conditions).toContainEqual({
            ArnEquals: { "ec2:Vpc": "arn:aws:ec2:eu-west-1:111122223333:vpc/network-id" },
        });
        const resources = policy.Statement.flatMap((s: { Resource: string }) => s.Resource);
        expect(resources).toContain("arn:aws-cn:ec2:*:*:security-group/*");
    });

    it("has its role by IRSA with the cluster's issuer, and no association", async () => {
        const declared = await declaredFor({ credentials: "irsa" });

        const provider = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
        expect(only(declared, provider).inputs.url).toBe(
            "https://oidc.eks.eu-west-1.amazonaws.com/id/1A2B",
        );
        expect(only(declared, RELEASE).inputs.values.serviceAccount).toEqual({
            create: true,
            name: NAME,
            annotations: {
                "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/controller-1a2b3c4",
            },
        });
        expect(counts(declared)).not.toHaveProperty(
            "aws:eks/podIdentityAssociation:PodIdentityAssociation",
        );
    });

    it("comes from a registry and runs an image of a mirror where the config says so", async () => {
        const image = "mirror.example/lbc";

        const declared = await declaredFor({
            charts: { controller: "oci://mirror.example/charts" },
            images: { controller: image },
        });

        const { inputs } = only(declared, RELEASE);
        expect(inputs.chart).toBe(`oci://mirror.example/charts/${NAME}`);
        expect(inputs).not.toHaveProperty("repositoryOpts");
        expect(inputs.values.image).toEqual({ repository: image });
    });

    it("serves the class that its chart makes", async () => {
        await startProgram();

        expect(controller().ingressClass).toBe("alb");
    });
});
