import { describe, expect, it } from "vitest";

import { controllerValues } from "../../components/controller/values";

const args = {
    clusterName: "payments-test",
    region: "eu-west-1",
    vpcId: "vpc-1",
    replicas: 3,
    image: undefined,
    serviceAccountName: "aws-load-balancer-controller",
    ingressNamespaces: ["istio-system"],
    roleArn: undefined,
};

describe("controllerValues", () => {
    it("says all that the controller can't find out, and makes it safe to be down", () => {
        expect(controllerValues(args)).toEqual({
            clusterName: "payments-test",
            region: "eu-west-1",
            vpcId: "vpc-1",
            replicaCount: 3,
            serviceAccount: { create: true, name: "aws-load-balancer-controller" },
            podDisruptionBudget: { maxUnavailable: 1 },
            enableServiceMutatorWebhook: false,
            keepTLSSecret: true,
            ingressClassParams: {
                spec: {
                    namespaceSelector: {
                        matchExpressions: [
                            {
                                key: "kubernetes.io/metadata.name",
                                operator: "In",
                                values: ["istio-system"],
                            },
                        ],
                    },
                },
            },
            disableIngressClassAnnotation: true,
        });
    });

    it("opens the class to further namespaces, in one order, or to all", () => {
        const ingressNamespaces = ["istio-system", "team-b", "team-a", "istio-system"];
        const { spec } = controllerValues({ ...args, ingressNamespaces }).ingressClassParams!;
        expect(spec.namespaceSelector.matchExpressions.map(({ values }) => values)).toEqual([
            ["istio-system", "team-a", "team-b"],
        ]);

        const open = controllerValues({ ...args, ingressNamespaces: "all" });
        expect(open).not.toHaveProperty("ingressClassParams");
        expect(open).not.toHaveProperty("disableIngressClassAnnotation");
    });

    it("annotates the service account with its role for IRSA", () => {
        const roleArn = "arn:aws:iam::111122223333:role/controller";

        expect(controllerValues({ ...args, roleArn }).serviceAccount).toEqual({
            create: true,
            name: "aws-load-balancer-controller",
            annotations: { "eks.amazonaws.com/role-arn": roleArn },
        });
    });

    it("takes the image from a mirror and leaves its tag to the chart", () => {
        const image = "mirror.example:5000/eks/aws-load-balancer-controller";

        expect(controllerValues({ ...args, image }).image).toEqual({ repository: image });
        expect(controllerValues(args).image).toBeUndefined();
    });
});
